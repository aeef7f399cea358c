package dev.rollcall.apply;

import dev.rollcall.model.Address;
import dev.rollcall.model.Kind;
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
    live.entries().keySet().forEach(this::add);
    changes.stream()
        .filter(change -> change.step() == Step.ADD_GROUP_MEMBER)
        .forEach(change -> add(change.address()));
  }

  private void add(Address address) {
    if (address.kind() == Kind.GROUP_MEMBER) {
      members
          .computeIfAbsent(address.name(), name -> new LinkedHashSet<>())
          .add(address.principal());
    }
  }

  /** The members of a group, in no certain order. */
  Set<Principal> of(String group) {
    return members.getOrDefault(group, Set.of());
  }
}
