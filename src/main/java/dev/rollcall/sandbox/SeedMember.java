package dev.rollcall.sandbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person as a seed writes them: a role, or an object that also tells how they came in. */
final class SeedMember {
  private final OrganizationState contents;

  SeedMember(OrganizationState contents) {
    this.contents = contents;
  }

  /** A member with the role {@code role} who joined just now, without an invitation. */
  Row.Member joinedNow(String id, String email, String role) {
    return new Row.Member(id, email, role, null, null, 0, contents.now());
  }

  Row.Member read(String id, String email, JsonInput input) throws HttpErrorException {
    List<String> roles = contents.roles.organization();
    if (input.isText()) {
      return joinedNow(id, email, input.oneOf(roles));
    }
    input.only("role", "status", "invited_at", "last_sent_at", "sends", "joined_at");
    String role = input.field("role").oneOfOrDefault(roles, contents.roles.lowest());
    boolean invited =
        input
            .field("status")
            .oneOfOrDefault(List.of("invited", "joined"), "joined")
            .equals("invited");
    return invited ? invited(id, email, role, input) : joined(id, email, role, input);
  }

  private Row.Member invited(String id, String email, String role, JsonInput input)
      throws HttpErrorException {
    if (!input.field("joined_at").absent()) {
      throw input
          .field("joined_at")
          .problem("belongs to who has joined, and the status is invited");
    }
    Instant invitedAt = input.field("invited_at").timeOrDefault(contents.now());
    Instant lastSentAt = input.field("last_sent_at").timeOrDefault(invitedAt);
    long sends = input.field("sends").numberOrDefault(1);
    if (sends < 1) {
      throw input.field("sends").problem("must be 1 or more: the invitation was sent");
    }
    return new Row.Member(id, email, role, invitedAt, lastSentAt, sends, null);
  }

  private Row.Member joined(String id, String email, String role, JsonInput input)
      throws HttpErrorException {
    @Nullable Instant invitedAt = input.field("invited_at").timeOrNull();
    JsonInput lastSentAt = input.field("last_sent_at");
    return new Row.Member(
        id,
        email,
        role,
        invitedAt,
        lastSentAt.absent() ? invitedAt : lastSentAt.time(),
        input.field("sends").numberOrDefault(invitedAt == null ? 0 : 1),
        input.field("joined_at").timeOrDefault(contents.now()));
  }
}
