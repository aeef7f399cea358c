package dev.rollcall.live.snapshot;

import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.live.snapshot.AccessListReader.Access;
import dev.rollcall.model.Address;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.LiveWorkspace;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Roles;
import dev.rollcall.model.Section;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the lists in order, and checks each against those before it. For one use. */
final class SnapshotLists {
  /** A file is not read as a member of an organization. */
  private static final @Nullable Principal NOBODY = null;

  private final Map<Section, ListFile> files;
  private final Roles roles;
  private final ListErrors errors = new ListErrors();
  private final PrincipalResolver principals = new PrincipalResolver(errors);

  /** Of the lists there are. */
  SnapshotLists(Map<Section, ListFile> files, Roles roles) {
    this.files = files;
    this.roles = roles;
  }

  /**
   * Reads all of them.
   *
   * @throws InvalidInputException with all errors in any of them
   */
  LiveState read() throws InvalidInputException {
    RoleNames organization = RoleNames.organization(roles, errors);
    Map<Address, LiveEntry> entries = new LinkedHashMap<>();
    read(
            Section.MEMBERS,
            new MemberListReader(organization, errors)::readPeople,
            principals::knowMembers)
        .forEach((person, entry) -> entries.put(Address.of(person), entry));
    read(
            Section.SERVICE_ACCOUNTS,
            new MemberListReader(organization, errors)::readAccounts,
            principals::knowAccounts)
        .forEach((account, entry) -> entries.put(Address.of(account), entry));
    Map<String, Access> groups =
        read(
            Section.GROUPS,
            AccessListReader.ofGroups(RoleNames.group(roles, errors), principals, errors)::read,
            all -> principals.knowGroups(all.keySet()));
    Map<String, Access> workspaces =
        read(
            Section.WORKSPACES,
            AccessListReader.ofWorkspaces(RoleNames.workspace(roles, errors), principals, errors)
                ::read,
            all -> {});
    errors.throwIfAny();
    groups.keySet().forEach(name -> entries.put(Address.group(name), LiveEntry.group(name)));
    Set<Address> derived = new LinkedHashSet<>();
    Map<String, LiveWorkspace> kinds = new LinkedHashMap<>();
    groups.forEach(
        (name, access) ->
            add(access, holder -> Address.groupMember(name, holder), entries, derived));
    workspaces.forEach(
        (name, access) -> {
          add(access, holder -> Address.workspaceAccess(name, holder), entries, derived);
          kinds.put(name, new LiveWorkspace(access.personal()));
        });
    return new LiveState(NOBODY, roles, null, entries, kinds, Set.of(), derived);
  }

  private static void add(
      Access access,
      Function<Principal, Address> address,
      Map<Address, LiveEntry> entries,
      Set<Address> derived) {
    access
        .stored()
        .forEach((holder, role) -> entries.put(address.apply(holder), LiveEntry.of(role)));
    access.derived().forEach(holder -> derived.add(address.apply(holder)));
  }

  /** Reads a list if it is given; the next ones rely on it only if it has no errors. */
  private <K, V> Map<K, V> read(
      Section section, Function<ListFile, Map<K, V>> reader, Consumer<Map<K, V>> whole) {
    ListFile file = files.get(section);
    if (file == null) {
      return Map.of();
    }
    int before = errors.count();
    Map<K, V> list = reader.apply(file);
    if (errors.count() == before) {
      whole.accept(list);
    }
    return list;
  }
}
