package dev.rollcall.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The clock a plan is made by. */
final class ClockOption {
  @Option(
      names = "--at",
      paramLabel = "DATE",
      converter = InstantConverter.class,
      description =
          "Plan as on this day (2026-11-24, its first moment in UTC) or at this instant"
              + " (2026-11-24T09:00:00Z).")
  private @Nullable Instant at;

  /** The moment asked for, or else {@code now}. */
  Instant orElse(Instant now) {
    return at == null ? now : at;
  }

  static final class InstantConverter implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
      try {
        return text.contains("T")
            ? Instant.parse(text)
            : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
      } catch (DateTimeParseException e) {
        throw new TypeConversionException(
            "neither a date such as 2026-11-24 nor an instant such as 2026-11-24T09:00:00Z: \""
                + text
                + "\"");
      }
    }
  }
}
