package dev.rollcall.render;

import dev.rollcall.plan.Guard;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.Verdict;
import dev.rollcall.plan.Violation;

/** Which guards refuse a plan, and what would let it pass, as the end of a page. */
final class VerdictPart {
  /** UTF-16 units of options that are still pasted at once. */
  private static final int LONGEST_OPTIONS = 2000;

  private final Verdict verdict;
  private final Page page;

  VerdictPart(Plan plan, Page page) {
    this.verdict = plan.verdict();
    this.page = page;
  }

  Part part() {
    if (verdict.allowed()) {
      return Part.of("No guard refuses this plan.\n");
    }
    int count = verdict.violations().size();
    return new Part(
        "### Refused by guards (" + count + ")\n\n",
        verdict.violations().stream().map(this::item).toList(),
        "\n" + wayOut(),
        page.missing(count));
  }

  private String item(Violation violation) {
    String wayOut =
        violation.allow() == null
            ? "nothing lets it pass"
            : Markdown.code(violation.allow()) + " lets it pass once";
    return "- "
        + Markdown.code(Remarks.setting(violation))
        + (origin(violation) + ": ")
        + Markdown.prose(violation.message())
        + ("; " + wayOut + "\n");
  }

  private String origin(Violation violation) {
    return violation.guard() == Guard.CALLER
        ? ""
        : " (" + Markdown.prose(Remarks.origin(violation, verdict)) + ")";
  }

  private String wayOut() {
    return WayOut.of(verdict)
        .map(VerdictPart::toPaste)
        .orElse("Nothing lets this plan pass: what it is refused for has to change.\n");
  }

  private static String toPaste(String options) {
    String shown = Printable.of(options);
    return shown.length() > LONGEST_OPTIONS
        ? "All of these options together let this plan pass once.\n"
        : "To let this plan pass once:\n\n" + Markdown.block("sh", shown + "\n");
  }
}
