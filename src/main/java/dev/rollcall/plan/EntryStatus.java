package dev.rollcall.plan;

import dev.rollcall.model.Window;
import java.time.LocalDate;

/**
 * What a declared entry asks for on one day.
 *
 * @param present whether it gives access, or is declared absent
 * @param cause {@link Cause#TIME} where a window opened or ended
 * @param reason why it is declared absent, a clause; empty where it is present
 */
record EntryStatus(boolean present, Cause cause, String reason) {
  /** Of an entry by its own window, {@code whose} naming it in the reason. */
  static EntryStatus of(Window window, LocalDate today, String whose) {
    if (window.isOver(today)) {
      return new EntryStatus(false, Cause.TIME, whose + " window ended on " + window.until());
    }
    if (window.isBefore(today)) {
      return new EntryStatus(false, Cause.DECLARED, whose + " window begins on " + window.from());
    }
    return new EntryStatus(true, window.from() == null ? Cause.DECLARED : Cause.TIME, "");
  }

  /** Of an entry that also needs {@code other} to be present. */
  EntryStatus within(EntryStatus other) {
    if (!present) {
      return this;
    }
    return other.present() && cause == Cause.TIME ? this : other;
  }
}
