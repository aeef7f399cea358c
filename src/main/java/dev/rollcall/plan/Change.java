package dev.rollcall.plan;

import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Address;
import dev.rollcall.model.Role;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
 * @param losses the memberships and grants that go with what is removed; never planned on their own
 * @param further what else the product does then, in its words, such as tokens that stop working
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
    Map<Address, Role> losses,
    List<String> further,
    boolean lowers) {
  /** By step, then by address. */
  public static final Comparator<Change> ORDER =
      Comparator.comparing(Change::step).thenComparing(Change::address);

  /**
   * What a change finds or leaves at its address; what does not apply is null.
   *
   * @param role null for a group
   * @param lastSentAt of an invitation, where the change is a resend
   * @param sends of an invitation, where the change is a resend
   */
  public record Attributes(
      @Nullable Role role, @Nullable Instant lastSentAt, @Nullable Integer sends) {
    /** Of something that has no attributes, such as a group. */
    public static final Attributes NONE = new Attributes(null, null, null);

    /** Of something that has a role, or none where it is a group, and nothing else. */
    public static Attributes of(@Nullable Role role) {
      return role == null ? NONE : new Attributes(role, null, null);
    }
  }

  public Change {
    requires = requires.stream().sorted().toList();
    losses = Collections.unmodifiableSortedMap(new TreeMap<>(losses));
    further = List.copyOf(further);
  }

  /** The same change with what is live and what will be. */
  Change between(@Nullable Attributes live, @Nullable Attributes wanted) {
    return new Change(
        step, address, live, wanted, reason, cause, note, source, requires, losses, further,
        lowers);
  }

  /** The same change, after others. */
  Change requiring(List<Address> addresses) {
    return new Change(
        step, address, before, after, reason, cause, note, source, addresses, losses, further,
        lowers);
  }

  /** The same change with what goes along. */
  Change losing(Map<Address, Role> lost, List<String> other) {
    return new Change(
        step, address, before, after, reason, cause, note, source, requires, lost, other, lowers);
  }

  /** The same change, told to lower a role or not to. */
  Change lowering(boolean down) {
    return new Change(
        step, address, before, after, reason, cause, note, source, requires, losses, further, down);
  }

  /** The same change for another cause. */
  Change withCause(Cause other) {
    return new Change(
        step, address, before, after, reason, other, note, source, requires, losses, further,
        lowers);
  }

  /** Whether it leads from the same to the same as another change of its address. */
  boolean hasEffectOf(Change other) {
    return step.action() == other.step.action()
        && Objects.equals(before, other.before)
        && Objects.equals(after, other.after);
  }

  /** The role before it; null where there is nothing, or nothing with a role. */
  public @Nullable Role roleBefore() {
    return before == null ? null : before.role();
  }

  /** The role after it; null where there is nothing, or nothing with a role. */
  public @Nullable Role roleAfter() {
    return after == null ? null : after.role();
  }

  /** Whether somebody has less access after it. */
  public boolean reducesAccess() {
    return lowers || step.isRemoving();
  }
}
