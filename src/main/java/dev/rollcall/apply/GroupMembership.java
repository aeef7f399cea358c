package dev.rollcall.apply;

import dev.rollcall.model.Address;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.Principal;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Step;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who is in which group, or will be: those a plan finds there and those it adds. */
final class GroupMembership {
  private final Map<String, Set<Principal>> members = new HashMap<>();

  GroupMembership(LiveState live, List<Change> changes) {
    live.groups().forEach((name, group) -> add(name, group.members().keySet()));
    for (Change change : changes) {
      if (change.step() == Step.ADD_GROUP_MEMBER
          && change.address() instanceof Address.GroupMember membership) {
        add(membership.name(), Set.of(membership.principal()));
      }
    }
  }

  private void add(String group, Set<Principal> principals) {
    members.computeIfAbsent(group, name -> new LinkedHashSet<>()).addAll(principals);
  }

  /** The members of a group, in no certain order. */
  Set<Principal> of(String group) {
    return members.getOrDefault(group, Set.of());
  }
}
