package dev.rollcall.live.aihub;

import dev.rollcall.live.http.InvalidResponseException;
import dev.rollcall.live.http.JsonFields;
import dev.rollcall.model.Email;
import dev.rollcall.model.Invitation;
import dev.rollcall.model.Kind;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of the contract's lists. What a row says and rollcall does not understand stops
 * the run.
 */
final class AihubRows {
  private final Interner interner = new Interner();

  /**
   * A person.
   *
   * @param invitation pending while Invited, else null
   * @param lastSentAt as the server wrote it, or null
   */
  record AihubMember(
      String id,
      Principal person,
      Role role,
      @Nullable Invitation invitation,
      @Nullable String lastSentAt) {}

  /** A service account. */
  record AihubAccount(String id, String name, Role role) {}

  /** A group. */
  record AihubGroup(String id, String name) {}

  /** A workspace. */
  record AihubWorkspace(String name, boolean personal) {}

  /**
   * A role somewhere: in a group, or at a workspace.
   *
   * @param place the id of the group, or the name of the workspace as the server wrote it
   */
  record AihubAccess(String place, AihubPrincipal holder, Role role, boolean derived) {}

  AihubMember member(JsonFields row) throws InvalidResponseException {
    Instant lastSentAt = AihubTimes.optional(row, "last_sent_at");
    return new AihubMember(
        interner.text(row.text("id")),
        person(row),
        interner.role(row.text("role")),
        isJoined(row) ? null : invitation(row, lastSentAt),
        row.optionalText("last_sent_at"));
  }

  private static Principal person(JsonFields row) throws InvalidResponseException {
    String text = row.text("email");
    try {
      return Email.person(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidResponseException(
          row.where() + ".email is " + text + ", which is no e-mail address: " + e.getMessage());
    }
  }

  private static boolean isJoined(JsonFields row) throws InvalidResponseException {
    String status = row.text("status");
    return switch (status) {
      case "joined" -> true;
      case "invited" -> false;
      default -> throw unknown(row, "status", status);
    };
  }

  private static Invitation invitation(JsonFields row, @Nullable Instant lastSentAt)
      throws InvalidResponseException {
    return new Invitation(
        AihubTimes.optional(row, "invited_at"), lastSentAt, row.optionalCount("sends"), false);
  }

  AihubAccount account(JsonFields row) throws InvalidResponseException {
    return new AihubAccount(
        interner.text(row.text("id")), row.text("name"), interner.role(row.text("role")));
  }

  AihubGroup group(JsonFields row) throws InvalidResponseException {
    return new AihubGroup(interner.text(row.text("id")), row.text("name"));
  }

  AihubWorkspace workspace(JsonFields row) throws InvalidResponseException {
    String kind = row.text("kind");
    return new AihubWorkspace(
        interner.text(row.text("name")),
        switch (kind) {
          case "personal" -> true;
          case "shared" -> false;
          default -> throw unknown(row, "kind", kind);
        });
  }

  AihubAccess groupMember(JsonFields row) throws InvalidResponseException {
    AihubAccess held = held(row, "group_id");
    if (held.holder().kind() == Kind.GROUP) {
      throw new InvalidResponseException(row.where() + " puts a group into a group");
    }
    return held;
  }

  AihubAccess workspaceAccess(JsonFields row) throws InvalidResponseException {
    return held(row, "workspace");
  }

  private AihubAccess held(JsonFields row, String place) throws InvalidResponseException {
    return new AihubAccess(
        interner.text(row.text(place)),
        AihubPrincipal.of(row.object("principal"), interner),
        interner.role(row.text("role")),
        row.flag("derived"));
  }

  private static InvalidResponseException unknown(JsonFields row, String field, String value) {
    return new InvalidResponseException(
        row.where() + "." + field + " is " + value + ", which rollcall does not know");
  }
}
