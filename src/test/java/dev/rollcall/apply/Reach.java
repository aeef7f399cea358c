package dev.rollcall.apply;

import dev.rollcall.model.Address;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveEntry;
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
          if (address.kind() == Kind.WORKSPACE_ACCESS) {
            int height = height(live.roles().workspace(), role);
            add(reach, address.name(), address.principal(), height, entries);
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
    if (principal.isGroup()) {
      for (Address address : entries.keySet()) {
        if (address.kind() == Kind.GROUP_MEMBER && address.name().equals(principal.name())) {
          reach.merge(workspace + " " + address.principal(), height, Math::max);
        }
      }
    }
  }

  private static boolean isAdmin(Address address, Role role, LiveState live) {
    if (address.kind() == Kind.MEMBER) {
      LiveEntry found = live.at(address);
      return role.equals(Role.ADMIN) && found != null && found.joined();
    }
    return address.kind() == Kind.SERVICE_ACCOUNT && role.equals(Role.ADMIN);
  }

  private static String principal(Address address) {
    return address.principal().toString();
  }

  private static int height(RoleLadder ladder, Role role) {
    return ladder.roles().indexOf(role) + 1;
  }
}
