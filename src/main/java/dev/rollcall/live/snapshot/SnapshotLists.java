package dev.rollcall.live.snapshot;

import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.model.Address;
import dev.rollcall.model.Caller;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.LiveWorkspace;
import dev.rollcall.model.OpaqueId;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Roles;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts the lists together, each held against those that name whom it names. Good for one use. */
final class SnapshotLists {
  /** Nobody reads a file as a member of an organization. */
  private static final Caller NOBODY = new Caller("nobody", null);

  private final ListFiles files;
  private final Roles roles;
  private final ListErrors findings = new ListErrors();
  private final PrincipalResolver principals = new PrincipalResolver(findings);

  SnapshotLists(ListFiles files, Roles roles) {
    this.files = files;
    this.roles = roles;
  }

  /** The files there are. */
  record ListFiles(
      @Nullable ListFile members,
      @Nullable ListFile accounts,
      @Nullable ListFile groups,
      @Nullable ListFile workspaces) {}

  /**
   * The whole.
   *
   * @throws InvalidInputException with all that is wrong in any of them
   */
  LiveState read() throws InvalidInputException {
    RoleNames organization = RoleNames.organization(roles);
    Map<Principal, LiveEntry> members =
        read(
            files.members(),
            new MemberListReader(organization, findings)::read,
            principals::knowMembers);
    Map<Principal, LiveEntry> accounts =
        read(
            files.accounts(),
            new AccountListReader(organization, findings)::read,
            principals::knowAccounts);
    Map<String, ContainerAccessList> groups =
        read(
            files.groups(),
            AccessListReader.ofGroups(RoleNames.group(roles), principals, findings)::read,
            all -> principals.knowGroups(all.keySet()));
    Map<String, ContainerAccessList> workspaces =
        read(
            files.workspaces(),
            AccessListReader.ofWorkspaces(RoleNames.workspace(roles), principals, findings)::read,
            all -> {});
    findings.throwIfAny();
    Map<Address, LiveEntry> entries = new LinkedHashMap<>();
    members.forEach((person, entry) -> entries.put(Address.of(person), entry));
    accounts.forEach((account, entry) -> entries.put(Address.of(account), entry));
    groups
        .keySet()
        .forEach(name -> entries.put(Address.group(name), LiveEntry.group(new OpaqueId(name))));
    Set<Address> derived = new LinkedHashSet<>();
    groups.forEach(
        (name, access) -> access.addTo(entries, derived, p -> Address.groupMember(name, p)));
    workspaces.forEach(
        (name, access) -> access.addTo(entries, derived, p -> Address.workspaceAccess(name, p)));
    Map<String, LiveWorkspace> kinds = new LinkedHashMap<>();
    workspaces.forEach((name, access) -> kinds.put(name, new LiveWorkspace(access.personal())));
    return new LiveState(NOBODY, roles, null, entries, kinds, Set.of(), derived);
  }

  /** Reads a list that exists, and relies on it for the next ones only if it is whole. */
  private <K, V> Map<K, V> read(
      @Nullable ListFile file, Function<ListFile, Map<K, V>> reader, Consumer<Map<K, V>> whole) {
    if (file == null) {
      return Map.of();
    }
    int before = findings.count();
    Map<K, V> list = reader.apply(file);
    if (findings.count() == before) {
      whole.accept(list);
    }
    return list;
  }
}
