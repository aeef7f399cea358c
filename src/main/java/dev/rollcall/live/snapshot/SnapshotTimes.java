package dev.rollcall.live.snapshot;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads times in ISO 8601: with an offset, else in UTC; a blank may stand for the {@code T}; a date
 * alone is its first moment.
 */
final class SnapshotTimes {
  private static final Pattern BLANK_FOR_T = Pattern.compile("^(\\d{4}-\\d{2}-\\d{2}) +(?=\\d)");

  private SnapshotTimes() {}

  static @Nullable Instant read(Cell cell, ListErrors findings) {
    if (cell.isBlank()) {
      return null;
    }
    try {
      return of(cell.text().strip());
    } catch (DateTimeException e) {
      findings.add(
          cell,
          "invalid-time",
          cell.quoted() + " is no ISO 8601 time",
          "write it like 2026-11-23T14:05:00Z, or 2026-11-23");
      return null;
    }
  }

  private static Instant of(String text) {
    if (text.length() == "2026-11-23".length()) {
      return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    TemporalAccessor time =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(
            BLANK_FOR_T.matcher(text).replaceFirst("$1T"),
            OffsetDateTime::from,
            LocalDateTime::from);
    return time instanceof OffsetDateTime offset
        ? offset.toInstant()
        : ((LocalDateTime) time).toInstant(ZoneOffset.UTC);
  }
}
