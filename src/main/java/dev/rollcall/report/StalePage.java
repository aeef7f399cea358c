package dev.rollcall.report;

import static dev.rollcall.report.Span.name;
import static dev.rollcall.report.Span.prose;

import dev.rollcall.plan.Change;
import dev.rollcall.plan.SavedChange;
import dev.rollcall.plan.Staleness;
import dev.rollcall.report.ColorMode.TextStyle;
import dev.rollcall.report.Item.Block;
import dev.rollcall.report.Span.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a saved plan is not applied, and which of its changes no longer match: each as approved and
 * as it would be now.
 */
final class StalePage {
  private StalePage() {}

  static Page of(Staleness staleness, List<Span> seeAll) {
    List<String> reasons = new ArrayList<>(staleness.objections());
    int stale = staleness.stale().size();
    if (stale > 0) {
      reasons.add(Wording.count(stale, "change no longer matches", "changes no longer match"));
    }
    String title = "The saved plan is stale: ";
    String why = String.join("; ", reasons);
    List<PageSection> sections = new ArrayList<>();
    sections.add(
        PageSection.of(
            Target.TEXT, PlanPage.line(TextStyle.ERROR, title + why + ". Nothing was changed.")));
    for (Staleness.StaleChange change : staleness.stale()) {
      sections.add(PageSection.of(Target.TEXT, item(change).indent(0)));
    }
    sections.add(
        PageSection.of(
            Target.TEXT,
            Item.paragraph(
                "Make a new plan with rollcall plan --out FILE, and have it reviewed.")));
    sections.add(
        PageSection.list(Target.DOCUMENT, null, staleness.stale(), StalePage::item)
            .opening(
                Item.block(Block.TITLE, title + "{}", prose(why)),
                Item.paragraph("Nothing was changed. Make a new plan and have it reviewed."))
            .more("of these"));
    return Page.of(sections, seeAll);
  }

  private static Item item(Staleness.StaleChange change) {
    Change now = change.now();
    return Item.of("{}", name(Wording.subject(change.saved().address())))
        .dash()
        .and("{}", prose(change.reason()))
        .children(
            List.of(
                item(Item.of("saved: "), change.saved()),
                item(Item.of("now: ").text("  "), now == null ? null : SavedChange.of(now))));
  }

  private static Item item(Item when, @Nullable SavedChange change) {
    return change == null
        ? when.and("nothing is planned")
        : ChangeItems.withConsequences(
            when.and("{} {}", ChangeItems.verb(change.action(), false), ChangeItems.object(change)),
            change,
            9);
  }
}
