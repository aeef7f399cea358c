package dev.rollcall.render;

import dev.rollcall.apply.ApplyReport;
import dev.rollcall.apply.Outcome;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.SavedChange;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What became of every change of a plan, as a comment: what somebody has to see to comes first. */
public final class ReportMarkdown implements View<ApplyReport> {
  private final PageLimit page;

  public ReportMarkdown(PageLimit page) {
    this.page = page;
  }

  /** Writes at most as much as the page holds, what failed before what was applied. */
  @Override
  public void write(ApplyReport report, Writer out) throws IOException {
    PageBudget room = new PageBudget(page.maxBytes());
    PageBudget.write(
        out,
        room.fill(PageSection.of(opening(report))),
        room.fill(section("Failed", report, Outcome.Failed.class), 4),
        room.fill(section("Unknown", report, Outcome.Unknown.class), 4),
        room.fill(section("Not attempted", report, Outcome.NotAttempted.class), 4),
        room.fill(diff("Handed over", report, Outcome.HandedOver.class)),
        room.fill(diff("Applied", report, Outcome.Applied.class)));
  }

  private static String opening(ApplyReport report) {
    return "## Report for "
        + Markdown.code(report.header().organization())
        + "\n\n"
        + alert(report)
        + ("**" + new OutcomeSummary(report).counts() + "**\n\n")
        + (report.complete() ? "" : OutcomeSummary.ADVICE + "\n\n")
        + (report.summary().handedOver() == 0 ? "" : OutcomeSummary.HANDED_OVER + "\n\n")
        + ("From " + report.startedAt() + " to " + report.finishedAt() + " on ")
        + (Markdown.code(report.header().provider()) + ".\n");
  }

  private static String alert(ApplyReport report) {
    return report.stopped() == null
        ? ""
        : "> [!CAUTION]\n> **Ended early:** " + Markdown.prose(report.stopped()) + "\n\n";
  }

  private PageSection section(String heading, ApplyReport report, Class<? extends Outcome> type) {
    List<String> items =
        report.results().stream()
            .filter(result -> type.isInstance(result.outcome()))
            .map(ReportMarkdown::item)
            .toList();
    return PageSection.list(heading, items, page.more("of these"));
  }

  private static String item(ApplyReport.Result result) {
    String reason = result.outcome().reason();
    return ChangeMarkdown.opening(result.change())
        + (reason == null ? "" : " – " + Markdown.prose(reason))
        + ChangeMarkdown.place(result.change())
        + "\n";
  }

  private PageSection diff(String heading, ApplyReport report, Class<? extends Outcome> type) {
    Map<SavedChange.Key, String> remarks = new HashMap<>();
    List<Change> changes = new ArrayList<>();
    for (ApplyReport.Result result : report.results()) {
      if (type.isInstance(result.outcome())) {
        changes.add(result.change());
        remarks.put(
            key(result.change()), Objects.requireNonNullElse(result.outcome().reason(), ""));
      }
    }
    return new ChangeDiff(changes, change -> remarks.getOrDefault(key(change), ""))
        .collapsed(heading, page);
  }

  private static SavedChange.Key key(Change change) {
    return SavedChange.of(change).key();
  }
}
