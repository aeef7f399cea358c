package dev.rollcall.live.aihub;

import java.util.List;
import java.util.stream.Stream;

/** The paths of the contract, not encoded. */
final class AihubPaths {
  static final List<String> ORGANIZATION = List.of("v2", "organization");
  static final List<String> MEMBERS = below(ORGANIZATION, "members");
  static final List<String> MEMBERS_DELETE = below(MEMBERS, "delete");
  static final List<String> SERVICE_ACCOUNTS = below(ORGANIZATION, "service-accounts");
  static final List<String> GROUPS = below(ORGANIZATION, "groups");
  static final List<String> GROUP_MEMBERS = below(ORGANIZATION, "group-members");
  static final List<String> WORKSPACES = below(ORGANIZATION, "workspaces");
  static final List<String> WORKSPACE_ACCESS = below(ORGANIZATION, "workspace-access");

  private AihubPaths() {}

  static List<String> below(List<String> path, String... segments) {
    return Stream.concat(path.stream(), Stream.of(segments)).toList();
  }

  static List<String> groupMember(String groupId, AihubPrincipal holder) {
    return below(GROUPS, groupId, "members", holder.kind().word(), holder.id());
  }

  static List<String> workspaceAccess(String workspace, AihubPrincipal holder) {
    return below(WORKSPACES, workspace, "access", holder.kind().word(), holder.id());
  }
}
