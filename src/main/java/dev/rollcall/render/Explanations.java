package dev.rollcall.render;

import dev.rollcall.plan.Cause;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Guard;
import dev.rollcall.plan.Verdict;
import dev.rollcall.plan.Violation;
import dev.rollcall.plan.WaitingEntry;
import java.util.function.Function;

/** What views add to the things a plan names: why, since when, by which setting and line. */
final class Explanations {
  private Explanations() {}

  /**
   * Why a change is planned, by which line, and what the files say about it.
   *
   * @param mark what a cause puts in front; may be empty
   */
  static String change(Change change, Function<Cause, String> mark) {
    StringBuilder remark = new StringBuilder(reason(change, mark));
    if (change.source() != null) {
      remark.append(" (").append(Wording.place(change.source())).append(')');
    }
    return remark.toString();
  }

  /**
   * Why a change is planned, and what the files say about it.
   *
   * @param mark what a cause puts in front; may be empty
   */
  static String reason(Change change, Function<Cause, String> mark) {
    StringBuilder reason = new StringBuilder(mark.apply(change.cause())).append(change.reason());
    if (change.note() != null) {
      reason.append(", ").append(Wording.quoted(change.note()));
    }
    return reason.toString();
  }

  /** What somebody waits for, and since when. */
  static String waiting(WaitingEntry waiting) {
    StringBuilder text = new StringBuilder(waiting.reason());
    if (waiting.since() != null) {
      text.append(" since ").append(waiting.since());
    }
    if (waiting.sends() != null) {
      text.append(", ").append(Wording.count(waiting.sends(), "e-mail", "e-mails")).append(" sent");
    }
    return text.append(waiting.expired() ? ", expired" : "").toString();
  }

  /** The setting a violation breaks, such as {@code max_removals: 10%}. */
  static String setting(Violation violation) {
    return violation.guard() == Guard.CALLER
        ? "always on"
        : violation.guard().word() + ": " + violation.limit();
  }

  /** Where a violation's limit comes from: an option, a line or the default. */
  static String origin(Violation violation, Verdict verdict) {
    boolean raised =
        verdict.overrides().stream()
            .anyMatch(
                override ->
                    override.guard() == violation.guard()
                        && override.value().equals(violation.limit()));
    if (raised) {
      return "by --allow";
    }
    return violation.source() == null ? "default" : Wording.place(violation.source());
  }
}
