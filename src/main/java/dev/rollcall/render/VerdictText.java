package dev.rollcall.render;

import dev.rollcall.plan.Guard;
import dev.rollcall.plan.Verdict;
import dev.rollcall.plan.Violation;
import java.io.IOException;

/** Which guards refuse a plan, by which setting, and what would let it pass. */
final class VerdictText {
  private final StyledWriter lines;

  VerdictText(StyledWriter lines) {
    this.lines = lines;
  }

  /** Writes nothing for a plan that may be applied. */
  void write(Verdict verdict) throws IOException {
    if (verdict.allowed()) {
      return;
    }
    lines.end();
    lines.line(TextStyle.HEADING, "Refused by guards (" + verdict.violations().size() + ")");
    for (Violation violation : verdict.violations()) {
      lines.text("  ").text(TextStyle.ERROR, "!").line(" " + violation.message());
      lines.line("      " + setting(violation, verdict) + ", " + wayOut(violation));
    }
    lines.line(
        OverrideHint.of(verdict)
            .map(options -> "To let this plan pass once: " + options)
            .orElse("Nothing lets this plan pass: what it is refused for has to change."));
  }

  private static String setting(Violation violation, Verdict verdict) {
    return violation.guard() == Guard.CALLER
        ? Explanations.setting(violation)
        : Explanations.setting(violation) + " (" + Explanations.origin(violation, verdict) + ")";
  }

  private static String wayOut(Violation violation) {
    return violation.allow() == null
        ? "nothing lets it pass"
        : violation.allow() + " lets it pass once";
  }
}
