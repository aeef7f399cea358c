package dev.rollcall.plan;

import dev.rollcall.model.Address;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer said yes to: the part of a change that may not differ when it is applied. Reason,
 * cause, note and place may.
 *
 * <p>It holds an action and no {@link Step}: whether setting a role raises or lowers it follows
 * from both roles and the organization's ladder, and a saved plan is read without one.
 */
public record SavedChange(
    Action action,
    Address address,
    @Nullable Attributes before,
    @Nullable Attributes after,
    List<Consequence> consequences) {
  public SavedChange {
    consequences = List.copyOf(consequences);
  }

  /** What of {@code change} was approved with it. */
  public static SavedChange of(Change change) {
    return new SavedChange(
        change.step().action(),
        change.address(),
        change.before(),
        change.after(),
        change.consequences());
  }

  /** Tells the changes of one plan apart: no plan does one thing to one address twice. */
  public Key key() {
    return new Key(action, address);
  }

  /** Which change of a plan; its kind is that of the address. */
  public record Key(Action action, Address address) {}
}
