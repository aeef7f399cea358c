package dev.rollcall.apply;

import dev.rollcall.model.Address;
import dev.rollcall.model.Principal;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Consequence;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;

/** The people, accounts, groups and workspaces whose access a change alters. */
record AffectedAccess(Set<Principal> principals, Set<String> workspaces) {
  /**
   * What a change touches by itself and by what goes with it.
   *
   * @param members who is in a group: what a group reaches, they reach
   */
  static AffectedAccess by(
      Change change, Function<String, ? extends Collection<Principal>> members) {
    AffectedAccess touched = new AffectedAccess(new LinkedHashSet<>(), new LinkedHashSet<>());
    touched.add(change.address(), members);
    for (Consequence consequence : change.consequences()) {
      if (consequence instanceof Consequence.Loss loss) {
        touched.add(loss.address(), members);
      }
    }
    return touched;
  }

  private void add(Address address, Function<String, ? extends Collection<Principal>> members) {
    if (address instanceof Address.Member member) {
      principals.add(new Principal.Person(member.email()));
    } else if (address instanceof Address.ServiceAccount account) {
      principals.add(new Principal.ServiceAccountPrincipal(account.name()));
    } else if (address instanceof Address.Group group) {
      principals.add(new Principal.GroupPrincipal(group.name()));
    } else if (address instanceof Address.GroupMember membership) {
      principals.add(new Principal.GroupPrincipal(membership.name()));
      principals.add(membership.principal());
    } else if (address instanceof Address.WorkspaceAccess access) {
      workspaces.add(access.name());
      principals.add(access.principal());
      if (access.principal() instanceof Principal.GroupPrincipal group) {
        principals.addAll(members.apply(group.name()));
      }
    }
  }
}
