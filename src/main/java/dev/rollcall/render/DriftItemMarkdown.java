package dev.rollcall.render;

import dev.rollcall.diagnostic.Edit;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.DriftEntry;
import dev.rollcall.plan.DriftItem;
import java.util.List;
import java.util.stream.Collectors;

/** What drifted, as items of a list of Markdown. */
final class DriftItemMarkdown {
  /** UTF-16 units of a command that is not cut in the middle of a line. */
  private static final int MAX_COMMAND_LENGTH = 300;

  private final String apply;

  /**
   * @param apply the command that applies all of the plan
   */
  DriftItemMarkdown(String apply) {
    this.apply = apply;
  }

  /** What differs, what adopts it and what takes it back. */
  String item(DriftEntry drifted) {
    DriftItem deviation = drifted.deviation();
    Change change = deviation.change();
    String note = change.note() == null ? "" : ", " + Markdown.code(Wording.quoted(change.note()));
    return "- "
        + Markdown.code(Wording.subject(change.address()))
        + (" – " + Markdown.prose(DriftWording.state(deviation)) + note)
        + ChangeMarkdown.place(change)
        + "\n"
        + adoption(drifted)
        + reversal(drifted);
  }

  private static String adoption(DriftEntry drifted) {
    DriftItem deviation = drifted.deviation();
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
        + DriftWording.adoption(deviation)
        + ":\n"
        + edits
        + (along.isEmpty() ? "" : "    - together with " + along + "\n");
  }

  /** An edit with the lines it writes. */
  static String edit(String margin, Edit edit) {
    String item =
        margin + "- " + Markdown.code(edit.file()) + ", " + Markdown.prose(DriftWording.edit(edit));
    return item + "\n" + (edit.lines().isEmpty() ? "" : block(margin + "  ", edit));
  }

  private static String block(String margin, Edit edit) {
    return block(margin, "yaml", edit.lines());
  }

  private static String block(String margin, String language, List<String> lines) {
    String content =
        lines.stream().map(line -> TerminalText.of(line) + "\n").collect(Collectors.joining());
    return Markdown.block(language, content)
        .lines()
        .map(line -> margin + line + "\n")
        .collect(Collectors.joining());
  }

  private String reversal(DriftEntry drifted) {
    String remark = DriftWording.remark(drifted.reversal());
    String command = DriftWording.command(apply, drifted.reversal());
    boolean isLong = TerminalText.of(command).length() > MAX_COMMAND_LENGTH;
    return "  - to take it back: "
        + (isLong ? "" : Markdown.code(command) + " ")
        + (remark.isEmpty() ? "" : "(" + Markdown.prose(remark) + ")")
        + "\n"
        + (isLong ? block("    ", "sh", List.of(command)) : "")
        + "  "
        + ChangeMarkdown.opening(drifted.deviation().change())
        + "\n"
        + ChangeMarkdown.consequences("    ", drifted.deviation().change().consequences());
  }
}
