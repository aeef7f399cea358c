package dev.rollcall.live.aihub;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.http.TornReadException;
import dev.rollcall.live.http.UniqueNames;
import dev.rollcall.model.Caller;
import dev.rollcall.model.Email;
import dev.rollcall.model.LiveGroup;
import dev.rollcall.model.LiveMember;
import dev.rollcall.model.LiveServiceAccount;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.LiveWorkspace;
import dev.rollcall.model.Names;
import dev.rollcall.model.OpaqueId;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts the lists of a snapshot together by id, and finds out where they do not fit. Good for one
 * use.
 */
final class AihubStateAssembler {
  private static final List<String> ACCOUNT_REMOVAL = List.of("its tokens stop working");

  private final AihubSnapshot snapshot;
  private final Map<AihubPrincipal, Principal> principals = new HashMap<>();
  private final Map<Email, LiveMember> members = new LinkedHashMap<>();
  private final Map<String, LiveServiceAccount> accounts = new LinkedHashMap<>();
  private final Map<String, LiveGroup> groups = new LinkedHashMap<>();
  private final Map<String, LiveGroup> groupsById = new HashMap<>();
  private final Map<String, LiveWorkspace> workspaces = new LinkedHashMap<>();

  AihubStateAssembler(AihubSnapshot snapshot) {
    this.snapshot = snapshot;
  }

  /**
   * The whole.
   *
   * @throws TornReadException if an id is unknown or there twice
   * @throws ApiException if two things have one name, which no later read would mend
   */
  LiveState toLiveState() throws ApiException, TornReadException {
    addMembers();
    addAccounts();
    addGroups();
    addWorkspaces();
    for (AihubRows.AihubAccess held : snapshot.groupMembers()) {
      LiveGroup group = known(groupsById.get(held.place()), "group " + held.place());
      add(held, group.members(), group.derived());
    }
    for (AihubRows.AihubAccess held : snapshot.access()) {
      LiveWorkspace workspace =
          known(workspaces.get(Names.normalize(held.place())), "workspace " + held.place());
      add(held, workspace.access(), workspace.derived());
    }
    return new LiveState(
        caller(),
        snapshot.organization().roles(),
        snapshot.organization().revision(),
        members,
        accounts,
        groups,
        workspaces);
  }

  private void addMembers() throws ApiException, TornReadException {
    UniqueNames names = new UniqueNames("members");
    for (AihubRows.AihubMember row : snapshot.members()) {
      identify(
          new AihubPrincipal(AihubPrincipal.Type.MEMBER, row.id()),
          new Principal.Person(row.email()));
      names.add(row.email().normalized(), row.email().written());
      members.put(
          row.email(),
          new LiveMember(new OpaqueId(row.id()), row.role(), row.invitation(), List.of()));
    }
  }

  private void addAccounts() throws ApiException, TornReadException {
    UniqueNames names = new UniqueNames("service accounts");
    for (AihubRows.AihubAccount row : snapshot.accounts()) {
      Principal.ServiceAccountPrincipal account = new Principal.ServiceAccountPrincipal(row.name());
      identify(new AihubPrincipal(AihubPrincipal.Type.SERVICE_ACCOUNT, row.id()), account);
      names.add(account.name(), row.name());
      accounts.put(
          account.name(),
          new LiveServiceAccount(new OpaqueId(row.id()), row.role(), ACCOUNT_REMOVAL));
    }
  }

  private void addGroups() throws ApiException, TornReadException {
    UniqueNames names = new UniqueNames("groups");
    for (AihubRows.AihubGroup row : snapshot.groups()) {
      Principal.GroupPrincipal principal = new Principal.GroupPrincipal(row.name());
      identify(new AihubPrincipal(AihubPrincipal.Type.GROUP, row.id()), principal);
      names.add(principal.name(), row.name());
      LiveGroup group =
          new LiveGroup(new OpaqueId(row.id()), new LinkedHashMap<>(), new LinkedHashSet<>());
      groups.put(principal.name(), group);
      groupsById.put(row.id(), group);
    }
  }

  private void addWorkspaces() throws ApiException, TornReadException {
    UniqueNames names = new UniqueNames("workspaces");
    Set<String> seen = new LinkedHashSet<>();
    for (AihubRows.AihubWorkspace row : snapshot.workspaces()) {
      once(seen.add(row.name()), "workspace " + row.name());
      String name = Names.normalize(row.name());
      names.add(name, row.name());
      workspaces.put(
          name, new LiveWorkspace(row.personal(), new LinkedHashMap<>(), new LinkedHashSet<>()));
    }
  }

  private void identify(AihubPrincipal holder, Principal principal) throws TornReadException {
    once(principals.put(holder, principal) == null, holder.toString());
  }

  private void add(AihubRows.AihubAccess held, Map<Principal, Role> stored, Set<Principal> derived)
      throws TornReadException {
    Principal principal = known(principals.get(held.holder()), held.holder().toString());
    boolean first =
        held.derived() ? derived.add(principal) : stored.put(principal, held.role()) == null;
    once(first, held.holder() + " in " + held.place());
  }

  private Caller caller() {
    AihubOrganization root = snapshot.organization();
    return new Caller(
        root.callerName(),
        switch (root.callerType()) {
          case "member" -> orElse(find(AihubPrincipal.Type.MEMBER), person(root.callerName()));
          case "service_account" ->
              orElse(
                  find(AihubPrincipal.Type.SERVICE_ACCOUNT),
                  new Principal.ServiceAccountPrincipal(root.callerName()));
          default -> null;
        });
  }

  private @Nullable Principal find(AihubPrincipal.Type type) {
    String id = snapshot.organization().callerId();
    return id == null ? null : principals.get(new AihubPrincipal(type, id));
  }

  private static @Nullable Principal orElse(@Nullable Principal first, @Nullable Principal second) {
    return first == null ? second : first;
  }

  private static @Nullable Principal person(String name) {
    try {
      return new Principal.Person(Email.of(name));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static <T> T known(@Nullable T thing, String what) throws TornReadException {
    if (thing == null) {
      throw new TornReadException("a row names " + what + ", which is in no list");
    }
    return thing;
  }

  private static void once(boolean first, String what) throws TornReadException {
    if (!first) {
      throw new TornReadException(what + " is there twice");
    }
  }
}
