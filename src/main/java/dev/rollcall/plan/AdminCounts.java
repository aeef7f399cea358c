package dev.rollcall.plan;

import dev.rollcall.model.Address;
import dev.rollcall.model.LiveMember;
import dev.rollcall.model.Principal;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** The joined, not ignored people who are admins, now and after some changes. */
final class AdminCounts {
  private final PlanContext scope;
  private final Set<Address> now = new LinkedHashSet<>();
  private final Set<Address> raised = new LinkedHashSet<>();
  private final Set<Address> lost = new LinkedHashSet<>();

  AdminCounts(PlanContext scope, Collection<Change> changes) {
    this.scope = scope;
    scope
        .input()
        .live()
        .members()
        .forEach(
            (email, member) -> {
              Principal person = new Principal.Person(email);
              if (member.joined() && scope.isAdmin(member.role()) && !scope.ignores(person)) {
                now.add(Address.of(person));
              }
            });
    changes.forEach(this::count);
  }

  private void count(Change change) {
    Attributes after = change.after();
    boolean adminAfter = after != null && after.role() != null && scope.isAdmin(after.role());
    if (change.step() == Step.RAISE_MEMBER && adminAfter && isJoined(change.address())) {
      raised.add(change.address());
    } else if (change.reducesAccess() && !adminAfter && now.contains(change.address())) {
      lost.add(change.address());
    }
  }

  private boolean isJoined(Address address) {
    if (address instanceof Address.Member member) {
      LiveMember live = scope.input().live().members().get(member.email());
      return live != null && live.joined() && !scope.isAdmin(live.role());
    }
    return false;
  }

  int before() {
    return now.size();
  }

  int after() {
    return now.size() - lost.size() + raised.size();
  }

  /** What apply must hold to, where {@code limit} admins are wanted. */
  AdminFloor floor(int limit) {
    return new AdminFloor(
        Math.min(limit, after()), Set.copyOf(now), Set.copyOf(raised), Set.copyOf(lost));
  }
}
