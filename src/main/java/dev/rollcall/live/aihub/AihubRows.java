package dev.rollcall.live.aihub;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.rollcall.live.http.InvalidResponseException;
import dev.rollcall.live.http.JsonBinding;
import dev.rollcall.live.http.JsonBinding.Shared;
import dev.rollcall.model.Invitation;
import dev.rollcall.model.Kind;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Roles;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the contract's reads answer, bound to records. What a row says and rollcall does not
 * understand stops the run.
 */
final class AihubRows {
  /** Finer than an Instant can hold. */
  private static final Pattern BELOW_NANOS = Pattern.compile("(?<=\\.\\d{9})\\d+");

  /** ISO 8601 writes a year in four digits; much later ones are more than can be reckoned with. */
  private static final int LAST_YEAR = 9999;

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
      Instant sentAt = time("last_sent_at", lastSentAt);
      Invitation invitation =
          JsonBinding.isFirst("status", status, "joined", "invited")
              ? null
              : new Invitation(time("invited_at", invitedAt), sentAt, sends, false);
      return new AihubMember(id, JsonBinding.person(email), role, invitation, lastSentAt);
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
      return new AihubWorkspace(name, JsonBinding.isFirst("kind", kind, "personal", "shared"));
    }
  }

  /** A principal as the server names it. */
  record AihubPrincipal(Kind kind, String id) {
    @JsonCreator
    static AihubPrincipal of(String type, @Shared String id) throws InvalidResponseException {
      for (Kind kind : Kind.values()) {
        if (kind.isPrincipal() && kind.word().equals(type)) {
          return new AihubPrincipal(kind, id);
        }
      }
      throw new InvalidResponseException(
          ".type is " + type + ", which is not a known kind of principal");
    }

    @Override
    public String toString() {
      return kind.word() + " " + id;
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

  /**
   * The root: the organization, and who is asking.
   *
   * @param roles where the server says them
   */
  record AihubOrganization(
      String id, AihubCaller caller, @Nullable AihubLadders roles, String revision) {
    /** The roles there are; a ladder that the server does not say is the built-in one. */
    Roles roles(Roles builtIn) {
      return roles == null
          ? builtIn
          : new Roles(
              Objects.requireNonNullElse(roles.organization(), builtIn.organization()),
              Objects.requireNonNullElse(roles.group(), builtIn.group()),
              Objects.requireNonNullElse(roles.workspace(), builtIn.workspace()));
    }
  }

  /**
   * Who is asking.
   *
   * @param id of a member or service account
   */
  record AihubCaller(String type, @Nullable String id, String name) {}

  /** Roles, lowest first. */
  record AihubLadders(
      @Nullable RoleLadder organization,
      @Nullable RoleLadder group,
      @Nullable RoleLadder workspace) {
    @JsonCreator
    static AihubLadders of(
        @Nullable List<String> organization,
        @Nullable List<String> group,
        @Nullable List<String> workspace)
        throws InvalidResponseException {
      return new AihubLadders(
          ladder("organization", organization),
          ladder("group", group),
          ladder("workspace", workspace));
    }

    private static @Nullable RoleLadder ladder(String name, @Nullable List<String> roles)
        throws InvalidResponseException {
      try {
        return roles == null ? null : new RoleLadder(roles.stream().map(Role::new).toList());
      } catch (IllegalArgumentException e) {
        throw new InvalidResponseException("." + name + " is empty, or names a role twice");
      }
    }
  }

  private static @Nullable Instant time(String field, @Nullable String text)
      throws InvalidResponseException {
    try {
      return text == null ? null : time(text);
    } catch (DateTimeException e) {
      throw new InvalidResponseException(
          "." + field + " is " + text + ", which is not an ISO 8601 time");
    }
  }

  /** Reads a time in ISO 8601, in UTC where it names no offset. */
  static Instant time(String text) {
    TemporalAccessor time =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(
            BELOW_NANOS.matcher(text).replaceFirst(""), OffsetDateTime::from, LocalDateTime::from);
    int year = time.get(ChronoField.YEAR);
    if (year < 0 || year > LAST_YEAR) {
      throw new DateTimeException("its year has more than four digits");
    }
    return time instanceof OffsetDateTime offset
        ? offset.toInstant()
        : ((LocalDateTime) time).toInstant(ZoneOffset.UTC);
  }
}
