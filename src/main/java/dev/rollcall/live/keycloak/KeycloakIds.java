package dev.rollcall.live.keycloak;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.keycloak.KeycloakRows.KeycloakRole;
import dev.rollcall.live.keycloak.KeycloakSnapshot.ClientWorkspace;
import dev.rollcall.model.Address;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.Names;
import dev.rollcall.model.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keycloak's ids of live objects, as far as they are known, and which roles were held. */
final class KeycloakIds {
  private final Realm realm;
  private final LiveState live;
  private final KeycloakSnapshot read;
  private final Map<Principal, String> users = new ConcurrentHashMap<>();
  private final Map<Principal, String> invitations = new ConcurrentHashMap<>();
  private final Map<String, String> groups = new ConcurrentHashMap<>();
  private final Map<String, ClientWorkspace> workspaces = new HashMap<>();

  /**
   * The ids of a live state.
   *
   * @param read what it was assembled from
   */
  KeycloakIds(Realm realm, LiveState live, KeycloakSnapshot read) {
    this.realm = realm;
    this.live = live;
    this.read = read;
    live.entries().forEach(this::learn);
    read.invited().forEach(row -> invitations.put(row.person(), row.id()));
    for (ClientWorkspace workspace : read.workspaces()) {
      workspaces.put(Names.normalize(workspace.client().name()), workspace);
    }
  }

  private void learn(Address address, LiveEntry entry) {
    if (address.kind() == Kind.GROUP) {
      groups.put(address.name(), entry.id());
    } else if (address.kind() == Kind.MEMBER && entry.joined()) {
      users.put(address.principal(), entry.id());
    }
  }

  String organization() {
    return read.organization();
  }

  /** A path below the organization. */
  List<String> path(String... segments) {
    return realm.organizationPath(read.organization(), segments);
  }

  /** Which roles of a client the holder of a grant has directly. */
  List<String> rolesPath(Address grant) throws ApiException {
    String client = workspace(grant.name()).client().id();
    Principal holder = grant.principal();
    return holder.isGroup()
        ? path("groups", group(holder.name()), "role-mappings", "clients", client)
        : realm.path("users", user(holder), "role-mappings", "clients", client);
  }

  /** Which realm roles a user has directly. */
  List<String> realmRolesPath(String user) {
    return realm.path("users", user, "role-mappings", "realm");
  }

  void learnUser(Principal person, String id) {
    users.put(person, id);
  }

  void learnInvitation(Principal person, String id) {
    invitations.put(person, id);
  }

  void learnGroup(String name, String id) {
    groups.put(Names.normalize(name), id);
  }

  @Nullable String findUser(Principal person) {
    return users.get(person);
  }

  @Nullable String findGroup(String name) {
    return groups.get(name);
  }

  /** The user; without one, nothing can be asked of the server. */
  String user(Principal principal) throws ApiException {
    if (principal.isPerson()) {
      return present(users.get(principal), principal + " had not joined");
    }
    throw ApiException.refused(0, "nothing was sent: " + principal + " is not a person");
  }

  String invitation(Principal person) throws ApiException {
    return present(invitations.get(person), person + " had no invitation");
  }

  String group(String name) throws ApiException {
    return present(groups.get(name), "the group " + name + " did not exist");
  }

  @Nullable ClientWorkspace findWorkspace(String name) {
    return workspaces.get(name);
  }

  ClientWorkspace workspace(String name) throws ApiException {
    return present(workspaces.get(name), "the client " + name + " did not exist");
  }

  KeycloakRole adminRole() throws ApiException {
    return present(read.adminRole(), "there was no admin role");
  }

  private static <T> T present(@Nullable T value, String otherwise) throws ApiException {
    if (value == null) {
      throw ApiException.refused(
          0, "nothing was sent: " + otherwise + " when the live state was read");
    }
    return value;
  }

  /** Whether a role was held at this address. */
  boolean isHeld(Address grant) {
    return live.at(grant) != null;
  }

  /** Where a person had access directly. */
  List<Address> accessOf(Principal person) {
    return live.workspaces().keySet().stream()
        .map(name -> Address.workspaceAccess(name, person))
        .filter(this::isHeld)
        .toList();
  }

  /** What was read of a person, or null. */
  @Nullable LiveEntry member(Principal person) {
    return live.at(Address.of(person));
  }
}
