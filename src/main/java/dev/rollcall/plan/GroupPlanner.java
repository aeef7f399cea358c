package dev.rollcall.plan;

import dev.rollcall.model.Address;
import dev.rollcall.model.Entry;
import dev.rollcall.model.LiveGroup;
import dev.rollcall.model.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Groups themselves, then who is in them. */
final class GroupPlanner {
  private static final LiveGroup NONE =
      new LiveGroup(new dev.rollcall.model.OpaqueId(""), Map.of(), Set.of());

  private final PlanContext scope;
  private final PlanBuilder draft;

  GroupPlanner(PlanContext scope, PlanBuilder draft) {
    this.scope = scope;
    this.draft = draft;
  }

  /** Creations and deletions. */
  void planGroups() {
    Map<String, LiveGroup> live = scope.input().live().groups();
    Map<String, Map<Principal, Entry>> declared = scope.input().desired().groups();
    for (String name : declared.keySet()) {
      if (!live.containsKey(name)) {
        create(new Address.Group(name));
      }
    }
    live.forEach(
        (name, group) -> {
          if (!declared.containsKey(name)) {
            planUndeclared(new Principal.GroupPrincipal(name), group);
          }
        });
  }

  /** Who is in the declared groups; everybody who leaves must be known by then. */
  void planMembers(AccessDiff diff) {
    Map<String, LiveGroup> live = scope.input().live().groups();
    scope
        .input()
        .desired()
        .groups()
        .forEach(
            (name, members) -> {
              LiveGroup group = live.getOrDefault(name, NONE);
              diff.plan(place(name), members, group.members(), group.derived());
            });
  }

  private AccessDiff.AccessTarget place(String name) {
    return new AccessDiff.AccessTarget(
        Step.ADD_GROUP_MEMBER,
        Step.SET_ROLE_GROUP_MEMBER,
        Step.REMOVE_GROUP_MEMBER,
        "declared, not in the group",
        principal -> new Address.GroupMember(name, principal),
        new Address.Group(name));
  }

  private void create(Address.Group address) {
    draft.add(
        new Change(
            Step.CREATE_GROUP,
            address,
            null,
            Attributes.NONE,
            "declared, does not exist",
            Cause.DECLARED,
            null,
            scope.source(address),
            List.of(),
            List.of(),
            false));
  }

  private void planUndeclared(Principal.GroupPrincipal group, LiveGroup live) {
    if (scope.ignores(group)) {
      return;
    }
    @Nullable Principal kept = ignoredMember(live).orElse(null);
    if (kept != null) {
      draft.addUnmanaged(
          Address.of(group),
          "not declared, never deleted while it holds " + kept + ", who is ignored");
    } else if (live.holdsGroups()) {
      draft.addUnmanaged(
          Address.of(group), "not declared, never deleted while it holds other groups");
    } else if (scope.prunes(group)) {
      draft.add(
          new PlannedRemoval(
              Step.DELETE_GROUP, group, null, "not declared", Cause.DECLARED, null, List.of()));
    } else {
      draft.addUnmanaged(Address.of(group), "not declared");
    }
  }

  private Optional<Principal> ignoredMember(LiveGroup group) {
    return Stream.concat(group.members().keySet().stream(), group.derived().stream())
        .filter(scope::ignores)
        .min(java.util.Comparator.comparing(Address::of));
  }
}
