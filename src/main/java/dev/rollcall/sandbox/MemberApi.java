package dev.rollcall.sandbox;

import static dev.rollcall.sandbox.OrganizationState.ACCOUNTS;
import static dev.rollcall.sandbox.OrganizationState.PERMISSIONS;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.rollcall.sandbox.OrganizationState.Roles;
import dev.rollcall.sandbox.Response.HttpErrorException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Members: how they are invited, join and leave. */
final class MemberApi {
  /**
   * One {@code @}, a domain of two labels or more, nothing that a list of addresses is split at.
   */
  private static final Pattern EMAIL =
      Pattern.compile(
          "[^\\s@,;<>\\p{Cntrl}]+@(?:[^\\s@,;<>.\\p{Cntrl}]+\\.)+[^\\s@,;<>.\\p{Cntrl}]+");

  private final OrganizationState state;

  private record Emails(List<String> emails) {
    @JsonCreator
    Emails {
      SandboxJson.checkDistinct("> emails ", emails, SandboxJson.MAX_BULK);
    }
  }

  private record Ids(List<String> ids) {
    @JsonCreator
    Ids {
      SandboxJson.checkDistinct("> ids ", ids, SandboxJson.MAX_BULK);
    }
  }

  private record Seen(Instant lastSentAt) {}

  private record Acceptance(String email) {}

  /** The result for one e-mail; {@code member} is the row of who is now in the organization. */
  private record Invited(String email, String outcome, Row.@Nullable Member member) {}

  private record Removed(String id, String outcome) {}

  MemberApi(OrganizationState state) {
    this.state = state;
  }

  static boolean isEmail(String text) {
    return text.length() <= 254 && EMAIL.matcher(text).matches();
  }

  /** Invites who is not known, as the lowest role, with one e-mail each; one result per address. */
  Response invite(Request request) throws HttpErrorException {
    List<String> emails = request.body(Emails.class).emails();
    Set<String> keys = new HashSet<>();
    for (String email : emails) {
      if (!keys.add(Row.Member.fold(email))) {
        throw new HttpErrorException(400, "the body > emails holds \"" + email + "\" twice");
      }
    }
    return Response.json(200, Map.of("results", emails.stream().map(this::invite).toList()));
  }

  private Invited invite(String email) {
    if (!isEmail(email)) {
      return new Invited(email, "invalid", null);
    }
    Row.Member known = state.findMember(email);
    if (known != null) {
      return new Invited(email, "already_member", known);
    }
    if (state.elsewhere.contains(Row.Member.fold(email))) {
      return new Invited(email, "in_another_organization", null);
    }
    Instant now = state.now();
    var member = new Row.Member(state.newId("m"), email, state.roles.lowest(), now, now, 1, null);
    state.mailbox.add(new Row.Mail(email, "invitation", now));
    return new Invited(email, "invited", changed(member, PERMISSIONS, "invite"));
  }

  /** Takes people out of the organization, its groups and its workspaces. */
  Response remove(Request request) throws HttpErrorException {
    List<Removed> results = new ArrayList<>();
    for (String id : request.body(Ids.class).ids()) {
      Row.Member member = state.members.find(id);
      if (member != null) {
        state.members.remove(member);
        state.drop(Row.Principal.member(id));
        state.changed(PERMISSIONS, member.email(), "remove");
      }
      results.add(new Removed(id, member == null ? "not_found" : "removed"));
    }
    return Response.json(200, Map.of("results", results));
  }

  /**
   * Sends an invitation again, unless the person joined or an e-mail went out since the time that
   * the client has seen.
   */
  Response resend(Request request) throws HttpErrorException {
    Instant seen = request.body(Seen.class).lastSentAt();
    Row.Member member = state.members.get(request.variable("id"));
    String email = member.email();
    if (member.joined()) {
      throw new HttpErrorException(409, email + " has joined; nothing was sent");
    }
    Instant last = Objects.requireNonNull(member.lastSentAt());
    if (!last.equals(seen)) {
      throw new HttpErrorException(
          409,
          "%s was last sent an e-mail at %s, not at %s; nothing was sent"
              .formatted(email, last, seen));
    }
    // callers tell two sends apart by this time alone, so it moves even when the clock did not
    Instant now = state.now();
    Instant time = now.isAfter(last) ? now : last.plusMillis(1);
    state.mailbox.add(new Row.Mail(email, "resend", time));
    return Response.json(200, changed(member.sentAgain(time), PERMISSIONS, "resend"));
  }

  /** What the person does who follows the link in the e-mail. */
  Response accept(Request request) throws HttpErrorException {
    String email = request.body(Acceptance.class).email();
    Row.Member member = state.findMember(email);
    if (member == null) {
      throw new HttpErrorException(404, "no invitation was sent to " + email);
    }
    if (member.joined()) {
      throw new HttpErrorException(409, member.email() + " has already joined");
    }
    return Response.json(200, changed(member.accepted(state.now()), ACCOUNTS, "accept"));
  }

  Response setRole(Request request) throws HttpErrorException {
    String role = request.role();
    Row.Member member = state.members.get(request.variable("id"));
    Roles.check(role, state.roles.organization());
    boolean same = member.role().equals(role);
    return Response.json(
        200, same ? member : changed(member.withRole(role), PERMISSIONS, "set_role " + role));
  }

  private Row.Member changed(Row.Member member, String logType, String operation) {
    state.members.put(member);
    state.changed(logType, member.email(), operation);
    return member;
  }
}
