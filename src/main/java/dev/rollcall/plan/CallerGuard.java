package dev.rollcall.plan;

import dev.rollcall.model.Address;
import dev.rollcall.model.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keeps the account rollcall runs as in its place. Nothing allows otherwise. */
final class CallerGuard {
  private final PlanContext scope;
  private final @Nullable Principal caller;

  CallerGuard(PlanContext scope) {
    this.scope = scope;
    this.caller = scope.input().live().caller().principal();
  }

  List<Violation> judge(List<Change> changes) {
    List<Violation> violations = new ArrayList<>();
    if (caller == null) {
      return violations;
    }
    if (!scope.input().live().has(caller)) {
      violations.add(violation(caller + ", who is asking, is missing from what was read", caller));
    }
    for (Change change : changes) {
      String harm = harm(change);
      if (harm != null) {
        violations.add(violation(caller + ", the account rollcall runs as, " + harm, caller));
      }
    }
    return violations;
  }

  private @Nullable String harm(Change change) {
    return switch (change.step()) {
      case REMOVE_MEMBER, DELETE_SERVICE_ACCOUNT ->
          isCaller(change.address()) ? "would be removed" : null;
      case LOWER_MEMBER, SET_ROLE_SERVICE_ACCOUNT ->
          isCaller(change.address()) && losesAdmin(change) ? "would no longer be an admin" : null;
      case REMOVE_GROUP_MEMBER ->
          isMembershipOfCaller(change.address())
              ? "would leave group " + change.address().name()
              : null;
      case DELETE_GROUP ->
          change.consequences().stream()
                  .anyMatch(
                      c -> c instanceof Consequence.Loss l && isMembershipOfCaller(l.address()))
              ? "would leave group " + change.address().name()
              : null;
      case CREATE_GROUP,
          CREATE_SERVICE_ACCOUNT,
          INVITE_MEMBER,
          RESEND_MEMBER,
          REVOKE_INVITATION,
          RAISE_MEMBER,
          ADD_GROUP_MEMBER,
          SET_ROLE_GROUP_MEMBER,
          GRANT_WORKSPACE_ACCESS,
          SET_ROLE_WORKSPACE_ACCESS,
          REVOKE_WORKSPACE_ACCESS ->
          null;
    };
  }

  private boolean isCaller(Address address) {
    return Objects.equals(caller, Guards.entity(address));
  }

  private boolean losesAdmin(Change change) {
    Attributes before = change.before();
    Attributes after = change.after();
    return before != null
        && before.role() != null
        && scope.isAdmin(before.role())
        && (after == null || after.role() == null || !scope.isAdmin(after.role()));
  }

  private boolean isMembershipOfCaller(Address address) {
    return address instanceof Address.GroupMember membership
        && membership.principal().equals(caller);
  }

  private static Violation violation(String message, Principal caller) {
    return new Violation(
        Guard.CALLER, Address.of(caller).kind(), "always", 1, null, message, null, null);
  }
}
