package dev.rollcall.render;

import dev.rollcall.plan.Change;
import dev.rollcall.plan.SavedChange;
import dev.rollcall.plan.StaleChange;
import dev.rollcall.plan.Staleness;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Why a saved plan is not applied, as a comment, and what of it is no longer so: each change as it
 * was approved and as it would be now.
 */
public final class StaleMarkdown implements View<Staleness> {
  private final PageLimit page;

  public StaleMarkdown(PageLimit page) {
    this.page = page;
  }

  /** Writes at most as much as the page holds. */
  @Override
  public void write(Staleness staleness, Writer out) throws IOException {
    String opening =
        "## The saved plan is stale: "
            + Markdown.prose(Wording.reasons(staleness))
            + "\n\n"
            + "Nothing was changed. A new plan has to be reviewed.\n\n";
    List<String> items = staleness.stale().stream().map(StaleMarkdown::item).toList();
    out.write(new PageSection(opening, items, "", page.more("of these")).within(page.maxBytes()));
    out.flush();
  }

  private static String item(StaleChange change) {
    Change now = change.now();
    return "- "
        + Markdown.code(Wording.subject(change.saved().address()))
        + (" – " + Markdown.prose(change.reason()) + "\n")
        + ("  - saved: " + line(change.saved()))
        + ("  - now: " + (now == null ? "nothing is planned\n" : line(SavedChange.of(now))));
  }

  private static String line(SavedChange change) {
    return "**"
        + Wording.verb(change.action())
        + "** "
        + Markdown.code(Wording.object(change))
        + ("\n" + ChangeMarkdown.consequences("    ", change.consequences()));
  }
}
