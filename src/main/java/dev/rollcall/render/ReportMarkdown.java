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
  private final Page page;

  public ReportMarkdown(Page page) {
    this.page = page;
  }

  /** Writes at most as much as the page holds, what failed before what was applied. */
  @Override
  public void write(ApplyReport report, Writer out) throws IOException {
    Room room = new Room(page.maxBytes());
    Room.write(
        out,
        room.fill(Part.of(opening(report))),
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
        + ("**" + new OutcomeCounts(report).counts() + "**\n\n")
        + (report.complete() ? "" : OutcomeCounts.ADVICE + "\n\n")
        + (report.summary().handedOver() == 0 ? "" : OutcomeCounts.HANDED_OVER + "\n\n")
        + ("From " + report.startedAt() + " to " + report.finishedAt() + " on ")
        + (Markdown.code(report.header().provider()) + ".\n");
  }

  private static String alert(ApplyReport report) {
    return report.stopped() == null
        ? ""
        : "> [!CAUTION]\n> **Ended early:** " + Markdown.prose(report.stopped()) + "\n\n";
  }

  private Part section(String heading, ApplyReport report, Class<? extends Outcome> type) {
    List<String> items =
        report.results().stream()
            .filter(result -> type.isInstance(result.outcome()))
            .map(ReportMarkdown::item)
            .toList();
    return Part.list(heading, items, page.more("of these"));
  }

  private static String item(ApplyReport.Result result) {
    String reason = result.outcome().reason();
    return ChangeItems.opening(result.change())
        + (reason == null ? "" : " – " + Markdown.prose(reason))
        + ChangeItems.place(result.change())
        + "\n";
  }

  private Part diff(String heading, ApplyReport report, Class<? extends Outcome> type) {
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
