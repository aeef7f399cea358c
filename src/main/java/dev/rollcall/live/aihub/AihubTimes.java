package dev.rollcall.live.aihub;

import dev.rollcall.live.http.InvalidResponseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the contract's times: ISO 8601, in UTC where they name no offset. */
final class AihubTimes {
  /** Finer than an Instant can hold. */
  private static final Pattern BELOW_NANOS = Pattern.compile("(?<=\\.\\d{9})\\d+");

  /** ISO 8601 writes a year in four digits; much later ones are more than can be reckoned with. */
  private static final int LAST_YEAR = 9999;

  private AihubTimes() {}

  /** The time in a field of a row, or null where there is none. */
  static @Nullable Instant of(String field, @Nullable String text) throws InvalidResponseException {
    try {
      return text == null ? null : of(text);
    } catch (DateTimeException e) {
      throw new InvalidResponseException(
          "." + field + " is " + text + ", which is no ISO 8601 time");
    }
  }

  static Instant of(String text) {
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
