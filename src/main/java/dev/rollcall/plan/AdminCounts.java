package dev.rollcall.plan;

import dev.rollcall.model.Address;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveEntry;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** The joined, not ignored people who are admins, now and after some changes. */
final class AdminCounts {
  private final PlanContext context;
  private final Set<Address> now = new LinkedHashSet<>();
  private final Set<Address> raised = new LinkedHashSet<>();
  private final Set<Address> lost = new LinkedHashSet<>();

  AdminCounts(PlanContext context, Collection<Change> changes) {
    this.context = context;
    context
        .live()
        .entries()
        .forEach(
            (address, member) -> {
              if (address.kind() == Kind.MEMBER
                  && member.joined()
                  && context.isAdmin(member.role())
                  && !context.ignores(address.principal())) {
                now.add(address);
              }
            });
    changes.forEach(this::count);
  }

  private void count(Change change) {
    boolean adminAfter = context.isAdmin(change.roleAfter());
    if (change.step() == Step.RAISE_MEMBER && adminAfter && hasJoined(change.address())) {
      raised.add(change.address());
    } else if (change.reducesAccess() && !adminAfter && now.contains(change.address())) {
      lost.add(change.address());
    }
  }

  private boolean hasJoined(Address member) {
    LiveEntry live = context.live().at(member);
    return live != null && live.joined() && !context.isAdmin(live.role());
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
