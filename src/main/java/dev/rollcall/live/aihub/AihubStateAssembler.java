package dev.rollcall.live.aihub;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.aihub.AihubRows.AihubPrincipal;
import dev.rollcall.live.http.TornReadException;
import dev.rollcall.live.http.UniqueNames;
import dev.rollcall.model.Address;
import dev.rollcall.model.Email;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.LiveWorkspace;
import dev.rollcall.model.Names;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import dev.rollcall.model.Roles;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts the lists of one revision together by id. Each method throws a TornReadException where an id
 * is unknown or there twice, and an ApiException where two things have one name, which reading
 * again would not change. Good for one use.
 */
final class AihubStateAssembler {
  private static final List<String> ACCOUNT_REMOVAL = List.of("its tokens stop working");

  private final Map<AihubPrincipal, Principal> principals = new HashMap<>();
  private final Map<Address, LiveEntry> entries = new LinkedHashMap<>();
  private final Map<Role, LiveEntry> access = new HashMap<>();
  private final Set<Address> derived = new LinkedHashSet<>();
  private final Map<String, String> groupNames = new HashMap<>();
  private final Map<String, LiveWorkspace> workspaces = new LinkedHashMap<>();

  void addMembers(List<AihubRows.AihubMember> rows) throws ApiException, TornReadException {
    UniqueNames names = new UniqueNames("members");
    for (AihubRows.AihubMember row : rows) {
      identify(new AihubPrincipal(Kind.MEMBER, row.id()), row.person());
      names.add(row.person().name(), row.person().written());
      entries.put(
          Address.of(row.person()), LiveEntry.member(row.id(), row.role(), row.invitation()));
    }
  }

  void addAccounts(List<AihubRows.AihubAccount> rows) throws ApiException, TornReadException {
    UniqueNames names = new UniqueNames("service accounts");
    for (AihubRows.AihubAccount row : rows) {
      Principal account = Principal.serviceAccount(row.name());
      identify(new AihubPrincipal(Kind.SERVICE_ACCOUNT, row.id()), account);
      names.add(account.name(), row.name());
      entries.put(
          Address.of(account), new LiveEntry(row.id(), row.role(), null, false, ACCOUNT_REMOVAL));
    }
  }

  void addGroups(List<AihubRows.AihubGroup> rows) throws ApiException, TornReadException {
    UniqueNames names = new UniqueNames("groups");
    for (AihubRows.AihubGroup row : rows) {
      Principal group = Principal.group(row.name());
      identify(new AihubPrincipal(Kind.GROUP, row.id()), group);
      names.add(group.name(), row.name());
      entries.put(Address.of(group), LiveEntry.group(row.id()));
      groupNames.put(row.id(), group.name());
    }
  }

  void addWorkspaces(List<AihubRows.AihubWorkspace> rows) throws ApiException, TornReadException {
    UniqueNames names = new UniqueNames("workspaces");
    Set<String> seen = new LinkedHashSet<>();
    for (AihubRows.AihubWorkspace row : rows) {
      once(seen.add(row.name()), "workspace ", row.name());
      String name = Names.normalize(row.name());
      names.add(name, row.name());
      workspaces.put(name, new LiveWorkspace(row.personal()));
    }
  }

  /** Needs the groups, and who is in them. */
  void addGroupMembers(List<AihubRows.AihubGroupMember> rows) throws TornReadException {
    for (AihubRows.AihubAccess row : rows) {
      String group = known(groupNames.get(row.place()), "group ", row.place());
      add(row, Address.groupMember(group, holder(row)));
    }
  }

  /** Needs the workspaces, and who reaches them. */
  void addAccess(List<AihubRows.AihubWorkspaceAccess> rows) throws TornReadException {
    for (AihubRows.AihubAccess row : rows) {
      String workspace = Names.normalize(row.place());
      known(workspaces.get(workspace), "workspace ", row.place());
      add(row, Address.workspaceAccess(workspace, holder(row)));
    }
  }

  private void identify(AihubPrincipal holder, Principal principal) throws TornReadException {
    once(principals.put(holder, principal) == null, "", holder);
  }

  private Principal holder(AihubRows.AihubAccess held) throws TornReadException {
    return known(principals.get(held.holder()), "", held.holder());
  }

  private void add(AihubRows.AihubAccess held, Address address) throws TornReadException {
    boolean first =
        held.derived()
            ? derived.add(address)
            : entries.put(address, access.computeIfAbsent(held.role(), LiveEntry::of)) == null;
    if (!first) {
      throw new TornReadException(held.holder() + " in " + held.place() + " is there twice");
    }
  }

  /** The whole, once all lists are added. */
  LiveState toLiveState(AihubRows.AihubCaller caller, Roles roles, String revision) {
    return new LiveState(
        principal(caller), roles, revision, entries, workspaces, Set.of(), derived);
  }

  private @Nullable Principal principal(AihubRows.AihubCaller caller) {
    return switch (caller.type()) {
      case "member" -> orElse(find(Kind.MEMBER, caller), person(caller.name()));
      case "service_account" ->
          orElse(find(Kind.SERVICE_ACCOUNT, caller), Principal.serviceAccount(caller.name()));
      default -> null;
    };
  }

  private @Nullable Principal find(Kind kind, AihubRows.AihubCaller caller) {
    return caller.id() == null ? null : principals.get(new AihubPrincipal(kind, caller.id()));
  }

  private static @Nullable Principal orElse(@Nullable Principal first, @Nullable Principal second) {
    return first == null ? second : first;
  }

  private static @Nullable Principal person(String name) {
    try {
      return Email.person(name);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Takes the parts of a name, since most of a million are never said. */
  private static <T> T known(@Nullable T thing, String kind, Object id) throws TornReadException {
    if (thing == null) {
      throw new TornReadException("a row names " + kind + id + ", which is in no list");
    }
    return thing;
  }

  private static void once(boolean first, String kind, Object id) throws TornReadException {
    if (!first) {
      throw new TornReadException(kind + id + " is there twice");
    }
  }
}
