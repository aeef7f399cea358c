package dev.rollcall.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The rules for members: how they are invited, join and leave. */
final class MemberRules {

  /** What became of an address; {@link #wire} is how the contract spells it. */
  enum Outcome {
    INVITED,
    ALREADY_MEMBER,
    IN_ANOTHER_ORGANIZATION,
    INVALID;

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The answer for one address; {@code member} is the row of who is now in the organization. */
  record Invited(String email, Outcome outcome, Row.@Nullable Member member) {
    void write(JsonGenerator json) {
      json.writeStartObject();
      json.writeStringProperty("email", email);
      json.writeStringProperty("outcome", outcome.wire());
      json.writeName("member");
      if (member == null) {
        json.writeNull();
      } else {
        member.write(json);
      }
      json.writeEndObject();
    }
  }

  /**
   * One {@code @}, a domain of two labels or more, nothing that a list of addresses is split at.
   */
  private static final Pattern EMAIL =
      Pattern.compile(
          "[^\\s@,;<>\\p{Cntrl}]+@(?:[^\\s@,;<>.\\p{Cntrl}]+\\.)+[^\\s@,;<>.\\p{Cntrl}]+");

  private final OrganizationState contents;

  MemberRules(OrganizationState contents) {
    this.contents = contents;
  }

  static boolean isEmail(String text) {
    return text.length() <= 254 && EMAIL.matcher(text).matches();
  }

  /** The members with one of these e-mails, each once. */
  List<Row.Member> withEmails(List<String> emails) {
    return emails.stream()
        .map(email -> contents.members.findByKey(Row.Member.fold(email)))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /** Invites who is not known, as the lowest role, with one e-mail each; one result per address. */
  List<Invited> invite(List<String> emails) throws HttpErrorException {
    Set<String> keys = new HashSet<>();
    for (String email : emails) {
      if (!keys.add(Row.Member.fold(email))) {
        throw HttpErrorException.malformed("the body > emails holds \"" + email + "\" twice");
      }
    }
    List<Invited> results = new ArrayList<>();
    for (String email : emails) {
      results.add(invite(email));
    }
    return results;
  }

  private Invited invite(String email) {
    if (!isEmail(email)) {
      return new Invited(email, Outcome.INVALID, null);
    }
    Row.Member known = contents.members.findByKey(Row.Member.fold(email));
    if (known != null) {
      return new Invited(email, Outcome.ALREADY_MEMBER, known);
    }
    if (contents.elsewhere.contains(Row.Member.fold(email))) {
      return new Invited(email, Outcome.IN_ANOTHER_ORGANIZATION, null);
    }
    return new Invited(email, Outcome.INVITED, add(email));
  }

  private Row.Member add(String email) {
    Instant now = contents.now();
    var member =
        new Row.Member(contents.newId("m"), email, contents.roles.lowest(), now, now, 1, null);
    contents.members.put(member);
    contents.mail(new Row.Mail(email, "invitation", now));
    contents.changed(OrganizationState.PERMISSIONS, email, "invite");
    return member;
  }

  /**
   * Sends an invitation again, unless the person joined or an e-mail went out since {@code seen}.
   */
  Row.Member resend(String id, Instant seen) throws HttpErrorException {
    Row.Member member = contents.members.get(id);
    if (member.joined()) {
      throw HttpErrorException.conflict(member.email() + " has joined; nothing was sent");
    }
    Instant last = Objects.requireNonNull(member.lastSentAt());
    if (!last.equals(seen)) {
      throw HttpErrorException.conflict(
          member.email()
              + " was last sent an e-mail at "
              + last
              + ", not at "
              + seen
              + "; nothing was sent");
    }
    return sendAgain(member, last);
  }

  private Row.Member sendAgain(Row.Member member, Instant last) {
    // callers tell two sends apart by this time alone, so it moves even when the clock did not
    Instant now = contents.now();
    Instant time = now.isAfter(last) ? now : last.plusMillis(1);
    Row.Member sent = member.sentAgain(time);
    contents.members.put(sent);
    contents.mail(new Row.Mail(member.email(), "resend", time));
    contents.changed(OrganizationState.PERMISSIONS, member.email(), "resend");
    return sent;
  }

  /** What the person does who follows the link in the e-mail. */
  Row.Member accept(String email) throws HttpErrorException {
    Row.Member member = contents.members.findByKey(Row.Member.fold(email));
    if (member == null) {
      throw HttpErrorException.notFound("nobody invited " + email);
    }
    if (member.joined()) {
      throw HttpErrorException.conflict(member.email() + " has joined already");
    }
    Row.Member joined = member.accepted(contents.now());
    contents.members.put(joined);
    contents.changed(OrganizationState.ACCOUNTS, joined.email(), "accept");
    return joined;
  }

  Row.Member setRole(String id, String role) throws HttpErrorException {
    Row.Member member = contents.members.get(id);
    Roles.check(role, contents.roles.organization());
    if (member.role().equals(role)) {
      return member;
    }
    Row.Member changed = member.withRole(role);
    contents.members.put(changed);
    contents.changed(OrganizationState.PERMISSIONS, changed.email(), "set_role " + role);
    return changed;
  }

  /**
   * Takes a person out of the organization, its groups and its workspaces; false when not there.
   */
  boolean remove(String id) {
    Row.Member member = contents.members.find(id);
    if (member == null) {
      return false;
    }
    contents.members.remove(id);
    contents.drop(Principal.member(id));
    contents.changed(OrganizationState.PERMISSIONS, member.email(), "remove");
    return true;
  }
}
