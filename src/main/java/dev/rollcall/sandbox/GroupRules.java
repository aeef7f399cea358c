package dev.rollcall.sandbox;

/** The rules for groups: flat, with a name that no other group has. */
final class GroupRules {
  private final OrganizationState contents;

  GroupRules(OrganizationState contents) {
    this.contents = contents;
  }

  Row.Group create(String name) throws HttpErrorException {
    contents.groups.checkFree(name);
    var group = new Row.Group(contents.newId("g"), name);
    contents.groups.put(group);
    contents.changed(
        OrganizationState.PERMISSIONS, Principal.group(group.id()), "create group " + name);
    return group;
  }

  /** Deletes a group and withdraws the access it gave. */
  void delete(String id) throws HttpErrorException {
    Row.Group group = contents.groups.get(id);
    contents.groups.remove(id);
    contents.groupMembers.dropContainer(id);
    contents.drop(Principal.group(id));
    contents.changed(
        OrganizationState.PERMISSIONS, Principal.group(id), "delete group " + group.name());
  }

  void put(String groupId, Principal principal, String role) throws HttpErrorException {
    Row.Group group = contents.groups.get(groupId);
    contents.checkPresent(principal);
    Roles.check(role, contents.roles.group());
    if (!role.equals(contents.groupMembers.put(groupId, principal, role))) {
      contents.changed(
          OrganizationState.PERMISSIONS,
          principal,
          "put group_member " + group.name() + " " + role);
    }
  }

  void remove(String groupId, Principal principal) throws HttpErrorException {
    Row.Group group = contents.groups.get(groupId);
    contents.checkPresent(principal);
    if (contents.groupMembers.remove(groupId, principal)) {
      contents.changed(
          OrganizationState.PERMISSIONS, principal, "remove group_member " + group.name());
    }
  }
}
