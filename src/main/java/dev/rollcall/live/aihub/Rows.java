package dev.rollcall.live.aihub;

import dev.rollcall.live.http.Fields;
import dev.rollcall.live.http.UnreadableAnswerException;
import dev.rollcall.model.Email;
import dev.rollcall.model.Invitation;
import dev.rollcall.model.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of the contract's lists. What a row says and rollcall does not understand stops
 * the run.
 */
final class Rows {
  private final Interner interner = new Interner();

  /**
   * A person.
   *
   * @param invitation pending while Invited, else null
   * @param lastSentAt as the server wrote it, or null
   */
  record Member(
      String id,
      Email email,
      Role role,
      @Nullable Invitation invitation,
      @Nullable String lastSentAt) {}

  /** A service account. */
  record Account(String id, String name, Role role) {}

  /** A group. */
  record Group(String id, String name) {}

  /** A workspace. */
  record Workspace(String name, boolean personal) {}

  /**
   * A role somewhere: in a group, or at a workspace.
   *
   * @param place the id of the group, or the name of the workspace as the server wrote it
   */
  record Held(String place, Holder holder, Role role, boolean derived) {}

  Member member(Fields row) throws UnreadableAnswerException {
    Instant lastSentAt = Times.optional(row, "last_sent_at");
    return new Member(
        interner.text(row.text("id")),
        email(row),
        interner.role(row.text("role")),
        isJoined(row) ? null : invitation(row, lastSentAt),
        row.optionalText("last_sent_at"));
  }

  private static Email email(Fields row) throws UnreadableAnswerException {
    String text = row.text("email");
    try {
      return Email.of(text);
    } catch (IllegalArgumentException e) {
      throw new UnreadableAnswerException(
          row.where() + ".email is " + text + ", which is no e-mail address: " + e.getMessage());
    }
  }

  private static boolean isJoined(Fields row) throws UnreadableAnswerException {
    String status = row.text("status");
    return switch (status) {
      case "joined" -> true;
      case "invited" -> false;
      default -> throw unknown(row, "status", status);
    };
  }

  private static Invitation invitation(Fields row, @Nullable Instant lastSentAt)
      throws UnreadableAnswerException {
    return new Invitation(
        Times.optional(row, "invited_at"), lastSentAt, row.optionalCount("sends"), false);
  }

  Account account(Fields row) throws UnreadableAnswerException {
    return new Account(
        interner.text(row.text("id")), row.text("name"), interner.role(row.text("role")));
  }

  Group group(Fields row) throws UnreadableAnswerException {
    return new Group(interner.text(row.text("id")), row.text("name"));
  }

  Workspace workspace(Fields row) throws UnreadableAnswerException {
    String kind = row.text("kind");
    return new Workspace(
        interner.text(row.text("name")),
        switch (kind) {
          case "personal" -> true;
          case "shared" -> false;
          default -> throw unknown(row, "kind", kind);
        });
  }

  Held groupMember(Fields row) throws UnreadableAnswerException {
    Held held = held(row, "group_id");
    if (held.holder().type() == Holder.Type.GROUP) {
      throw new UnreadableAnswerException(row.where() + " puts a group into a group");
    }
    return held;
  }

  Held workspaceAccess(Fields row) throws UnreadableAnswerException {
    return held(row, "workspace");
  }

  private Held held(Fields row, String place) throws UnreadableAnswerException {
    return new Held(
        interner.text(row.text(place)),
        Holder.of(row.object("principal"), interner),
        interner.role(row.text("role")),
        row.flag("derived"));
  }

  private static UnreadableAnswerException unknown(Fields row, String field, String value) {
    return new UnreadableAnswerException(
        row.where() + "." + field + " is " + value + ", which rollcall does not know");
  }
}
