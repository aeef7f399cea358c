package dev.rollcall.plan;

import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Address;
import dev.rollcall.model.Role;
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

  /** Why a change is planned; the components are those of {@link Change}. */
  record Reason(String text, Cause cause, @Nullable String note, @Nullable SourceLocation source) {}

  public Change {
    requires = requires.stream().sorted().toList();
    consequences = List.copyOf(consequences);
  }

  private Change(
      Step step,
      Address address,
      @Nullable Attributes before,
      @Nullable Attributes after,
      Reason why) {
    this(
        step,
        address,
        before,
        after,
        why.text,
        why.cause,
        why.note,
        why.source,
        List.of(),
        List.of(),
        false);
  }

  /** Something is created, added or granted; {@code role} is null for a group. */
  static Change add(Step step, Address address, @Nullable Role role, Reason why) {
    return new Change(step, address, null, Attributes.of(role), why);
  }

  /** A role becomes another one. */
  static Change setRole(Step step, Address address, @Nullable Role before, Role after, Reason why) {
    return new Change(step, address, Attributes.of(before), Attributes.of(after), why);
  }

  /** An invitation is sent again. */
  static Change resend(Address address, Attributes before, Attributes after, Reason why) {
    return new Change(Step.RESEND_MEMBER, address, before, after, why);
  }

  /** What is at the address goes; {@code role} is null for a group. */
  static Change remove(Step step, Address address, @Nullable Role role, Reason why) {
    return new Change(step, address, Attributes.of(role), null, why);
  }

  /** The same change, after others. */
  Change requiring(List<Address> addresses) {
    return new Change(
        step, address, before, after, reason, cause, note, source, addresses, consequences, lowers);
  }

  /** The same change with what goes along. */
  Change withConsequences(List<Consequence> further) {
    return new Change(
        step, address, before, after, reason, cause, note, source, requires, further, lowers);
  }

  /** The same change, told to lower a role or not to. */
  Change lowering(boolean down) {
    return new Change(
        step, address, before, after, reason, cause, note, source, requires, consequences, down);
  }

  /** The same change for another cause. */
  Change withCause(Cause other) {
    return new Change(
        step, address, before, after, reason, other, note, source, requires, consequences, lowers);
  }

  /** Whether it leads from the same to the same as another change of its step and address. */
  boolean hasEffectOf(Change other) {
    return Objects.equals(before, other.before) && Objects.equals(after, other.after);
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
