package dev.rollcall.plan;

import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Address;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing apply will do.
 *
 * @param before what is live, or null where there is nothing yet
 * @param after what will be, or null where there will be nothing
 * @param reason for a reviewer, a clause such as "declared, not in the organization"
 * @param note what the files say about it
 * @param source the line that declares it, or null where none does
 * @param requires addresses of other changes of the plan that must be applied before
 * @param consequences what else goes, for removals
 * @param lowers whether it takes a role down without removing
 */
public record Change(
    Step step,
    Address address,
    @Nullable Attributes before,
    @Nullable Attributes after,
    String reason,
    Cause cause,
    @Nullable String note,
    @Nullable SourceLocation source,
    List<Address> requires,
    List<Consequence> consequences,
    boolean lowers) {
  /** By step, then by address. */
  public static final Comparator<Change> ORDER =
      Comparator.comparing(Change::step).thenComparing(Change::address);

  public Change {
    requires = requires.stream().sorted().toList();
    consequences = List.copyOf(consequences);
  }

  /** Whether it leads from the same to the same as another change of its step and address. */
  boolean hasEffectOf(Change other) {
    return Objects.equals(before, other.before) && Objects.equals(after, other.after);
  }

  /** The same change for another cause. */
  Change withCause(Cause other) {
    return new Change(
        step, address, before, after, reason, other, note, source, requires, consequences, lowers);
  }

  /** Whether somebody has less access after it. */
  public boolean reducesAccess() {
    return lowers || step.isRemoving();
  }
}
