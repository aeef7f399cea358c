package dev.rollcall.plan;

import dev.rollcall.model.Address;
import dev.rollcall.model.Role;
import dev.rollcall.plan.Change.Attributes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    Map<Address, Role> losses,
    List<String> further) {
  public SavedChange {
    losses = Collections.unmodifiableMap(new LinkedHashMap<>(losses));
    further = List.copyOf(further);
  }

  /** What of {@code change} was approved with it. */
  public static SavedChange of(Change change) {
    return new SavedChange(
        change.step().action(),
        change.address(),
        change.before(),
        change.after(),
        change.losses(),
        change.further());
  }

  /** Whether it is of the action and address of {@code change}: no plan does one thing twice. */
  boolean isOf(Change change) {
    return action == change.step().action() && address.equals(change.address());
  }
}
