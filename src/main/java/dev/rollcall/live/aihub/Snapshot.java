package dev.rollcall.live.aihub;

import java.util.List;

/** All that was read, of one revision, not yet put together. */
record Snapshot(
    Organization organization,
    List<Rows.Member> members,
    List<Rows.Account> accounts,
    List<Rows.Group> groups,
    List<Rows.Held> groupMembers,
    List<Rows.Workspace> workspaces,
    List<Rows.Held> access) {}
