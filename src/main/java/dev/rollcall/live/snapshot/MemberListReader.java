package dev.rollcall.live.snapshot;

import dev.rollcall.model.Email;
import dev.rollcall.model.Invitation;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.Names;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads who is in the organization: a list of people or of service accounts, one a row. */
final class MemberListReader {
  static final Column SENDS =
      Column.optional("sends", "invitations sent", "emails sent", "invitation emails sent");

  private static final Column EMAIL =
      Column.required("email", "email address", "user email", "member email");
  private static final Column NAME =
      Column.required("name", "service account", "service account name", "display name");
  private static final Column ROLE = Column.required("role", "organization role", "org role");
  private static final Column STATUS =
      Column.required("status", "member status", "invitation status");
  private static final Column INVITED_AT =
      Column.optional("invited_at", "invited on", "date invited", "invitation date");
  private static final Column LAST_SENT_AT =
      Column.optional("last_sent_at", "last sent", "last sent on", "invitation last sent");
  private static final Column JOINED_AT =
      Column.optional("joined_at", "joined on", "date joined", "join date");

  static final List<Column> PEOPLE_COLUMNS =
      List.of(EMAIL, ROLE, STATUS, INVITED_AT, LAST_SENT_AT, SENDS, JOINED_AT);
  static final List<Column> ACCOUNT_COLUMNS = List.of(NAME, ROLE);

  private static final List<String> ON_ACCOUNT_REMOVAL = List.of("its tokens stop working");

  /** ISO 8601 has a T there. */
  private static final Pattern SPACE_FOR_T = Pattern.compile("^(\\d{4}-\\d{2}-\\d{2}) +(?=\\d)");

  private final RoleNames roles;
  private final ListErrors errors;
  private final Map<Principal, Cell> seen = new HashMap<>();
  private final Map<String, Map.Entry<String, Cell>> names = new HashMap<>();
  private final Map<Principal, LiveEntry> entries = new LinkedHashMap<>();

  MemberListReader(RoleNames roles, ListErrors errors) {
    this.roles = roles;
    this.errors = errors;
  }

  Map<Principal, LiveEntry> readPeople(ListFile file) {
    file.read(errors, this::takePerson);
    return entries;
  }

  Map<Principal, LiveEntry> readAccounts(ListFile file) {
    file.read(errors, this::takeAccount);
    return entries;
  }

  private void takePerson(ListFile.Row row) {
    Principal person = row.has(EMAIL) ? person(row.get(EMAIL)) : null;
    Role role = row.has(ROLE) ? roles.read(row.get(ROLE)) : null;
    Invitation invitation = row.has(STATUS) ? invitation(row) : null;
    if (person != null && role != null) {
      String id = person.written();
      entries.put(person, LiveEntry.member(id, role, invitation));
    }
  }

  private void takeAccount(ListFile.Row row) {
    if (!row.has(NAME) || !row.has(ROLE)) {
      return;
    }
    Cell cell = row.get(NAME);
    String name = Names.normalize(cell.text());
    Principal account = Principal.serviceAccount(name);
    if (errors.isExact(names, name, cell) && errors.isFirst(seen, account, cell)) {
      Role role = roles.read(row.get(ROLE));
      if (role != null) {
        entries.put(account, new LiveEntry(name, role, null, false, ON_ACCOUNT_REMOVAL));
      }
    }
  }

  private @Nullable Principal person(Cell cell) {
    try {
      Principal person = Email.person(cell.text());
      return errors.isFirst(seen, person, cell) ? person : null;
    } catch (IllegalArgumentException e) {
      errors.add(
          cell,
          "invalid-email",
          cell.quoted() + " is not a valid e-mail address: " + e.getMessage());
      return null;
    }
  }

  private @Nullable Invitation invitation(ListFile.Row row) {
    Cell status = row.get(STATUS);
    return switch (status.key()) {
      case "joined" -> null;
      case "invited" -> pending(row);
      default -> {
        errors.add(
            status, "unknown-status", status.quoted() + " is neither \"invited\" nor \"joined\"");
        yield null;
      }
    };
  }

  private Invitation pending(ListFile.Row row) {
    Cell joinedAt = row.get(JOINED_AT);
    if (!joinedAt.isBlank()) {
      errors.add(joinedAt, "contradiction", "an invited person cannot have a joined_at");
    }
    Instant invitedAt = time(row.get(INVITED_AT));
    Instant lastSentAt = time(row.get(LAST_SENT_AT));
    return new Invitation(invitedAt, lastSentAt, sends(row), false);
  }

  /** E-mails sent so far; a list with this column must fill it in for every invited person. */
  private @Nullable Integer sends(ListFile.Row row) {
    if (!row.knows(SENDS) || !row.has(SENDS)) {
      return null;
    }
    Cell cell = row.get(SENDS);
    String count = cell.text().strip();
    if (!count.matches("[0-9]{1,9}")) {
      errors.add(cell, "invalid-value", cell.quoted() + " is not a number");
      return null;
    }
    return Integer.valueOf(count);
  }

  private @Nullable Instant time(Cell cell) {
    if (cell.isBlank()) {
      return null;
    }
    try {
      return time(cell.text().strip());
    } catch (DateTimeException e) {
      errors.add(
          cell,
          "invalid-time",
          cell.quoted() + " is not a valid ISO 8601 time",
          "write it like 2026-11-23T14:05:00Z, or 2026-11-23");
      return null;
    }
  }

  /**
   * A time in ISO 8601: with an offset, else in UTC; a space may stand for the {@code T}; a date
   * alone is its first moment.
   */
  private static Instant time(String text) {
    if (text.length() == "2026-11-23".length()) {
      return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    TemporalAccessor time =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(
            SPACE_FOR_T.matcher(text).replaceFirst("$1T"),
            OffsetDateTime::from,
            LocalDateTime::from);
    return time instanceof OffsetDateTime offset
        ? offset.toInstant()
        : ((LocalDateTime) time).toInstant(ZoneOffset.UTC);
  }
}
