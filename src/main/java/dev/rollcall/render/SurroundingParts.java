package dev.rollcall.render;

import dev.rollcall.plan.Plan;
import dev.rollcall.plan.Unmanaged;
import dev.rollcall.plan.Waiting;

/** What a plan found and leaves as it is, on a page of Markdown. */
final class SurroundingParts {
  private final Plan plan;
  private final Page page;

  SurroundingParts(Plan plan, Page page) {
    this.plan = plan;
    this.page = page;
  }

  Part warnings() {
    return Part.list("Warnings", DiagnosticItems.of(plan.warnings()), page.more("warnings"));
  }

  Part waiting() {
    return Part.collapsed(
        "Waiting",
        plan.waiting().stream().map(SurroundingParts::item).toList(),
        page.missing(plan.waiting().size()));
  }

  Part unmanaged() {
    return Part.collapsed(
        "Unmanaged, left alone",
        plan.unmanaged().stream().map(SurroundingParts::item).toList(),
        page.missing(plan.unmanaged().size()));
  }

  private static String item(Waiting waiting) {
    String subject = Markdown.code(Wording.subject(waiting.address()));
    return "- " + subject + " – " + Markdown.prose(Remarks.waiting(waiting)) + "\n";
  }

  private static String item(Unmanaged unmanaged) {
    String subject = Markdown.code(Wording.subject(unmanaged.address()));
    return "- " + subject + " – " + Markdown.prose(unmanaged.reason()) + "\n";
  }
}
