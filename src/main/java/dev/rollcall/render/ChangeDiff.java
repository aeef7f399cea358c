package dev.rollcall.render;

import dev.rollcall.plan.Action;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Consequence;
import dev.rollcall.plan.SavedChange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Changes as a diff in Markdown, which its readers colour by the first character of a line. What
 * takes access away comes first, so that it is what a full page still holds.
 */
final class ChangeDiff {
  /** UTF-16 units of what is done, and of the remark beside it. */
  private static final int MAX_LENGTH = 300;

  private final List<Change> changes;
  private final Function<Change, String> remark;

  /**
   * @param remark what is added to a change's line; may be empty
   */
  ChangeDiff(List<Change> changes, Function<Change, String> remark) {
    this.changes = changes;
    this.remark = remark;
  }

  /** A block that opens with a click, or nothing where there are no changes. */
  PageSection collapsed(String summary, PageLimit page) {
    if (changes.isEmpty()) {
      return PageSection.of("");
    }
    List<String> items = items();
    String all = String.join("", items);
    return new PageSection(
        PageSection.unfolding(summary + " (" + items.size() + ")")
            + Markdown.openBlock("diff", all),
        items,
        Markdown.closeBlock(all) + "\n</details>\n",
        page.missing(items.size()));
  }

  private List<String> items() {
    List<String> items = new ArrayList<>();
    String heading = "";
    for (Change change : changes.stream().sorted(Wording.LOSSES_FIRST).toList()) {
      String next = "@@ " + Wording.heading(change.step()) + " @@\n";
      items.add((next.equals(heading) ? "" : next) + lines(change));
      heading = next;
    }
    return items;
  }

  private String lines(Change change) {
    StringBuilder lines = new StringBuilder(line(change));
    change.consequences().stream()
        .limit(ChangeMarkdown.SHOWN)
        .map(ChangeDiff::line)
        .forEach(lines::append);
    int more = change.consequences().size() - ChangeMarkdown.SHOWN;
    return lines + (more > 0 ? "-     and " + more + " more\n" : "");
  }

  private String line(Change change) {
    Action action = change.step().action();
    String beside = remark.apply(change);
    return sign(action)
        + (" " + Wording.verb(action) + " ")
        + TerminalText.clipped(Wording.object(SavedChange.of(change)), MAX_LENGTH)
        + (change.lowers() ? " (lowered)" : "")
        + (beside.isEmpty() ? "" : "  # " + TerminalText.clipped(beside, MAX_LENGTH))
        + "\n";
  }

  private static String line(Consequence consequence) {
    String words = TerminalText.clipped(Wording.consequence(consequence), MAX_LENGTH);
    return Wording.sign(consequence) + "     " + words + "\n";
  }

  private static char sign(Action action) {
    return switch (action) {
      case INVITE, CREATE, ADD, GRANT -> '+';
      case RESEND, SET_ROLE -> '!';
      case REVOKE, REMOVE, DELETE -> '-';
    };
  }
}
