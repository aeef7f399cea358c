package dev.rollcall.live;

import dev.rollcall.model.Address;
import dev.rollcall.model.Caller;
import dev.rollcall.model.Email;
import dev.rollcall.model.Invitation;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveGroup;
import dev.rollcall.model.LiveMember;
import dev.rollcall.model.LiveServiceAccount;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.LiveWorkspace;
import dev.rollcall.model.OpaqueId;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Roles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The rules of the membership contract on plain maps; its owner keeps threads apart. */
final class InMemoryState {
  private static final Roles ROLES =
      new Roles(
          RoleLadder.of("member", "admin"),
          RoleLadder.of("member", "manager"),
          RoleLadder.of("reviewer", "review_manager", "tester", "developer", "manager"));
  private static final List<String> ACCOUNT_REMOVAL = List.of("its tokens stop working");

  final Map<String, Boolean> workspaces = new LinkedHashMap<>();
  final Set<Email> elsewhere = new LinkedHashSet<>();
  final List<Mail> mailbox = new ArrayList<>();
  Instant now = Instant.parse("2026-11-24T00:00:00Z");

  private final Caller caller;
  private final Roles roles;
  private final Map<Email, LiveMember> members = new LinkedHashMap<>();
  private final Map<String, LiveServiceAccount> accounts = new LinkedHashMap<>();
  private final Map<String, OpaqueId> groups = new LinkedHashMap<>();
  private final Map<Address.GroupMember, Role> memberships = new LinkedHashMap<>();
  private final Map<Address.WorkspaceAccess, Role> grants = new LinkedHashMap<>();
  private int revision;
  private int lastId;

  InMemoryState(Email admin) {
    caller = new Caller(admin.normalized(), new Principal.Person(admin));
    roles = ROLES;
    members.put(admin, new LiveMember(newId(), Role.ADMIN, null, List.of()));
  }

  InMemoryState(LiveState live) {
    caller = live.caller();
    roles = live.roles();
    live.members().forEach((email, member) -> members.put(email, withNewId(member)));
    live.serviceAccounts()
        .forEach((name, account) -> accounts.put(name, newAccount(account.role())));
    live.groups().forEach(this::hold);
    live.workspaces().forEach(this::hold);
  }

  private void hold(String name, LiveGroup group) {
    groups.put(name, newId());
    group
        .members()
        .forEach((who, role) -> memberships.put(new Address.GroupMember(name, who), role));
  }

  private void hold(String name, LiveWorkspace workspace) {
    workspaces.put(name, workspace.personal());
    workspace
        .access()
        .forEach((who, role) -> grants.put(new Address.WorkspaceAccess(name, who), role));
  }

  private LiveMember withNewId(LiveMember member) {
    return new LiveMember(
        newId(), member.role(), member.invitation(), member.leftInvitation(), member.onRemoval());
  }

  private LiveServiceAccount newAccount(Role role) {
    return new LiveServiceAccount(newId(), role, ACCOUNT_REMOVAL);
  }

  private OpaqueId newId() {
    return new OpaqueId("id-" + ++lastId);
  }

  /** The id of what is live at this address; null where there is nothing, or nothing with an id. */
  @Nullable OpaqueId idOf(Address address) {
    if (address instanceof Address.Member member) {
      LiveMember live = members.get(member.email());
      return live == null ? null : live.id();
    }
    if (address instanceof Address.ServiceAccount account) {
      LiveServiceAccount live = accounts.get(account.name());
      return live == null ? null : live.id();
    }
    return address instanceof Address.Group group ? groups.get(group.name()) : null;
  }

  @Nullable LiveEntry entry(Address address) {
    if (address instanceof Address.Member member) {
      LiveMember live = members.get(member.email());
      return live == null
          ? null
          : new LiveEntry(live.role(), live.invitation(), live.leftInvitation());
    }
    if (address instanceof Address.ServiceAccount account) {
      LiveServiceAccount live = accounts.get(account.name());
      return live == null ? null : new LiveEntry(live.role(), null);
    }
    if (address instanceof Address.Group group) {
      return groups.containsKey(group.name()) ? new LiveEntry(null, null) : null;
    }
    Role role =
        address instanceof Address.GroupMember ? memberships.get(address) : grants.get(address);
    return role == null ? null : new LiveEntry(role, null);
  }

  WriteResult invite(Email email) {
    if (elsewhere.contains(email)) {
      return new WriteResult.Rejected("is in another organization");
    }
    if (members.containsKey(email)) {
      return new WriteResult.AlreadySo();
    }
    Instant sent = send(email, Mail.INVITATION);
    Invitation invitation = new Invitation(sent, sent, 1, false);
    members.put(
        email, new LiveMember(newId(), roles.organization().lowest(), invitation, List.of()));
    return new WriteResult.Succeeded();
  }

  void resend(Email email, @Nullable Instant lastSentAt) throws ApiException {
    LiveMember member = found(members.get(email), email.normalized());
    Invitation old = member.invitation();
    if (old == null || old.lastSentAt() == null || !old.lastSentAt().equals(lastSentAt)) {
      throw ApiException.refused(409, email + " was sent another e-mail, or joined");
    }
    int sends = old.sends() == null ? 1 : old.sends() + 1;
    Instant sent = send(email, Mail.REMINDER);
    Invitation invitation = new Invitation(old.invitedAt(), sent, sends, false);
    members.put(email, new LiveMember(member.id(), member.role(), invitation, List.of()));
  }

  private Instant send(Email to, String kind) {
    mailbox.add(new Mail(to, kind));
    revision++;
    now = now.plusSeconds(1);
    return now;
  }

  void accept(Email email) {
    LiveMember member = members.get(email);
    if (member == null || member.joined()) {
      throw new IllegalStateException(email + " has no invitation to accept");
    }
    members.put(email, new LiveMember(member.id(), member.role(), null, List.of()));
    revision++;
  }

  void leaveInvitation(Email email, boolean left) throws ApiException {
    LiveMember member = found(members.get(email), email.normalized());
    members.put(
        email,
        new LiveMember(member.id(), member.role(), member.invitation(), left, member.onRemoval()));
    revision++;
  }

  void createGroup(String name) throws ApiException {
    if (groups.putIfAbsent(name, newId()) != null) {
      throw ApiException.refused(409, "a group " + name + " exists");
    }
    revision++;
  }

  void createAccount(String name, Role role) throws ApiException {
    offered(Kind.SERVICE_ACCOUNT, role);
    if (accounts.putIfAbsent(name, newAccount(role)) != null) {
      throw ApiException.refused(409, "a service account " + name + " exists");
    }
    revision++;
  }

  void setRole(Email email, Role role) throws ApiException {
    offered(Kind.MEMBER, role);
    LiveMember member = found(members.get(email), email.normalized());
    members.put(
        email,
        new LiveMember(
            member.id(), role, member.invitation(), member.leftInvitation(), member.onRemoval()));
    revision++;
  }

  void setRole(String account, Role role) throws ApiException {
    offered(Kind.SERVICE_ACCOUNT, role);
    LiveServiceAccount live = found(accounts.get(account), account);
    accounts.put(account, new LiveServiceAccount(live.id(), role, live.onRemoval()));
    revision++;
  }

  void put(Address.GroupMember membership, Role role) throws ApiException {
    offered(Kind.GROUP_MEMBER, role);
    memberships.put(membership, role);
    revision++;
  }

  void put(Address.WorkspaceAccess access, Role role) throws ApiException {
    offered(Kind.WORKSPACE_ACCESS, role);
    shared(access.name());
    grants.put(access, role);
    revision++;
  }

  void delete(Address.GroupMember membership) {
    memberships.remove(membership);
    revision++;
  }

  void delete(Address.WorkspaceAccess access) throws ApiException {
    shared(access.name());
    grants.remove(access);
    revision++;
  }

  /** Takes a principal away, with all it was in and all it gave. */
  void remove(Principal principal) {
    if (principal instanceof Principal.Person person) {
      members.remove(person.email());
    } else if (principal instanceof Principal.ServiceAccountPrincipal account) {
      accounts.remove(account.name());
    } else if (principal instanceof Principal.GroupPrincipal group) {
      groups.remove(group.name());
      memberships.keySet().removeIf(membership -> membership.name().equals(group.name()));
    }
    memberships.keySet().removeIf(membership -> membership.principal().equals(principal));
    grants.keySet().removeIf(grant -> grant.principal().equals(principal));
    revision++;
  }

  private void offered(Kind kind, Role role) throws ApiException {
    if (!roles.of(kind).contains(role)) {
      throw ApiException.refused(422, "there is no role " + role + " for a " + kind.word());
    }
  }

  private void shared(String workspace) throws ApiException {
    if (found(workspaces.get(workspace), workspace)) {
      throw ApiException.refused(422, workspace + " is personal");
    }
  }

  static <T> T found(@Nullable T thing, String name) throws ApiException {
    if (thing == null) {
      throw ApiException.refused(404, "there is no " + name);
    }
    return thing;
  }

  LiveState toLiveState() {
    Map<String, LiveGroup> liveGroups = new LinkedHashMap<>();
    groups.forEach((name, id) -> liveGroups.put(name, liveGroup(name, id)));
    Map<String, LiveWorkspace> liveWorkspaces = new LinkedHashMap<>();
    workspaces.forEach((name, personal) -> liveWorkspaces.put(name, liveWorkspace(name, personal)));
    return new LiveState(
        caller,
        roles,
        String.valueOf(revision),
        new LinkedHashMap<>(members),
        new LinkedHashMap<>(accounts),
        liveGroups,
        liveWorkspaces);
  }

  private LiveGroup liveGroup(String name, OpaqueId id) {
    Map<Principal, Role> stored = new LinkedHashMap<>();
    memberships.forEach(
        (membership, role) -> {
          if (membership.name().equals(name)) {
            stored.put(membership.principal(), role);
          }
        });
    return new LiveGroup(id, stored, admins(stored::containsKey));
  }

  private LiveWorkspace liveWorkspace(String name, boolean personal) {
    Map<Principal, Role> stored = new LinkedHashMap<>();
    grants.forEach(
        (grant, role) -> {
          if (grant.name().equals(name)) {
            stored.put(grant.principal(), role);
          }
        });
    return new LiveWorkspace(personal, stored, admins(principal -> !personal));
  }

  /** Who runs the organization, and so reaches everything; a person only once joined. */
  private Set<Principal> admins(Predicate<Principal> where) {
    Set<Principal> admins = new LinkedHashSet<>();
    members.forEach(
        (email, member) -> {
          if (member.joined() && member.role().equals(Role.ADMIN)) {
            admins.add(new Principal.Person(email));
          }
        });
    accounts.forEach(
        (name, account) -> {
          if (account.role().equals(Role.ADMIN)) {
            admins.add(new Principal.ServiceAccountPrincipal(name));
          }
        });
    admins.removeIf(where.negate());
    return admins;
  }
}
