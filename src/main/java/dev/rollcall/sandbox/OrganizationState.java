package dev.rollcall.sandbox;

import dev.rollcall.sandbox.Response.HttpErrorException;
import dev.rollcall.sandbox.Row.Principal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything that one organization holds. Not thread safe. */
final class OrganizationState {
  /** The audit log type the product has for membership and role changes. */
  static final String PERMISSIONS = "perms_v2";

  /** The audit log type the product has for accounts. */
  static final String ACCOUNTS = "account_v2";

  final String organization;
  final Caller caller;
  final Roles roles;
  final Table<Row.Member> members =
      new Table<>("member", member -> Row.Member.fold(member.email()));
  final Table<Row.ServiceAccount> serviceAccounts =
      new Table<>("service account", Row.ServiceAccount::name);
  final Table<Row.Group> groups = new Table<>("group", Row.Group::name);

  /** Workspaces except the personal ones that joined members have anyway. */
  final Table<Row.Workspace> workspaces = new Table<>("workspace", Row.Workspace::name);

  final Grants groupMembers = new Grants();
  final Grants workspaceAccess = new Grants();

  /** Folded e-mails of people who are in another organization. */
  final Set<String> elsewhere = new TreeSet<>();

  final List<Row.Mail> mailbox = new ArrayList<>();
  final List<Row.Audit> audit = new ArrayList<>();
  private Instant now;
  private long revision;
  private long lastId;

  /**
   * Who every token belongs to. It stays the caller even when it has been removed: not removing
   * oneself is the client's concern.
   */
  record Caller(Principal.Type type, String id, String name) {}

  /** The roles of each kind, lowest first; no list is empty. */
  record Roles(List<String> organization, List<String> group, List<String> workspace) {

    /** The product's today. The set has changed before, so a seed may name others. */
    static final Roles BUILT_IN =
        new Roles(
            List.of("member", "admin"),
            List.of("member", "manager"),
            List.of("reviewer", "review_manager", "tester", "developer", "manager"));

    /** Replaces null by the built-in roles. */
    Roles {
      organization = organization == null ? BUILT_IN.organization : organization;
      group = group == null ? BUILT_IN.group : group;
      workspace = workspace == null ? BUILT_IN.workspace : workspace;
      SandboxJson.checkDistinct("> organization ", organization, Integer.MAX_VALUE);
      SandboxJson.checkDistinct("> group ", group, Integer.MAX_VALUE);
      SandboxJson.checkDistinct("> workspace ", workspace, Integer.MAX_VALUE);
    }

    /** The role everyone is invited with. */
    String lowest() {
      return organization.get(0);
    }

    /** The role that reaches every workspace. */
    String admin() {
      return highest(organization);
    }

    static String highest(List<String> ladder) {
      return ladder.get(ladder.size() - 1);
    }

    /** Refuses a role that is not one of {@code known}. */
    static void check(String role, List<String> known) throws HttpErrorException {
      if (!known.contains(role)) {
        throw new HttpErrorException(
            422, "unknown role \"" + role + "\": use " + String.join(", ", known));
      }
    }
  }

  /** Rows by id and by key, in the order in which they came. */
  static final class Table<T extends Row> {
    private final String noun;
    private final Function<T, String> key;
    private final Map<String, T> byId = new LinkedHashMap<>();
    private final Map<String, T> byKey = new HashMap<>();

    /**
     * An empty table.
     *
     * @param noun what errors call a row
     * @param key what no other row has
     */
    private Table(String noun, Function<T, String> key) {
      this.noun = noun;
      this.key = key;
    }

    Collection<T> all() {
      return Collections.unmodifiableCollection(byId.values());
    }

    T get(String id) throws HttpErrorException {
      T row = byId.get(id);
      if (row == null) {
        throw new HttpErrorException(404, "there is no " + noun + " with the id \"" + id + "\"");
      }
      return row;
    }

    @Nullable T find(String id) {
      return byId.get(id);
    }

    @Nullable T findByKey(String wanted) {
      return byKey.get(wanted);
    }

    /** Refuses a key that a row has already. */
    void checkFree(String wanted) throws HttpErrorException {
      if (byKey.containsKey(wanted)) {
        throw new HttpErrorException(
            409, "a " + noun + " called \"" + wanted + "\" already exists");
      }
    }

    /** Puts a row in the place of the one with its id, or at the end. */
    void put(T row) {
      T before = byId.put(row.id(), row);
      if (before != null) {
        byKey.remove(key.apply(before));
      }
      byKey.put(key.apply(row), row);
    }

    void remove(T row) {
      byId.remove(row.id());
      byKey.remove(key.apply(row));
    }
  }

  /** The stored roles of principals in groups or in workspaces, in the order in which they came. */
  static final class Grants {
    private final Map<String, Map<Principal, String>> roles = new LinkedHashMap<>();

    /** The rows of all groups or workspaces. */
    <R> List<R> rows(RowFactory<R> row) {
      List<R> rows = new ArrayList<>();
      roles.forEach(
          (container, inside) ->
              inside.forEach((who, role) -> rows.add(row.of(container, who, role, false))));
      return rows;
    }

    /** The roles in one group or workspace. */
    Map<Principal, String> of(String container) {
      return roles.getOrDefault(container, Map.of());
    }

    /** False if the principal had this role before. */
    boolean put(String container, Principal principal, String role) {
      return !role.equals(
          roles.computeIfAbsent(container, key -> new LinkedHashMap<>()).put(principal, role));
    }

    /** False if the principal was not there. */
    boolean remove(String container, Principal principal) {
      Map<Principal, String> inside = roles.get(container);
      return inside != null && inside.remove(principal) != null;
    }

    void dropContainer(String container) {
      roles.remove(container);
    }

    private void dropPrincipal(Principal principal) {
      roles.values().forEach(inside -> inside.remove(principal));
    }
  }

  /** Makes a row of a role in a container. */
  interface RowFactory<R> {
    R of(String container, Principal principal, String role, boolean derived);
  }

  OrganizationState(String organization, Caller caller, Roles roles, Instant now) {
    this.organization = organization;
    this.caller = caller;
    this.roles = roles;
    this.now = now.truncatedTo(ChronoUnit.MILLIS);
  }

  /** Continues from where a state file ended. */
  void resume(long fromRevision, long fromId) {
    revision = fromRevision;
    lastId = fromId;
  }

  /** Increases with every change and with nothing else. */
  long revision() {
    return revision;
  }

  long lastId() {
    return lastId;
  }

  /** An id that was never given before. */
  String newId(String prefix) {
    lastId++;
    return prefix + "-" + lastId;
  }

  /** Sets the time of what happens from now on. */
  void setTime(Instant time) {
    now = time.truncatedTo(ChronoUnit.MILLIS);
  }

  /** The time of the request that is being served, in whole milliseconds. */
  Instant now() {
    return now;
  }

  /** Records a change that concerns the person {@code email}. */
  void changed(String logType, String email, String operation) {
    revision++;
    audit.add(new Row.Audit(now.toEpochMilli(), email, logType, caller.name(), operation));
  }

  /** Records a change that concerns {@code principal}. */
  void changed(String logType, Principal principal, String operation) {
    Row.Member person =
        principal.type() == Principal.Type.MEMBER ? members.find(principal.id()) : null;
    changed(logType, person == null ? caller.name() : person.email(), operation);
  }

  /** The member with this e-mail. */
  Row.@Nullable Member findMember(String email) {
    return members.findByKey(Row.Member.fold(email));
  }

  /** Refuses a principal that does not exist. */
  void checkPresent(Principal principal) throws HttpErrorException {
    switch (principal.type()) {
      case MEMBER -> members.get(principal.id());
      case SERVICE_ACCOUNT -> serviceAccounts.get(principal.id());
      case GROUP -> groups.get(principal.id());
    }
  }

  /** Takes a principal out of all groups and workspaces. */
  void drop(Principal principal) {
    groupMembers.dropPrincipal(principal);
    workspaceAccess.dropPrincipal(principal);
  }

  /** Who reaches every workspace: admins who have joined, and service accounts that are admins. */
  private Set<Principal> admins() {
    Set<Principal> admins = new LinkedHashSet<>();
    for (Row.Member member : members.all()) {
      if (member.joined() && member.role().equals(roles.admin())) {
        admins.add(Principal.member(member.id()));
      }
    }
    for (Row.ServiceAccount account : serviceAccounts.all()) {
      if (account.role().equals(roles.admin())) {
        admins.add(Principal.serviceAccount(account.id()));
      }
    }
    return admins;
  }

  /** The contract's list: the stored rows, then for each admin among them a derived one. */
  List<Row.GroupMember> groupMemberRows() {
    Set<Principal> admins = admins();
    String highest = Roles.highest(roles.group());
    List<Row.GroupMember> rows = new ArrayList<>();
    for (Row.Group group : groups.all()) {
      String id = group.id();
      Map<Principal, String> stored = groupMembers.of(id);
      stored.forEach((who, role) -> rows.add(new Row.GroupMember(id, who, role, false)));
      for (Principal who : stored.keySet()) {
        if (admins.contains(who)) {
          rows.add(new Row.GroupMember(id, who, highest, true));
        }
      }
    }
    return rows;
  }

  /** The contract's list: the stored rows, then a derived one for each admin there is. */
  List<Row.WorkspaceAccess> workspaceAccessRows() {
    Set<Principal> admins = admins();
    String highest = Roles.highest(roles.workspace());
    List<Row.WorkspaceAccess> rows = new ArrayList<>();
    for (Row.Workspace workspace : workspaces.all()) {
      String name = workspace.name();
      if (!workspace.personal()) {
        workspaceAccess
            .of(name)
            .forEach((who, role) -> rows.add(new Row.WorkspaceAccess(name, who, role, false)));
        admins.forEach(admin -> rows.add(new Row.WorkspaceAccess(name, admin, highest, true)));
      }
    }
    return rows;
  }

  /** Whether a joined member has this personal workspace. */
  boolean isPersonalWorkspace(String name) {
    return members.all().stream()
        .anyMatch(member -> member.joined() && member.personalWorkspace().equals(name));
  }

  /**
   * Shared workspaces and a personal one for each joined member; user IDs are lossy, so two may
   * want one name.
   */
  Collection<Row.Workspace> workspaceRows() {
    Map<String, Row.Workspace> byName = new LinkedHashMap<>();
    workspaces.all().forEach(row -> byName.put(row.name(), row));
    members.all().stream()
        .filter(Row.Member::joined)
        .map(member -> new Row.Workspace(member.personalWorkspace(), Row.Workspace.PERSONAL))
        .forEach(row -> byName.putIfAbsent(row.name(), row));
    return byName.values();
  }
}
