package dev.rollcall.report;

import static dev.rollcall.report.PlanPage.line;
import static dev.rollcall.report.Span.name;
import static dev.rollcall.report.Span.own;
import static dev.rollcall.report.Span.prose;

import dev.rollcall.plan.Change;
import dev.rollcall.plan.SavedChange;
import dev.rollcall.plan.StaleChange;
import dev.rollcall.plan.Staleness;
import dev.rollcall.report.ColorMode.TextStyle;
import dev.rollcall.report.Item.Block;
import dev.rollcall.report.Span.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a saved plan is not applied, and what of it is no longer so: each change as it was approved
 * and as it would be now.
 */
final class StalePage {
  private StalePage() {}

  static Page of(Staleness staleness) {
    String title = "The saved plan is stale: ";
    String reasons = reasons(staleness);
    List<PageSection> sections = new ArrayList<>();
    sections.add(
        PageSection.of(
            Target.TEXT, line(TextStyle.ERROR, title + reasons + ". Nothing was changed.")));
    for (StaleChange change : staleness.stale()) {
      sections.add(PageSection.of(Target.TEXT, item(change).indent(0)));
    }
    sections.add(
        PageSection.of(
            Target.TEXT,
            Item.paragraph(
                own("Make a new plan with rollcall plan --out FILE, and have it reviewed."))));
    sections.add(
        PageSection.untitled(Target.DOCUMENT, staleness.stale(), StalePage::item)
            .opening(
                Item.paragraph(Block.TITLE, own(title), prose(reasons)),
                Item.paragraph(own("Nothing was changed. A new plan has to be reviewed.")))
            .more("of these"));
    return Page.of(
        sections, own("without "), name("--format"), own(" the command shows all of it"));
  }

  /** In clauses that a semicolon parts. */
  private static String reasons(Staleness staleness) {
    List<String> reasons = new ArrayList<>(staleness.objections());
    int stale = staleness.stale().size();
    if (stale > 0) {
      reasons.add(Wording.count(stale, "change is", "changes are") + " no longer as saved");
    }
    return String.join("; ", reasons);
  }

  private static Item item(StaleChange change) {
    Change now = change.now();
    return Item.of(
            name(Wording.subject(change.saved().address())), Span.dash(), prose(change.reason()))
        .children(
            List.of(
                item("saved: ", "saved: ", change.saved()),
                item("now:   ", "now: ", now == null ? null : SavedChange.of(now))));
  }

  private static Item item(String text, String document, @Nullable SavedChange change) {
    Item item = Item.of().and(Target.TEXT, own(text)).and(Target.DOCUMENT, own(document));
    if (change == null) {
      return item.and(Target.BOTH, own("nothing is planned"));
    }
    return item.and(Target.BOTH, PlanPage.change(PlanPage.sign(change.action()), change))
        .children(PlanPage.consequences(change.consequences(), 9))
        .maxChildren(PlanPage.MAX_CONSEQUENCES);
  }
}
