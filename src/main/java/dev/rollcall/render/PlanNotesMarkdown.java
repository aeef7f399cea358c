package dev.rollcall.render;

import dev.rollcall.plan.Plan;
import dev.rollcall.plan.UnmanagedEntry;
import dev.rollcall.plan.WaitingEntry;

/** What a plan found and leaves as it is, on a page of Markdown. */
final class PlanNotesMarkdown {
  private final Plan plan;
  private final PageLimit page;

  PlanNotesMarkdown(Plan plan, PageLimit page) {
    this.plan = plan;
    this.page = page;
  }

  PageSection warnings() {
    return PageSection.list(
        "Warnings", DiagnosticMarkdown.of(plan.warnings()), page.more("warnings"));
  }

  PageSection waiting() {
    return PageSection.collapsed(
        "Waiting",
        plan.waiting().stream().map(PlanNotesMarkdown::item).toList(),
        page.missing(plan.waiting().size()));
  }

  PageSection unmanaged() {
    return PageSection.collapsed(
        "Unmanaged, left alone",
        plan.unmanaged().stream().map(PlanNotesMarkdown::item).toList(),
        page.missing(plan.unmanaged().size()));
  }

  private static String item(WaitingEntry waiting) {
    String subject = Markdown.code(Wording.subject(waiting.address()));
    return "- " + subject + " – " + Markdown.prose(Explanations.waiting(waiting)) + "\n";
  }

  private static String item(UnmanagedEntry unmanaged) {
    String subject = Markdown.code(Wording.subject(unmanaged.address()));
    return "- " + subject + " – " + Markdown.prose(unmanaged.reason()) + "\n";
  }
}
