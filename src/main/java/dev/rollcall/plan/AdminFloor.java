package dev.rollcall.plan;

import dev.rollcall.model.Address;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveEntry;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * What apply must hold to so that demotions and removals, judged by what happened rather than by
 * what was planned, leave enough admins.
 *
 * @param floor how many must be left at any moment; 0 where the provider has no admin role
 * @param admins the joined, not ignored members who are admins now
 * @param raised members a change of the plan makes one more such admin
 * @param lost those of the admins a change of the plan makes none any more; whom one lowers to
 *     admin, where a product has roles above it, is not among them
 */
public record AdminFloor(int floor, Set<Address> admins, Set<Address> raised, Set<Address> lost) {
  /** The admins before and after some changes, of whom {@code min} are wanted. */
  static AdminFloor of(PlanContext context, Collection<Change> changes, int min) {
    Set<Address> admins = new HashSet<>();
    context
        .live()
        .entries()
        .forEach(
            (address, member) -> {
              if (address.kind() == Kind.MEMBER
                  && member.joined()
                  && context.isAdmin(member.role())
                  && !context.ignores(address.principal())) {
                admins.add(address);
              }
            });
    Set<Address> raised = new HashSet<>();
    Set<Address> lost = new HashSet<>();
    for (Change change : changes) {
      Address address = change.address();
      if (context.isAdmin(change.roleAfter())) {
        LiveEntry member = context.live().at(address);
        if (change.step() == Step.RAISE_MEMBER
            && member != null
            && member.joined()
            && !context.isAdmin(member.role())) {
          raised.add(address);
        }
      } else if (change.reducesAccess() && admins.contains(address)) {
        lost.add(address);
      }
    }
    int after = admins.size() - lost.size() + raised.size();
    return new AdminFloor(
        Math.min(min, after), Set.copyOf(admins), Set.copyOf(raised), Set.copyOf(lost));
  }

  /** How many admins the plan leaves. */
  int after() {
    return admins.size() - lost.size() + raised.size();
  }
}
