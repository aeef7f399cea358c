package dev.rollcall.live.aihub;

import dev.rollcall.model.Invitation;
import dev.rollcall.model.Names;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How the server writes what it wants to get back as it wrote it, where that is not how rollcall
 * would.
 */
final class ServerSpellings {
  private final Map<String, String> lastSentAt = new ConcurrentHashMap<>();
  private final Map<String, String> workspaces = new ConcurrentHashMap<>();

  /** Takes note of a person's row. */
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

  /** Takes note of a workspace's row. */
  void learn(AihubRows.AihubWorkspace workspace) {
    String name = Names.normalize(workspace.name());
    if (!name.equals(workspace.name())) {
      workspaces.put(name, workspace.name());
    }
  }

  /** When a person was last sent an e-mail, as the server wrote it if it still is what was seen. */
  String lastSentAt(String memberId, Instant seen) {
    String text = lastSentAt.get(memberId);
    return text != null && AihubTimes.of(text).equals(seen) ? text : seen.toString();
  }

  /** The name of a workspace as the server wrote it. */
  String workspace(String name) {
    return workspaces.getOrDefault(name, name);
  }
}
