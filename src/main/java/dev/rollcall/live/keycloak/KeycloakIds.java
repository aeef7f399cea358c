package dev.rollcall.live.keycloak;

import dev.rollcall.live.ApiException;
import dev.rollcall.model.Address;
import dev.rollcall.model.Email;
import dev.rollcall.model.LiveGroup;
import dev.rollcall.model.LiveMember;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.LiveWorkspace;
import dev.rollcall.model.Names;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keycloak's ids of what is live, as far as they are known, and what is known to be held. */
final class KeycloakIds {
  private final LiveState live;
  private final KeycloakSnapshot read;
  private final Map<Email, String> users = new ConcurrentHashMap<>();
  private final Map<Email, String> invitations = new ConcurrentHashMap<>();
  private final Map<String, String> groups = new ConcurrentHashMap<>();
  private final Map<String, KeycloakSnapshot.ClientWorkspace> workspaces = new HashMap<>();

  /**
   * What a live state holds.
   *
   * @param read what it was made of
   */
  KeycloakIds(LiveState live, KeycloakSnapshot read) {
    this.live = live;
    this.read = read;
    live.members()
        .forEach(
            (email, member) -> {
              if (member.joined()) {
                users.put(email, id(member));
              }
            });
    read.invited().forEach(row -> invitations.put(row.email(), row.id()));
    live.groups().forEach((name, group) -> groups.put(name, id(group)));
    for (KeycloakSnapshot.ClientWorkspace workspace : read.workspaces()) {
      workspaces.put(Names.normalize(workspace.client().name()), workspace);
    }
  }

  private static String id(LiveMember member) {
    return member.id().value();
  }

  private static String id(LiveGroup group) {
    return group.id().value();
  }

  String organization() {
    return read.organization();
  }

  void learnUser(Email email, String id) {
    users.put(email, id);
  }

  void learnInvitation(Email email, String id) {
    invitations.put(email, id);
  }

  void learnGroup(String name, String id) {
    groups.put(Names.normalize(name), id);
  }

  @Nullable String findUser(Email email) {
    return users.get(email);
  }

  @Nullable String findInvitation(Email email) {
    return invitations.get(email);
  }

  @Nullable String findGroup(String name) {
    return groups.get(name);
  }

  /** The user; without one, nothing can be asked of the server. */
  String user(Principal principal) throws ApiException {
    if (principal instanceof Principal.Person person) {
      return present(users.get(person.email()), person + " had not joined");
    }
    throw ApiException.refused(0, "nothing was sent: " + principal + " is no person");
  }

  String invitation(Email email) throws ApiException {
    return present(invitations.get(email), email + " had no invitation");
  }

  String group(String name) throws ApiException {
    return present(groups.get(name), "the group " + name + " was not there");
  }

  KeycloakSnapshot.@Nullable ClientWorkspace findWorkspace(String name) {
    return workspaces.get(name);
  }

  KeycloakSnapshot.ClientWorkspace workspace(String name) throws ApiException {
    return present(workspaces.get(name), "the client " + name + " was not there");
  }

  KeycloakRows.KeycloakRole adminRole() throws ApiException {
    return present(read.adminRole(), "there was no admin role");
  }

  private static <T> T present(@Nullable T value, String otherwise) throws ApiException {
    if (value == null) {
      throw ApiException.refused(
          0, "nothing was sent: " + otherwise + " when the live state was read");
    }
    return value;
  }

  /** The role somebody had at a workspace, or null. */
  @Nullable Role held(Address.WorkspaceAccess access) {
    LiveWorkspace workspace = live.workspaces().get(access.name());
    return workspace == null ? null : workspace.access().get(access.principal());
  }

  /** Where a person had access directly. */
  List<Address.WorkspaceAccess> accessOf(Principal person) {
    List<Address.WorkspaceAccess> access = new ArrayList<>();
    live.workspaces()
        .forEach(
            (name, workspace) -> {
              if (workspace.access().containsKey(person)) {
                access.add(new Address.WorkspaceAccess(name, person));
              }
            });
    return access;
  }

  /** What was read of a person, or null. */
  @Nullable LiveMember member(Email email) {
    return live.members().get(email);
  }
}
