package dev.rollcall.plan;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.model.Address;
import dev.rollcall.model.Entry;
import dev.rollcall.model.LiveWorkspace;
import dev.rollcall.model.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who reaches the declared workspaces. The workspaces themselves are the product's. */
final class WorkspacePlanner {
  private final PlanContext scope;
  private final PlanBuilder draft;
  private final AccessDiff diff;

  WorkspacePlanner(PlanContext scope, PlanBuilder draft, AccessDiff diff) {
    this.scope = scope;
    this.draft = draft;
    this.diff = diff;
  }

  void plan() {
    Map<String, LiveWorkspace> live = scope.input().live().workspaces();
    scope
        .input()
        .desired()
        .workspaces()
        .forEach((name, access) -> planWorkspace(name, access, live.get(name)));
  }

  private void planWorkspace(
      String name, Map<Principal, Entry> access, @Nullable LiveWorkspace live) {
    if (live == null) {
      warn(name, WarningCodes.WORKSPACE_MISSING, "there is no workspace \"" + name + "\"");
    } else if (live.personal()) {
      warn(name, WarningCodes.WORKSPACE_PERSONAL, "workspace \"" + name + "\" is a personal one");
    } else {
      diff.plan(place(name), access, live.access(), live.derived());
    }
  }

  private void warn(String name, String code, String message) {
    draft.warn(
        Diagnostic.warning(
                code,
                message + "; its access is not planned",
                scope.input().desired().sources().workspaces().get(name))
            .withHint("rollcall manages access to shared workspaces that exist, not workspaces"));
  }

  private static AccessDiff.AccessTarget place(String name) {
    return new AccessDiff.AccessTarget(
        Step.GRANT_WORKSPACE_ACCESS,
        Step.SET_ROLE_WORKSPACE_ACCESS,
        Step.REVOKE_WORKSPACE_ACCESS,
        "declared, has no access",
        principal -> new Address.WorkspaceAccess(name, principal),
        null);
  }
}
