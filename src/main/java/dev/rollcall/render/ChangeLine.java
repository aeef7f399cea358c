package dev.rollcall.render;

import dev.rollcall.plan.Action;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.SavedChange;
import java.io.IOException;

/** A change in one line, such as {@code ~ set role ada@acme.example: member -> admin}. */
final class ChangeLine {
  private ChangeLine() {}

  /** Begins a line that the caller ends. */
  static StyledWriter begin(StyledWriter lines, Change change) throws IOException {
    Action action = change.step().action();
    TextStyle style = change.reducesAccess() ? TextStyle.LOSS : Wording.style(action);
    lines.text("  ").text(style, Wording.sign(action) + " " + Wording.verb(action));
    lines.text(" " + Wording.object(SavedChange.of(change)));
    return change.lowers() ? lines.text(style, " (lowered)") : lines;
  }
}
