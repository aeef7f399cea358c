package dev.rollcall.apply;

import dev.rollcall.model.Address;
import dev.rollcall.model.LiveMember;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import java.util.HashMap;
import java.util.Map;

/**
 * How far people and service accounts reach into workspaces, directly, through groups, and as
 * admins; the highest role wins.
 */
final class Reach {
  private Reach() {}

  /**
   * The height of each principal's role in each workspace, those without access left out.
   *
   * @param live says who has joined, and so is an admin in effect, and which workspaces there are
   */
  static Map<String, Integer> of(Map<Address, Role> entries, LiveState live) {
    Map<String, Integer> reach = new HashMap<>();
    for (String workspace : live.workspaces().keySet()) {
      for (Map.Entry<Address, Role> entry : entries.entrySet()) {
        if (isAdmin(entry.getKey(), entry.getValue(), live)) {
          reach.put(workspace + " " + principal(entry.getKey()), Integer.MAX_VALUE);
        }
      }
    }
    entries.forEach(
        (address, role) -> {
          if (address instanceof Address.WorkspaceAccess access) {
            int height = height(live.roles().workspace(), role);
            add(reach, access.name(), access.principal(), height, entries);
          }
        });
    return reach;
  }

  private static void add(
      Map<String, Integer> reach,
      String workspace,
      Principal principal,
      int height,
      Map<Address, Role> entries) {
    reach.merge(workspace + " " + principal, height, Math::max);
    if (principal instanceof Principal.GroupPrincipal group) {
      for (Address address : entries.keySet()) {
        if (address instanceof Address.GroupMember membership
            && membership.name().equals(group.name())) {
          reach.merge(workspace + " " + membership.principal(), height, Math::max);
        }
      }
    }
  }

  private static boolean isAdmin(Address address, Role role, LiveState live) {
    if (address instanceof Address.Member member) {
      LiveMember found = live.members().get(member.email());
      return role.equals(Role.ADMIN) && found != null && found.joined();
    }
    return address instanceof Address.ServiceAccount && role.equals(Role.ADMIN);
  }

  private static String principal(Address address) {
    return address instanceof Address.Member
        ? address.name()
        : Principal.SERVICE_PREFIX + address.name();
  }

  private static int height(RoleLadder ladder, Role role) {
    return ladder.roles().indexOf(role) + 1;
  }
}
