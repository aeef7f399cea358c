package dev.rollcall.sandbox;

/** The rules for groups: flat, with a name that no other group has. */
final class Groups {
  private final Contents contents;

  Groups(Contents contents) {
    this.contents = contents;
  }

  Row.Group create(String name) throws Refused {
    contents.groups.checkFree(name);
    var group = new Row.Group(contents.newId("g"), name);
    contents.groups.put(group);
    contents.changed(Contents.PERMISSIONS, Principal.group(group.id()), "create group " + name);
    return group;
  }

  /** Deletes a group and withdraws the access it gave. */
  void delete(String id) throws Refused {
    Row.Group group = contents.groups.get(id);
    contents.groups.remove(id);
    contents.groupMembers.dropContainer(id);
    contents.drop(Principal.group(id));
    contents.changed(Contents.PERMISSIONS, Principal.group(id), "delete group " + group.name());
  }

  void put(String groupId, Principal principal, String role) throws Refused {
    Row.Group group = contents.groups.get(groupId);
    contents.checkPresent(principal);
    Roles.check(role, contents.roles.group());
    if (!role.equals(contents.groupMembers.put(groupId, principal, role))) {
      contents.changed(
          Contents.PERMISSIONS, principal, "put group_member " + group.name() + " " + role);
    }
  }

  void remove(String groupId, Principal principal) throws Refused {
    Row.Group group = contents.groups.get(groupId);
    contents.checkPresent(principal);
    if (contents.groupMembers.remove(groupId, principal)) {
      contents.changed(Contents.PERMISSIONS, principal, "remove group_member " + group.name());
    }
  }
}
