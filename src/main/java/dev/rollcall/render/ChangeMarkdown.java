package dev.rollcall.render;

import dev.rollcall.plan.Change;
import dev.rollcall.plan.Consequence;
import dev.rollcall.plan.SavedChange;
import java.util.List;

/** Changes as items of a list of Markdown. */
final class ChangeMarkdown {
  /** How many consequences of one change are shown. */
  static final int SHOWN = 20;

  private final CauseLabels base;

  ChangeMarkdown(CauseLabels base) {
    this.base = base;
  }

  /** What is done to whom, why, by which line, and what goes with it. */
  String item(Change change) {
    String note = change.note() == null ? "" : ", " + Markdown.code(Wording.quoted(change.note()));
    String reason = base.mark(change.cause()) + Markdown.prose(change.reason()) + note;
    return opening(change)
        + " – "
        + reason
        + place(change)
        + "\n"
        + consequences("  ", change.consequences());
  }

  /** What is done to whom. */
  static String opening(Change change) {
    return "- **"
        + Wording.verb(change.step().action())
        + "** "
        + Markdown.code(Wording.object(SavedChange.of(change)))
        + (change.lowers() ? " (lowered)" : "");
  }

  /** The line that declares it, in brackets; empty where none does. */
  static String place(Change change) {
    return change.source() == null
        ? ""
        : " (" + Markdown.code(Wording.place(change.source())) + ")";
  }

  /** What goes with a removal, each on a line of its own. */
  static String consequences(String indent, List<Consequence> consequences) {
    StringBuilder lines = new StringBuilder();
    for (Consequence consequence : consequences.subList(0, Math.min(SHOWN, consequences.size()))) {
      lines.append(indent).append("- ").append(words(consequence)).append('\n');
    }
    int more = consequences.size() - SHOWN;
    return lines + (more > 0 ? indent + "- and " + more + " more\n" : "");
  }

  private static String words(Consequence consequence) {
    String words = Wording.consequence(consequence);
    return consequence instanceof Consequence.Loss
        ? "also goes: " + Markdown.code(words)
        : "also: " + Markdown.prose(words);
  }
}
