package dev.rollcall.render;

import static java.util.stream.Collectors.joining;

import dev.rollcall.plan.Change;
import dev.rollcall.plan.GuardOverride;
import dev.rollcall.plan.Plan;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A plan as a comment: for somebody who decides about it and has never seen rollcall. */
public final class PlanMarkdown implements View<Plan> {
  /** How many overrides the headline names. */
  private static final int OVERRIDES = 10;

  private final PageLimit page;

  public PlanMarkdown(PageLimit page) {
    this.page = page;
  }

  /** Writes at most as much as the page holds, what matters most before the rest. */
  @Override
  public void write(Plan plan, Writer out) throws IOException {
    PageBudget room = new PageBudget(page.maxBytes());
    String opening = room.fill(PageSection.of(opening(plan)));
    String verdict =
        plan.changes().isEmpty() ? "" : room.fill(new VerdictMarkdown(plan, page).part(), 5);
    String losses = room.fill(losses(plan), 3);
    PlanNotesMarkdown beside = new PlanNotesMarkdown(plan, page);
    String warnings = room.fill(beside.warnings(), 10);
    String waiting = room.fill(beside.waiting(), 20);
    String unmanaged = room.fill(beside.unmanaged(), 20);
    String changes = room.fill(changes(plan));
    PageBudget.write(out, opening, losses, changes, waiting, unmanaged, warnings, verdict);
  }

  private String opening(Plan plan) {
    Headline headline = new Headline(plan);
    String actions = plan.changes().isEmpty() ? "no changes" : headline.actions();
    String beside = headline.beside().isEmpty() ? "" : " Beside that: " + headline.beside() + ".";
    return "## Plan for "
        + Markdown.code(plan.header().organization())
        + (": " + actions + "\n\n")
        + alerts(plan, headline)
        + causes(plan, headline)
        + ("Made " + plan.header().createdAt() + " on ")
        + Markdown.code(plan.header().provider())
        + ("." + beside + "\n");
  }

  private static String alerts(Plan plan, Headline headline) {
    StringBuilder alerts = new StringBuilder();
    if (!plan.verdict().allowed()) {
      alerts.append("> [!CAUTION]\n> **Refused by ");
      alerts
          .append(Markdown.code(headline.guards()))
          .append("**: the end of this page says why.\n\n");
    }
    if (!plan.verdict().overrides().isEmpty()) {
      alerts.append("> [!WARNING]\n> **Allowed for this plan:** ");
      alerts.append(overrides(plan.verdict().overrides())).append("\n\n");
    }
    if (!headline.settings().isEmpty()) {
      alerts.append("> [!IMPORTANT]\n> **").append(headline.settings()).append(".**\n\n");
    }
    return alerts.toString();
  }

  private static String overrides(List<GuardOverride> overrides) {
    String shown =
        overrides.stream()
            .limit(OVERRIDES)
            .map(override -> Markdown.code(override.toString()))
            .collect(joining(", "));
    int more = overrides.size() - OVERRIDES;
    return shown + (more > 0 ? " and " + more + " more" : "");
  }

  private static String causes(Plan plan, Headline headline) {
    CauseLabels base = CauseLabels.of(plan);
    String causes =
        headline.causes().entrySet().stream()
            .map(cause -> "**" + cause.getValue() + "** " + base.words(cause.getKey()))
            .collect(joining(", "));
    return causes.isEmpty() ? "" : causes + ".\n\n";
  }

  private PageSection losses(Plan plan) {
    ChangeMarkdown items = new ChangeMarkdown(CauseLabels.of(plan));
    return PageSection.list(
        "Takes access away",
        plan.changes().stream()
            .filter(Change::reducesAccess)
            .sorted(Wording.LOSSES_FIRST)
            .map(items::item)
            .toList(),
        page.more("that take access away"));
  }

  private PageSection changes(Plan plan) {
    CauseLabels base = CauseLabels.of(plan);
    return new ChangeDiff(plan.changes(), change -> Explanations.change(change, base::mark))
        .collapsed("All changes", page);
  }
}
