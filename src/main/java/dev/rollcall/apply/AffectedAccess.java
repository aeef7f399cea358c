package dev.rollcall.apply;

import dev.rollcall.model.Address;
import dev.rollcall.model.Kind;
import dev.rollcall.model.Principal;
import dev.rollcall.plan.Change;
import java.util.LinkedHashSet;
import java.util.Set;

/** The people, accounts, groups and workspaces whose access a change alters. */
record AffectedAccess(Set<Principal> principals, Set<String> workspaces) {
  /**
   * What a change touches by itself and by what goes with it.
   *
   * @param groups who is in a group: what a group reaches, they reach
   */
  static AffectedAccess by(Change change, GroupMembership groups) {
    AffectedAccess affected = new AffectedAccess(new LinkedHashSet<>(), new LinkedHashSet<>());
    affected.add(change.address(), groups);
    change.losses().keySet().forEach(address -> affected.add(address, groups));
    return affected;
  }

  private void add(Address address, GroupMembership groups) {
    Principal principal = address.principal();
    if (address.kind() == Kind.GROUP_MEMBER) {
      principals.add(Principal.group(address.name()));
    }
    principals.add(principal);
    if (address.kind() == Kind.WORKSPACE_ACCESS) {
      workspaces.add(address.name());
      if (principal.isGroup()) {
        principals.addAll(groups.of(principal.name()));
      }
    }
  }
}
