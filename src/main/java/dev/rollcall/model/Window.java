package dev.rollcall.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days on which an entry gives access, in UTC.
 *
 * @param from the first day, or null for since ever
 * @param until the last day, or null for ever
 */
public record Window(@Nullable LocalDate from, @Nullable LocalDate until) {
  /** Since ever and for ever. */
  public static final Window ALWAYS = new Window(null, null);

  public Window {
    if (from != null && until != null && until.isBefore(from)) {
      throw new IllegalArgumentException("until " + until + " is before from " + from);
    }
  }

  /** Whether access is given on {@code day}. */
  public boolean contains(LocalDate day) {
    return !isBefore(day) && !isOver(day);
  }

  /** Whether {@code day} lies before the first day of access. */
  public boolean isBefore(LocalDate day) {
    return from != null && day.isBefore(from);
  }

  /** Whether {@code day} lies after the last day of access. */
  public boolean isOver(LocalDate day) {
    return until != null && day.isAfter(until);
  }
}
