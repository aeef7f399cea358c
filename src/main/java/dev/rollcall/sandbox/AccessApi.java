package dev.rollcall.sandbox;

import static dev.rollcall.sandbox.OrganizationState.ACCOUNTS;
import static dev.rollcall.sandbox.OrganizationState.PERMISSIONS;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.rollcall.sandbox.OrganizationState.Roles;
import dev.rollcall.sandbox.Response.HttpErrorException;
import dev.rollcall.sandbox.Row.Principal;

/**
 * Service accounts, which have no e-mail and are never invited, groups, which are flat, and access
 * to workspaces, which themselves come and go elsewhere.
 */
final class AccessApi {
  private final OrganizationState state;

  private record NewGroup(String name) {
    @JsonCreator
    NewGroup {
      SandboxJson.checkName("> name ", name);
    }
  }

  private record NewServiceAccount(String name, String role) {
    @JsonCreator
    NewServiceAccount {
      SandboxJson.checkName("> name ", name);
      SandboxJson.checkName("> role ", role);
    }
  }

  AccessApi(OrganizationState state) {
    this.state = state;
  }

  Response createServiceAccount(Request request) throws HttpErrorException {
    var wanted = request.body(NewServiceAccount.class);
    Roles.check(wanted.role(), state.roles.organization());
    state.serviceAccounts.checkFree(wanted.name());
    var account = new Row.ServiceAccount(state.newId("s"), wanted.name(), wanted.role());
    state.serviceAccounts.put(account);
    changed(account, "create service_account " + account.name());
    return Response.json(201, account);
  }

  Response setServiceAccountRole(Request request) throws HttpErrorException {
    String role = request.role();
    Row.ServiceAccount account = state.serviceAccounts.get(request.variable("id"));
    Roles.check(role, state.roles.organization());
    if (account.role().equals(role)) {
      return Response.json(200, account);
    }
    var changed = new Row.ServiceAccount(account.id(), account.name(), role);
    state.serviceAccounts.put(changed);
    changed(changed, "set_role service_account " + account.name() + " " + role);
    return Response.json(200, changed);
  }

  Response deleteServiceAccount(Request request) throws HttpErrorException {
    Row.ServiceAccount account = state.serviceAccounts.get(request.variable("id"));
    state.serviceAccounts.remove(account);
    state.drop(Principal.serviceAccount(account.id()));
    changed(account, "delete service_account " + account.name());
    return Response.done();
  }

  private void changed(Row.ServiceAccount account, String operation) {
    state.changed(ACCOUNTS, Principal.serviceAccount(account.id()), operation);
  }

  Response createGroup(Request request) throws HttpErrorException {
    String name = request.body(NewGroup.class).name();
    state.groups.checkFree(name);
    var group = new Row.Group(state.newId("g"), name);
    state.groups.put(group);
    state.changed(PERMISSIONS, Principal.group(group.id()), "create group " + name);
    return Response.json(201, group);
  }

  /** Deletes a group and withdraws the access it gave. */
  Response deleteGroup(Request request) throws HttpErrorException {
    Row.Group group = state.groups.get(request.variable("id"));
    state.groups.remove(group);
    state.groupMembers.dropContainer(group.id());
    state.drop(Principal.group(group.id()));
    state.changed(PERMISSIONS, Principal.group(group.id()), "delete group " + group.name());
    return Response.done();
  }

  Response putGroupMember(Request request) throws HttpErrorException {
    Principal principal = groupMember(request);
    String role = request.role();
    Row.Group group = state.groups.get(request.variable("group_id"));
    state.checkPresent(principal);
    Roles.check(role, state.roles.group());
    if (state.groupMembers.put(group.id(), principal, role)) {
      state.changed(PERMISSIONS, principal, "put group_member " + group.name() + " " + role);
    }
    return Response.done();
  }

  Response removeGroupMember(Request request) throws HttpErrorException {
    Principal principal = groupMember(request);
    Row.Group group = state.groups.get(request.variable("group_id"));
    state.checkPresent(principal);
    if (state.groupMembers.remove(group.id(), principal)) {
      state.changed(PERMISSIONS, principal, "remove group_member " + group.name());
    }
    return Response.done();
  }

  private static Principal groupMember(Request request) throws HttpErrorException {
    Principal principal = principal(request);
    if (principal.type() == Principal.Type.GROUP) {
      throw new HttpErrorException(400, "a group cannot be in a group");
    }
    return principal;
  }

  Response grant(Request request) throws HttpErrorException {
    Principal principal = principal(request);
    String role = request.role();
    String workspace = sharedWorkspace(request);
    state.checkPresent(principal);
    Roles.check(role, state.roles.workspace());
    if (state.workspaceAccess.put(workspace, principal, role)) {
      state.changed(PERMISSIONS, principal, "grant workspace_access " + workspace + " " + role);
    }
    return Response.done();
  }

  /** Withdraws what was granted. What an admin reaches follows from the role and stays. */
  Response revoke(Request request) throws HttpErrorException {
    Principal principal = principal(request);
    String workspace = sharedWorkspace(request);
    state.checkPresent(principal);
    if (state.workspaceAccess.remove(workspace, principal)) {
      state.changed(PERMISSIONS, principal, "revoke workspace_access " + workspace);
    }
    return Response.done();
  }

  private String sharedWorkspace(Request request) throws HttpErrorException {
    String name = request.variable("name");
    Row.Workspace row = state.workspaces.find(name);
    if (row == null ? state.isPersonalWorkspace(name) : row.personal()) {
      throw new HttpErrorException(
          422, "workspace \"" + name + "\" is personal; its access cannot be changed");
    }
    return state.workspaces.get(name).name();
  }

  private static Principal principal(Request request) throws HttpErrorException {
    try {
      return new Principal(Principal.Type.of(request.variable("type")), request.variable("id"));
    } catch (IllegalArgumentException e) {
      throw new HttpErrorException(400, String.valueOf(e.getMessage()));
    }
  }
}
