package dev.rollcall.plan;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.model.Address;
import dev.rollcall.model.Entry;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import dev.rollcall.model.Section;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who holds which role in one group or workspace: the part both have in common. */
final class AccessDiff {
  private final PlanContext scope;
  private final PlanBuilder draft;

  AccessDiff(PlanContext scope, PlanBuilder draft) {
    this.scope = scope;
    this.draft = draft;
  }

  /**
   * A group or workspace.
   *
   * @param reason why somebody is added
   * @param itself what must exist before anybody can be added, or null where nothing is created
   */
  record AccessTarget(
      Step add,
      Step setRole,
      Step remove,
      String reason,
      Function<Principal, Address> address,
      @Nullable Address itself) {}

  void plan(
      AccessTarget place,
      Map<Principal, Entry> declared,
      Map<Principal, Role> stored,
      Set<Principal> derived) {
    declared.forEach(
        (principal, entry) ->
            planDeclared(
                place, principal, entry, stored.get(principal), derived.contains(principal)));
    stored.forEach(
        (principal, role) -> {
          if (!declared.containsKey(principal)) {
            planUndeclared(place, principal, role);
          }
        });
  }

  private void planDeclared(
      AccessTarget place, Principal principal, Entry entry, @Nullable Role live, boolean derived) {
    EntryStatus standing = scope.standing(entry, principal);
    if (!standing.present()) {
      if (live != null && !draft.isLeaving(principal)) {
        remove(place, principal, live, entry.note(), standing.reason(), standing.cause());
      }
    } else if (live == null) {
      planMissing(place, principal, entry, derived, standing.cause());
    } else if (!live.equals(entry.role())) {
      put(place.setRole(), place, principal, live, entry, standing.cause());
    }
  }

  private void planMissing(
      AccessTarget place, Principal principal, Entry entry, boolean derived, Cause cause) {
    if (!willExist(principal)) {
      String reason = absence(principal);
      wait(place, principal, reason);
      warn(place, principal, WarningCodes.NOT_PRESENT, reason);
    } else if (derived && scope.staysAdmin(principal)) {
      warn(
          place,
          principal,
          WarningCodes.NO_EFFECT_WHILE_ADMIN,
          principal + " is an admin and has this access already; it counts as met");
    } else if (scope.isTooEarly(principal)) {
      wait(place, principal, "granted after joining");
    } else {
      boolean late = scope.waitsForJoining(principal);
      put(place.add(), place, principal, null, entry, late ? Cause.TIME : cause);
    }
  }

  private boolean willExist(Principal principal) {
    return scope.input().live().has(principal) || draft.creates(Address.of(principal));
  }

  /** Why nothing can be given to a principal that is not live. */
  private String absence(Principal principal) {
    Section section = Section.of(principal);
    return scope.input().capabilities().sections().contains(section)
        ? principal + " is not in the organization"
        : "whether "
            + principal
            + " is in the organization is not known: "
            + section.key()
            + " cannot be read here";
  }

  private void planUndeclared(AccessTarget place, Principal principal, Role live) {
    if (scope.ignores(principal) || draft.isLeaving(principal)) {
      return;
    }
    if (scope.prunes(principal)) {
      remove(place, principal, live, null, "not declared", Cause.DECLARED);
    } else {
      draft.addUnmanaged(
          place.address().apply(principal),
          scope.isUndeclaredCaller(principal) ? "the account rollcall runs as" : "not declared");
    }
  }

  private void put(
      Step step,
      AccessTarget place,
      Principal principal,
      @Nullable Role before,
      Entry entry,
      Cause cause) {
    Address address = place.address().apply(principal);
    draft.add(
        new Change(
            step,
            address,
            before == null ? null : Attributes.of(before),
            Attributes.of(entry.role()),
            before == null ? place.reason() : "declared with another role",
            cause,
            entry.note(),
            scope.source(address),
            before == null ? requirements(place, principal) : List.of(),
            List.of(),
            before != null && scope.ladder(step.kind()).isLowered(before, entry.role())));
  }

  private List<Address> requirements(AccessTarget place, Principal principal) {
    return Stream.of(place.itself(), Address.of(principal))
        .flatMap(Stream::ofNullable)
        .filter(draft::creates)
        .toList();
  }

  private void remove(
      AccessTarget place,
      Principal principal,
      Role before,
      @Nullable String note,
      String reason,
      Cause cause) {
    Address address = place.address().apply(principal);
    draft.add(
        new Change(
            place.remove(),
            address,
            Attributes.of(before),
            null,
            reason,
            cause,
            note,
            scope.source(address),
            List.of(),
            List.of(),
            false));
  }

  private void wait(AccessTarget place, Principal principal, String reason) {
    draft.add(new WaitingEntry(place.address().apply(principal), reason, null, null, false));
  }

  private void warn(AccessTarget place, Principal principal, String code, String message) {
    Address address = place.address().apply(principal);
    draft.warn(Diagnostic.warning(code, message, scope.source(address)));
  }
}
