package dev.rollcall.render;

import dev.rollcall.plan.Plan;
import dev.rollcall.plan.UnmanagedEntry;
import dev.rollcall.plan.WaitingEntry;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** What a plan found and leaves as it is: who is waiting, what is unmanaged, what it warns of. */
final class PlanNotesText {
  /** How much of a list that calls for no action is shown; JSON has all of it. */
  private static final int SHOWN = 20;

  private final StyledWriter lines;
  private final DiagnosticLines diagnostics;

  PlanNotesText(StyledWriter lines) {
    this.lines = lines;
    this.diagnostics = new DiagnosticLines(lines);
  }

  void write(Plan plan) throws IOException {
    writeSome("Waiting", plan.waiting(), PlanNotesText::waiting);
    writeSome("Unmanaged, left alone", plan.unmanaged(), PlanNotesText::unmanaged);
    if (!plan.warnings().isEmpty()) {
      lines.end();
      lines.line(TextStyle.HEADING, "Warnings (" + plan.warnings().size() + ")");
      diagnostics.write("  ", plan.warnings());
    }
  }

  private <T> void writeSome(String heading, List<T> values, Function<T, String> wording)
      throws IOException {
    if (values.isEmpty()) {
      return;
    }
    lines.end();
    lines.line(TextStyle.HEADING, heading + " (" + values.size() + ")");
    for (T value : values.subList(0, Math.min(SHOWN, values.size()))) {
      lines.line("  " + wording.apply(value));
    }
    if (values.size() > SHOWN) {
      lines.line("  and " + (values.size() - SHOWN) + " more; --format json lists all of them");
    }
  }

  private static String waiting(WaitingEntry waiting) {
    return Wording.subject(waiting.address()) + ": " + Explanations.waiting(waiting);
  }

  private static String unmanaged(UnmanagedEntry unmanaged) {
    return Wording.subject(unmanaged.address()) + ": " + unmanaged.reason();
  }
}
