package dev.rollcall.sandbox;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** One row of what an organization holds, as lists answer it and the state file keeps it. */
sealed interface Row {

  void write(JsonGenerator json);

  /** A row with an opaque id, and a key that no other row of its kind has. */
  sealed interface Keyed extends Row {
    String id();

    String key();
  }

  /** A person. E-mails are kept as they were first written and compared without regard to case. */
  record Member(
      String id,
      String email,
      String role,
      @Nullable Instant invitedAt,
      @Nullable Instant lastSentAt,
      long sends,
      @Nullable Instant joinedAt)
      implements Keyed {

    static String fold(String email) {
      return email.toLowerCase(Locale.ROOT);
    }

    @Override
    public String key() {
      return fold(email);
    }

    boolean joined() {
      return joinedAt != null;
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

    @Override
    public void write(JsonGenerator json) {
      json.writeStartObject();
      json.writeStringProperty("id", id);
      json.writeStringProperty("email", email);
      json.writeStringProperty("role", role);
      json.writeStringProperty("status", joined() ? "joined" : "invited");
      SandboxJson.writeTime(json, "invited_at", invitedAt);
      SandboxJson.writeTime(json, "last_sent_at", lastSentAt);
      json.writeNumberProperty("sends", sends);
      SandboxJson.writeTime(json, "joined_at", joinedAt);
      json.writeEndObject();
    }
  }

  /** An account of a program. */
  record ServiceAccount(String id, String name, String role) implements Keyed {
    @Override
    public String key() {
      return name;
    }

    @Override
    public void write(JsonGenerator json) {
      json.writeStartObject();
      json.writeStringProperty("id", id);
      json.writeStringProperty("name", name);
      json.writeStringProperty("role", role);
      json.writeEndObject();
    }
  }

  /** A flat group. */
  record Group(String id, String name) implements Keyed {
    @Override
    public String key() {
      return name;
    }

    @Override
    public void write(JsonGenerator json) {
      json.writeStartObject();
      json.writeStringProperty("id", id);
      json.writeStringProperty("name", name);
      json.writeEndObject();
    }
  }

  /** A workspace, addressed by its name. */
  record Workspace(String name, boolean personal) implements Keyed {
    @Override
    public String id() {
      return name;
    }

    @Override
    public String key() {
      return name;
    }

    @Override
    public void write(JsonGenerator json) {
      json.writeStartObject();
      json.writeStringProperty("name", name);
      json.writeStringProperty("kind", personal ? "personal" : "shared");
      json.writeEndObject();
    }
  }

  /**
   * A role that a principal has in a group or workspace; derived when it follows from being an
   * admin.
   */
  record Access(Where where, String container, Principal principal, String role, boolean derived)
      implements Row {

    /** What the access is to; {@code property} is the contract's name for its id. */
    enum Where {
      GROUP("group_id"),
      WORKSPACE("workspace");

      final String property;

      Where(String property) {
        this.property = property;
      }
    }

    @Override
    public void write(JsonGenerator json) {
      json.writeStartObject();
      json.writeStringProperty(where.property, container);
      json.writeName("principal");
      principal.write(json);
      json.writeStringProperty("role", role);
      json.writeBooleanProperty("derived", derived);
      json.writeEndObject();
    }
  }

  /**
   * An e-mail that a real server would have sent; {@code kind} is {@code invitation} or {@code
   * resend}.
   */
  record Mail(String to, String kind, Instant time) implements Row {
    @Override
    public void write(JsonGenerator json) {
      json.writeStartObject();
      json.writeStringProperty("to", to);
      json.writeStringProperty("kind", kind);
      SandboxJson.writeTime(json, "time", time);
      json.writeEndObject();
    }
  }

  /**
   * A record of the audit log. AI Hub publishes {@code timestamp_millis}, {@code email}, {@code
   * user_ip} and {@code log_type}; {@code email} is who was acted on, or the actor where that was
   * nobody.
   */
  record Audit(Instant time, String email, String logType, String actor, String operation)
      implements Row {
    /** Whether the person acted or was acted on. */
    boolean concerns(String person) {
      return email.equalsIgnoreCase(person) || actor.equalsIgnoreCase(person);
    }

    @Override
    public void write(JsonGenerator json) {
      json.writeStartObject();
      json.writeNumberProperty("timestamp_millis", time.toEpochMilli());
      json.writeStringProperty("email", email);
      json.writeStringProperty("user_ip", "127.0.0.1");
      json.writeStringProperty("log_type", logType);
      json.writeStringProperty("actor", actor);
      json.writeStringProperty("operation", operation);
      json.writeEndObject();
    }
  }
}
