package dev.rollcall.live.aihub;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.aihub.AihubRows.AihubPrincipal;
import dev.rollcall.model.Address;
import dev.rollcall.model.Invitation;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.Names;
import dev.rollcall.model.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where things are on one server: the paths of the contract, not encoded, and the server's own ids
 * and spellings, as far as they are known. Safe for use by many threads.
 */
final class AihubPaths {
  static final List<String> ORGANIZATION = List.of("v2", "organization");
  static final List<String> MEMBERS = below(ORGANIZATION, "members");
  static final List<String> MEMBERS_DELETE = below(MEMBERS, "delete");
  static final List<String> SERVICE_ACCOUNTS = below(ORGANIZATION, "service-accounts");
  static final List<String> GROUPS = below(ORGANIZATION, "groups");
  static final List<String> GROUP_MEMBERS = below(ORGANIZATION, "group-members");
  static final List<String> WORKSPACES = below(ORGANIZATION, "workspaces");
  static final List<String> WORKSPACE_ACCESS = below(ORGANIZATION, "workspace-access");

  private final Map<Address, String> ids = new ConcurrentHashMap<>();

  /** When people were last sent an e-mail, by id, where rollcall would write it in another way. */
  private final Map<String, String> lastSentAt = new ConcurrentHashMap<>();

  /** Names of workspaces by the form they are compared by, where that is another one. */
  private final Map<String, String> workspaces = new ConcurrentHashMap<>();

  private static List<String> below(List<String> path, String... segments) {
    return Stream.concat(path.stream(), Stream.of(segments)).toList();
  }

  /** Knows the ids of a live state, and no others any more. */
  void start(LiveState live) {
    ids.clear();
    live.entries()
        .forEach(
            (address, entry) -> {
              if (address.kind().isPrincipal()) {
                learn(address, entry.id());
              }
            });
  }

  /** Takes note of an id. */
  void learn(Address address, String id) {
    ids.put(address, id);
  }

  /** Takes note of how the server writes what it wants to get back. */
  void learn(AihubRows.AihubMember member) {
    String text = member.lastSentAt();
    Invitation invitation = member.invitation();
    if (invitation == null
        || text == null
        || text.equals(String.valueOf(invitation.lastSentAt()))) {
      lastSentAt.remove(member.id());
    } else {
      lastSentAt.put(member.id(), text);
    }
  }

  /** Takes note of how the server writes a workspace. */
  void learn(AihubRows.AihubWorkspace workspace) {
    String name = Names.normalize(workspace.name());
    if (!name.equals(workspace.name())) {
      workspaces.put(name, workspace.name());
    }
  }

  @Nullable String findId(Address address) {
    return ids.get(address);
  }

  @Nullable AihubPrincipal find(Principal principal) {
    String id = findId(Address.of(principal));
    return id == null ? null : new AihubPrincipal(principal.kind(), id);
  }

  /** The id of what is addressed; without one, nothing can be asked of the server. */
  String id(Address address) throws ApiException {
    String id = findId(address);
    if (id == null) {
      throw ApiException.refused(
          0, "nothing was sent: " + address + " was not there when the live state was read");
    }
    return id;
  }

  /** When a person was last sent an e-mail, as the server wrote it if it still is what was seen. */
  String lastSentAt(String memberId, Instant seen) {
    String text = lastSentAt.get(memberId);
    return text != null && AihubRows.time(text).equals(seen) ? text : seen.toString();
  }

  /** The name of a workspace as the server wrote it. */
  String workspace(String name) {
    return workspaces.getOrDefault(name, name);
  }

  /** The path of what is addressed. */
  List<String> of(Address address) throws ApiException {
    return switch (address.kind()) {
      case MEMBER -> below(MEMBERS, id(address));
      case SERVICE_ACCOUNT -> below(SERVICE_ACCOUNTS, id(address));
      case GROUP -> below(GROUPS, id(address));
      case GROUP_MEMBER -> {
        String group = id(Address.group(address.name()));
        yield holder(below(GROUPS, group, "members"), address.principal());
      }
      case WORKSPACE_ACCESS ->
          holder(below(WORKSPACES, workspace(address.name()), "access"), address.principal());
    };
  }

  private List<String> holder(List<String> list, Principal holder) throws ApiException {
    return below(list, holder.kind().word(), id(Address.of(holder)));
  }

  /** The path that sends an invitation again. */
  List<String> resend(String memberId) {
    return below(MEMBERS, memberId, "resend-invitation");
  }
}
