package dev.rollcall.sandbox;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The flat lists of the contract, derived rows included; one is put together once a revision, not
 * once a page.
 */
final class ListCache {

  /** The lists there are. */
  enum Name {
    MEMBERS,
    SERVICE_ACCOUNTS,
    GROUPS,
    GROUP_MEMBERS,
    WORKSPACES,
    WORKSPACE_ACCESS
  }

  private final OrganizationState contents;
  private final Map<Name, List<? extends Row>> made = new EnumMap<>(Name.class);
  private long cachedRevision;

  ListCache(OrganizationState contents) {
    this.contents = contents;
  }

  List<? extends Row> of(Name name) {
    if (cachedRevision != contents.revision()) {
      made.clear();
      cachedRevision = contents.revision();
    }
    return made.computeIfAbsent(name, this::make);
  }

  private List<? extends Row> make(Name name) {
    return switch (name) {
      case MEMBERS -> List.copyOf(contents.members.all());
      case SERVICE_ACCOUNTS -> List.copyOf(contents.serviceAccounts.all());
      case GROUPS -> List.copyOf(contents.groups.all());
      case GROUP_MEMBERS -> groupMembers();
      case WORKSPACES -> workspaces();
      case WORKSPACE_ACCESS -> workspaceAccess();
    };
  }

  private List<Row.Access> groupMembers() {
    Grants grants = contents.groupMembers;
    String highest = Roles.highest(contents.roles.group());
    List<Row.Access> rows = new ArrayList<>();
    for (Row.Group group : contents.groups.all()) {
      rows.addAll(grants.rows(group.id()));
      grants.of(group.id()).keySet().stream()
          .filter(contents::isAdmin)
          .forEach(admin -> rows.add(grants.derived(group.id(), admin, highest)));
    }
    return rows;
  }

  private List<Row.Access> workspaceAccess() {
    Grants grants = contents.workspaceAccess;
    String highest = Roles.highest(contents.roles.workspace());
    List<Principal> admins = admins();
    List<Row.Access> rows = new ArrayList<>();
    for (Row.Workspace workspace : contents.workspaces.all()) {
      if (!workspace.personal()) {
        rows.addAll(grants.rows(workspace.name()));
        admins.forEach(admin -> rows.add(grants.derived(workspace.name(), admin, highest)));
      }
    }
    return rows;
  }

  private List<Principal> admins() {
    return Stream.concat(
            contents.members.all().stream().map(row -> Principal.member(row.id())),
            contents.serviceAccounts.all().stream().map(row -> Principal.serviceAccount(row.id())))
        .filter(contents::isAdmin)
        .toList();
  }

  /**
   * Shared workspaces and a personal one for each joined member; user IDs are lossy, so two may
   * want one name.
   */
  private List<Row.Workspace> workspaces() {
    Map<String, Row.Workspace> byName = new LinkedHashMap<>();
    contents.workspaces.all().forEach(row -> byName.put(row.name(), row));
    contents.members.all().stream()
        .filter(Row.Member::joined)
        .map(member -> new Row.Workspace(member.personalWorkspace(), true))
        .forEach(row -> byName.putIfAbsent(row.name(), row));
    return List.copyOf(byName.values());
  }
}
