package dev.rollcall.sandbox;

import java.util.List;

/** The rules for access to workspaces; the workspaces themselves come and go elsewhere. */
final class WorkspaceRules {
  /** How the contract spells the kinds. */
  static final List<String> KINDS = List.of("shared", "personal");

  private final OrganizationState contents;

  WorkspaceRules(OrganizationState contents) {
    this.contents = contents;
  }

  void grant(String name, Principal principal, String role) throws HttpErrorException {
    checkShared(name);
    contents.checkPresent(principal);
    Roles.check(role, contents.roles.workspace());
    if (!role.equals(contents.workspaceAccess.put(name, principal, role))) {
      contents.changed(
          OrganizationState.PERMISSIONS, principal, "grant workspace_access " + name + " " + role);
    }
  }

  /** Withdraws what was granted. What an admin reaches follows from the role and stays. */
  void revoke(String name, Principal principal) throws HttpErrorException {
    checkShared(name);
    contents.checkPresent(principal);
    if (contents.workspaceAccess.remove(name, principal)) {
      contents.changed(OrganizationState.PERMISSIONS, principal, "revoke workspace_access " + name);
    }
  }

  private void checkShared(String name) throws HttpErrorException {
    Row.Workspace workspace = contents.workspaces.find(name);
    if (workspace == null ? isPersonal(name) : workspace.personal()) {
      throw HttpErrorException.impossible(
          "workspace \"" + name + "\" is personal; its access cannot be changed");
    }
    contents.workspaces.get(name);
  }

  private boolean isPersonal(String name) {
    return contents.members.all().stream()
        .anyMatch(member -> member.joined() && member.personalWorkspace().equals(name));
  }
}
