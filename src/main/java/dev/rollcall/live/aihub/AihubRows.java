package dev.rollcall.live.aihub;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.rollcall.live.http.InvalidResponseException;
import dev.rollcall.live.http.JsonBinding.Shared;
import dev.rollcall.model.Email;
import dev.rollcall.model.Invitation;
import dev.rollcall.model.Kind;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the contract's lists, bound to records. What a row says and rollcall does not
 * understand stops the run.
 */
final class AihubRows {
  private AihubRows() {}

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
      @Nullable String lastSentAt) {
    @JsonCreator
    static AihubMember of(
        @Shared String id,
        String email,
        Role role,
        String status,
        @JsonProperty("invited_at") @Nullable String invitedAt,
        @JsonProperty("last_sent_at") @Nullable String lastSentAt,
        @Nullable Integer sends)
        throws InvalidResponseException {
      Instant sentAt = AihubTimes.of("last_sent_at", lastSentAt);
      Invitation invitation =
          isFirst("status", status, "joined", "invited")
              ? null
              : new Invitation(AihubTimes.of("invited_at", invitedAt), sentAt, sends, false);
      return new AihubMember(id, person(email), role, invitation, lastSentAt);
    }

    private static Principal person(String email) throws InvalidResponseException {
      try {
        return Email.person(email);
      } catch (IllegalArgumentException e) {
        throw new InvalidResponseException(
            ".email is " + email + ", which is not a valid e-mail address: " + e.getMessage());
      }
    }
  }

  /** A service account. */
  record AihubAccount(@Shared String id, String name, Role role) {}

  /** A group. */
  record AihubGroup(@Shared String id, String name) {}

  /** A workspace. */
  record AihubWorkspace(String name, boolean personal) {
    @JsonCreator
    static AihubWorkspace of(@Shared String name, String kind) throws InvalidResponseException {
      return new AihubWorkspace(name, isFirst("kind", kind, "personal", "shared"));
    }
  }

  /** A role somewhere: in a group, or at a workspace. */
  interface AihubAccess {
    /** The id of the group, or the name of the workspace as the server wrote it. */
    String place();

    /** Who has the role. */
    AihubPrincipal holder();

    /** Which it is. */
    Role role();

    /** Whether it follows from something else, and cannot be removed by itself. */
    boolean derived();
  }

  /** A role in a group. */
  record AihubGroupMember(String place, AihubPrincipal holder, Role role, boolean derived)
      implements AihubAccess {
    @JsonCreator
    static AihubGroupMember of(
        @Shared @JsonProperty("group_id") String group,
        AihubPrincipal principal,
        Role role,
        boolean derived)
        throws InvalidResponseException {
      if (principal.kind() == Kind.GROUP) {
        throw new InvalidResponseException(" puts a group into a group");
      }
      return new AihubGroupMember(group, principal, role, derived);
    }
  }

  /** A role at a workspace. */
  record AihubWorkspaceAccess(
      @Shared @JsonProperty("workspace") String place,
      @JsonProperty("principal") AihubPrincipal holder,
      Role role,
      boolean derived)
      implements AihubAccess {}

  private static boolean isFirst(String field, String value, String first, String second)
      throws InvalidResponseException {
    if (!value.equals(first) && !value.equals(second)) {
      throw new InvalidResponseException(
          "." + field + " is " + value + ", which rollcall does not know");
    }
    return value.equals(first);
  }
}
