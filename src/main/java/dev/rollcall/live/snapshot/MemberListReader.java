package dev.rollcall.live.snapshot;

import dev.rollcall.model.Email;
import dev.rollcall.model.Invitation;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.OpaqueId;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads who is in the organization, a person a row. */
final class MemberListReader {
  static final Column SENDS =
      Column.optional("sends", "invitations sent", "emails sent", "invitation emails sent");

  private static final Column EMAIL =
      Column.required("email", "email address", "user email", "member email");
  private static final Column ROLE = Column.required("role", "organization role", "org role");
  private static final Column STATUS =
      Column.required("status", "member status", "invitation status");
  private static final Column INVITED_AT =
      Column.optional("invited_at", "invited on", "date invited", "invitation date");
  private static final Column LAST_SENT_AT =
      Column.optional("last_sent_at", "last sent", "last sent on", "invitation last sent");
  private static final Column JOINED_AT =
      Column.optional("joined_at", "joined on", "date joined", "join date");

  static final List<Column> COLUMNS =
      List.of(EMAIL, ROLE, STATUS, INVITED_AT, LAST_SENT_AT, SENDS, JOINED_AT);

  private final RoleNames roles;
  private final ListErrors findings;
  private final DuplicateRowCheck<Principal> places;
  private final Map<Principal, LiveEntry> members = new LinkedHashMap<>();

  MemberListReader(RoleNames roles, ListErrors findings) {
    this.roles = roles;
    this.findings = findings;
    this.places = new DuplicateRowCheck<>(findings);
  }

  Map<Principal, LiveEntry> read(ListFile file) {
    file.read(findings, this::take);
    return members;
  }

  private void take(CsvRow row) {
    Optional<Principal> person = person(row);
    Optional<Role> role = role(row);
    Invitation invitation = invitation(row);
    if (person.isPresent() && role.isPresent()) {
      OpaqueId id = new OpaqueId(person.get().written());
      members.put(person.get(), LiveEntry.member(id, role.get(), invitation));
    }
  }

  private Optional<Principal> person(CsvRow row) {
    if (!row.has(EMAIL, findings)) {
      return Optional.empty();
    }
    Cell cell = row.get(EMAIL);
    try {
      return Optional.of(Email.person(cell.text())).filter(p -> places.isFirst(p, cell));
    } catch (IllegalArgumentException e) {
      findings.add(
          cell,
          "invalid-email",
          cell.quoted() + " is not a valid e-mail address: " + e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Role> role(CsvRow row) {
    return row.has(ROLE, findings) ? roles.read(row.get(ROLE), findings) : Optional.empty();
  }

  private @Nullable Invitation invitation(CsvRow row) {
    if (!row.has(STATUS, findings)) {
      return null;
    }
    Cell status = row.get(STATUS);
    return switch (status.key()) {
      case "joined" -> null;
      case "invited" -> pending(row);
      default -> {
        findings.add(
            status, "unknown-status", status.quoted() + " is neither \"invited\" nor \"joined\"");
        yield null;
      }
    };
  }

  private Invitation pending(CsvRow row) {
    Cell joinedAt = row.get(JOINED_AT);
    if (!joinedAt.isBlank()) {
      findings.add(joinedAt, "contradiction", "somebody who is invited has not joined yet");
    }
    Instant invitedAt = SnapshotTimes.read(row.get(INVITED_AT), findings);
    Instant lastSentAt = SnapshotTimes.read(row.get(LAST_SENT_AT), findings);
    return new Invitation(invitedAt, lastSentAt, sends(row), false);
  }

  /** E-mails sent so far; a list that counts them counts them for everybody who is invited. */
  private @Nullable Integer sends(CsvRow row) {
    if (!row.header().has(SENDS) || !row.has(SENDS, findings)) {
      return null;
    }
    Cell cell = row.get(SENDS);
    String count = cell.text().strip();
    if (!count.matches("[0-9]{1,9}")) {
      findings.add(cell, "invalid-value", cell.quoted() + " is no count");
      return null;
    }
    return Integer.valueOf(count);
  }
}
