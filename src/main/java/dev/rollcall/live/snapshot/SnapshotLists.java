package dev.rollcall.live.snapshot;

import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.model.Caller;
import dev.rollcall.model.Email;
import dev.rollcall.model.LiveGroup;
import dev.rollcall.model.LiveMember;
import dev.rollcall.model.LiveServiceAccount;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.LiveWorkspace;
import dev.rollcall.model.OpaqueId;
import dev.rollcall.model.Roles;
import java.util.LinkedHashMap;
import java.util.Map;
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
    Map<Email, LiveMember> members =
        read(
            files.members(),
            new MemberListReader(organization, findings)::read,
            principals::knowMembers);
    Map<String, LiveServiceAccount> accounts =
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
    return new LiveState(
        NOBODY, roles, null, members, accounts, toGroups(groups), toWorkspaces(workspaces));
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

  private static Map<String, LiveGroup> toGroups(Map<String, ContainerAccessList> places) {
    Map<String, LiveGroup> groups = new LinkedHashMap<>();
    places.forEach(
        (name, access) ->
            groups.put(name, new LiveGroup(new OpaqueId(name), access.stored(), access.derived())));
    return groups;
  }

  private static Map<String, LiveWorkspace> toWorkspaces(Map<String, ContainerAccessList> places) {
    Map<String, LiveWorkspace> workspaces = new LinkedHashMap<>();
    places.forEach(
        (name, access) ->
            workspaces.put(
                name, new LiveWorkspace(access.personal(), access.stored(), access.derived())));
    return workspaces;
  }
}
