package dev.rollcall.sandbox;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an organization holds, as lists return it and the state file keeps it. */
interface Row {
  /** An opaque id, never given twice. */
  String id();

  /** A person. E-mails are kept as they were first written and compared without regard to case. */
  @JsonPropertyOrder({"id", "email", "role", "status"})
  record Member(
      String id,
      String email,
      String role,
      @JsonSetter(nulls = Nulls.SET) @Nullable Instant invitedAt,
      @JsonSetter(nulls = Nulls.SET) @Nullable Instant lastSentAt,
      long sends,
      @JsonSetter(nulls = Nulls.SET) @Nullable Instant joinedAt)
      implements Row {

    /** Checks that an invited person was sent an e-mail. */
    public Member {
      if (joinedAt == null && lastSentAt == null) {
        throw new IllegalArgumentException("has neither last_sent_at nor joined_at");
      }
    }

    static String fold(String email) {
      return email.toLowerCase(Locale.ROOT);
    }

    boolean joined() {
      return joinedAt != null;
    }

    @JsonProperty
    String status() {
      return joined() ? "joined" : "invited";
    }

    /** The name of the personal workspace: the user ID, the e-mail with {@code @} as {@code _}. */
    String personalWorkspace() {
      return email.replace('@', '_');
    }

    Member withRole(String newRole) {
      return new Member(id, email, newRole, invitedAt, lastSentAt, sends, joinedAt);
    }

    Member sentAgain(Instant time) {
      return new Member(id, email, role, invitedAt, time, sends + 1, joinedAt);
    }

    Member accepted(Instant time) {
      return new Member(id, email, role, invitedAt, lastSentAt, sends, time);
    }
  }

  /** An account of a program. */
  record ServiceAccount(String id, String name, String role) implements Row {}

  /** A flat group. */
  record Group(String id, String name) implements Row {}

  /** A workspace, addressed by its name. */
  record Workspace(String name, String kind) implements Row {
    static final String SHARED = "shared";
    static final String PERSONAL = "personal";

    @Override
    public String id() {
      return name;
    }

    boolean personal() {
      return kind.equals(PERSONAL);
    }
  }

  /** Who is in a group or has access to a workspace. */
  record Principal(Type type, String id) {

    /** The kinds of principal. */
    enum Type {
      MEMBER,
      SERVICE_ACCOUNT,
      GROUP;

      /** The contract's name for it. */
      @JsonValue
      String wire() {
        return name().toLowerCase(Locale.ROOT);
      }

      /**
       * The type that the contract calls {@code wire}.
       *
       * @throws IllegalArgumentException if there is none
       */
      @JsonCreator
      static Type of(String wire) {
        return Arrays.stream(values())
            .filter(type -> type.wire().equals(wire))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("unknown type of principal \"" + wire + "\""));
      }
    }

    static Principal member(String id) {
      return new Principal(Type.MEMBER, id);
    }

    static Principal serviceAccount(String id) {
      return new Principal(Type.SERVICE_ACCOUNT, id);
    }

    static Principal group(String id) {
      return new Principal(Type.GROUP, id);
    }
  }

  /** A role in a group; derived if it follows from being an admin. */
  record GroupMember(String groupId, Principal principal, String role, boolean derived) {}

  /** A role in a workspace; derived if it follows from being an admin. */
  record WorkspaceAccess(String workspace, Principal principal, String role, boolean derived) {}

  /** An e-mail that a real server would have sent: an {@code invitation} or a {@code resend}. */
  record Mail(String to, String kind, Instant time) {}

  /**
   * A record of the audit log. The product publishes {@code timestamp_millis}, {@code email},
   * {@code user_ip} and {@code log_type}; {@code email} is who was acted on, or the actor where
   * that was nobody.
   */
  @JsonPropertyOrder({"timestamp_millis", "email", "user_ip"})
  record Audit(long timestampMillis, String email, String logType, String actor, String operation) {
    @JsonProperty
    String userIp() {
      return "127.0.0.1";
    }

    /** Whether the person acted or was acted on. */
    boolean concerns(String person) {
      return email.equalsIgnoreCase(person) || actor.equalsIgnoreCase(person);
    }
  }
}
