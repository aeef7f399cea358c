package dev.rollcall.cli;

import dev.rollcall.plan.GuardOverride;
import dev.rollcall.sandbox.SandboxOptions.FaultPlan;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the values of options that are more than a text or a number. */
final class Converters {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m)");

  private Converters() {}

  /** Registers them with a command line and all its commands. */
  static void register(CommandLine root) {
    root.registerConverter(GuardOverride.class, reading(GuardOverride::of));
    root.registerConverter(FaultPlan.class, reading(text -> FaultPlan.NONE.withFaults(text)));
    root.registerConverter(Destinations.Destination.class, reading(Destinations.Destination::of));
    root.registerConverter(Instant.class, reading(Converters::instant));
    root.registerConverter(Duration.class, reading(Converters::duration));
  }

  private static <T> ITypeConverter<T> reading(Function<String, T> reader) {
    return text -> {
      try {
        return reader.apply(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    };
  }

  /** A day, which stands for its first moment in UTC, or an instant. */
  private static Instant instant(String text) {
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "neither a date such as 2026-11-24 nor an instant such as 2026-11-24T09:00:00Z: \""
              + text
              + "\"",
          e);
    }
  }

  private static Duration duration(String text) {
    Matcher duration = DURATION.matcher(text);
    if (!duration.matches()) {
      throw new IllegalArgumentException(
          "not a duration such as 20ms, 35s or 2m: \"" + text + "\"");
    }
    long number = Long.parseLong(duration.group(1));
    return switch (duration.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      default -> Duration.ofMinutes(number);
    };
  }
}
