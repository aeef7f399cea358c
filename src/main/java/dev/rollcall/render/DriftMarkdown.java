package dev.rollcall.render;

import dev.rollcall.diagnostic.Edit;
import dev.rollcall.plan.Drift;
import dev.rollcall.plan.DriftClass;
import dev.rollcall.plan.Plan;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Drift as an issue: for somebody who has to decide which side is right. */
public final class DriftMarkdown implements View<Drift> {
  private final PageLimit page;
  private final String apply;
  private final DriftItemMarkdown items;

  /**
   * @param apply the command that applies all of the plan
   */
  public DriftMarkdown(PageLimit page, String apply) {
    this.page = page;
    this.apply = apply;
    this.items = new DriftItemMarkdown(apply);
  }

  /** Writes at most as much as the page holds, of every class something. */
  @Override
  public void write(Drift drift, Writer out) throws IOException {
    PageBudget room = new PageBudget(page.maxBytes());
    String opening = room.fill(PageSection.of(opening(drift)));
    Plan plan = drift.plan();
    String verdict =
        plan.changes().isEmpty() ? "" : room.fill(new VerdictMarkdown(plan, page).part(), 5);
    PlanNotesMarkdown beside = new PlanNotesMarkdown(plan, page);
    String warnings = room.fill(beside.warnings(), 10);
    String waiting = room.fill(beside.waiting(), 20);
    String unmanaged = room.fill(beside.unmanaged(), 20);
    String together = room.fill(together(drift), 5);
    Map<DriftClass, String> classes = classes(drift, room);
    List<String> parts = new ArrayList<>(List.of(opening));
    parts.addAll(classes.values());
    parts.addAll(List.of(together, waiting, unmanaged, warnings, verdict));
    PageBudget.write(out, parts.toArray(String[]::new));
  }

  /** What was added is what there may be most of, and has what the others leave. */
  private Map<DriftClass, String> classes(Drift drift, PageBudget room) {
    Map<DriftClass, String> classes = new EnumMap<>(DriftClass.class);
    for (DriftClass driftClass : DriftClass.values()) {
      if (driftClass != DriftClass.ADDED) {
        classes.put(driftClass, room.fill(part(drift, driftClass), 12));
      }
    }
    classes.put(DriftClass.ADDED, room.fill(part(drift, DriftClass.ADDED)));
    return classes;
  }

  private String opening(Drift drift) {
    Plan plan = drift.plan();
    Headline headline = new Headline(plan);
    String beside = headline.beside().isEmpty() ? "" : " Beside that: " + headline.beside() + ".";
    return "## Drift of "
        + Markdown.code(plan.header().organization())
        + (": " + DriftWording.counts(drift) + "\n\n")
        + alert(plan, headline)
        + ("Seen " + plan.header().createdAt() + " on " + Markdown.code(plan.header().provider()))
        + ("." + beside + "\n")
        + (plan.changes().isEmpty() ? "" : revertHint());
  }

  private static String alert(Plan plan, Headline headline) {
    return plan.verdict().allowed()
        ? ""
        : "> [!CAUTION]\n> **Taking all of it back is refused by "
            + Markdown.code(headline.guards())
            + "**: the end of this page says why.\n\n";
  }

  private String revertHint() {
    return "\nTo adopt something, edit the files as it says, from their end to their beginning."
        + " To take all of it back: "
        + Markdown.code(apply)
        + "\n";
  }

  private PageSection part(Drift drift, DriftClass driftClass) {
    List<String> list =
        drift.drifted().stream()
            .filter(one -> one.deviation().driftClass() == driftClass)
            .map(items::item)
            .toList();
    if (list.isEmpty()) {
      return PageSection.of("");
    }
    String heading = "### " + driftClass.title() + " (" + list.size() + ")\n\n";
    String meaning = driftClass.meaning();
    String sentence = Character.toUpperCase(meaning.charAt(0)) + meaning.substring(1) + ".\n\n";
    return new PageSection(
        heading + sentence, list, "", page.more(driftClass.title().toLowerCase(Locale.ROOT)));
  }

  private PageSection together(Drift drift) {
    List<String> list = new ArrayList<>();
    drift.editsOnlyInBatch().forEach(edit -> list.add(DriftItemMarkdown.edit("", edit)));
    for (Edit edit : drift.editsNotInBatch()) {
      String line = ", line " + edit.first() + " stays as it is\n";
      list.add("- " + Markdown.code(edit.file()) + line);
    }
    return PageSection.list("To adopt all of it at once, also", list, page.more("lines"));
  }
}
