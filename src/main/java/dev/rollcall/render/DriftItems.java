package dev.rollcall.render;

import dev.rollcall.diagnostic.Edit;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Deviation;
import dev.rollcall.plan.Drifted;
import java.util.List;
import java.util.stream.Collectors;

/** What drifted, as items of a list of Markdown. */
final class DriftItems {
  /** UTF-16 units of a command that is not cut in the middle of a line. */
  private static final int LONGEST_COMMAND = 300;

  private final String apply;

  /**
   * @param apply the command that applies all of the plan
   */
  DriftItems(String apply) {
    this.apply = apply;
  }

  /** What differs, what adopts it and what takes it back. */
  String item(Drifted drifted) {
    Deviation deviation = drifted.deviation();
    Change change = deviation.change();
    String note = change.note() == null ? "" : ", " + Markdown.code(Wording.quoted(change.note()));
    return "- "
        + Markdown.code(Wording.subject(change.address()))
        + (" – " + Markdown.prose(DriftWords.state(deviation)) + note)
        + ChangeItems.place(change)
        + "\n"
        + adoption(drifted)
        + reversal(drifted);
  }

  private static String adoption(Drifted drifted) {
    Deviation deviation = drifted.deviation();
    if (deviation.obstacle() != null) {
      return "  - cannot be adopted: " + Markdown.prose(deviation.obstacle()) + "\n";
    }
    String edits =
        drifted.edits().stream().map(edit -> edit("    ", edit)).collect(Collectors.joining());
    String along =
        deviation.along().stream()
            .map(address -> Markdown.code(Wording.subject(address)))
            .collect(Collectors.joining(", "));
    return "  - "
        + DriftWords.adoption(deviation)
        + ":\n"
        + edits
        + (along.isEmpty() ? "" : "    - together with " + along + "\n");
  }

  /** An edit with the lines it writes. */
  static String edit(String margin, Edit edit) {
    String item =
        margin + "- " + Markdown.code(edit.file()) + ", " + Markdown.prose(DriftWords.edit(edit));
    return item + "\n" + (edit.lines().isEmpty() ? "" : block(margin + "  ", edit));
  }

  private static String block(String margin, Edit edit) {
    return block(margin, "yaml", edit.lines());
  }

  private static String block(String margin, String language, List<String> lines) {
    String content =
        lines.stream().map(line -> Printable.of(line) + "\n").collect(Collectors.joining());
    return Markdown.block(language, content)
        .lines()
        .map(line -> margin + line + "\n")
        .collect(Collectors.joining());
  }

  private String reversal(Drifted drifted) {
    String remark = DriftWords.remark(drifted.reversal());
    String command = DriftWords.command(apply, drifted.reversal());
    boolean isLong = Printable.of(command).length() > LONGEST_COMMAND;
    return "  - to take it back: "
        + (isLong ? "" : Markdown.code(command) + " ")
        + (remark.isEmpty() ? "" : "(" + Markdown.prose(remark) + ")")
        + "\n"
        + (isLong ? block("    ", "sh", List.of(command)) : "")
        + "  "
        + ChangeItems.opening(drifted.deviation().change())
        + "\n"
        + ChangeItems.consequences("    ", drifted.deviation().change().consequences());
  }
}
