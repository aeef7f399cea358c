package dev.rollcall.live.aihub;

import java.util.List;

/** All that was read, of one revision, not yet put together. */
record AihubSnapshot(
    AihubOrganization organization,
    List<AihubRows.AihubMember> members,
    List<AihubRows.AihubAccount> accounts,
    List<AihubRows.AihubGroup> groups,
    List<AihubRows.AihubGroupMember> groupMembers,
    List<AihubRows.AihubWorkspace> workspaces,
    List<AihubRows.AihubWorkspaceAccess> access) {}
