package dev.rollcall.render;

import dev.rollcall.plan.Guard;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.Verdict;
import dev.rollcall.plan.Violation;

/** Which guards refuse a plan, and what would let it pass, as the end of a page. */
final class VerdictMarkdown {
  /** UTF-16 units of options that are still pasted at once. */
  private static final int MAX_OPTIONS_LENGTH = 2000;

  private final Verdict verdict;
  private final PageLimit page;

  VerdictMarkdown(Plan plan, PageLimit page) {
    this.verdict = plan.verdict();
    this.page = page;
  }

  PageSection part() {
    if (verdict.allowed()) {
      return PageSection.of("No guard refuses this plan.\n");
    }
    int count = verdict.violations().size();
    return new PageSection(
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
        + Markdown.code(Explanations.setting(violation))
        + (origin(violation) + ": ")
        + Markdown.prose(violation.message())
        + ("; " + wayOut + "\n");
  }

  private String origin(Violation violation) {
    return violation.guard() == Guard.CALLER
        ? ""
        : " (" + Markdown.prose(Explanations.origin(violation, verdict)) + ")";
  }

  private String wayOut() {
    return OverrideHint.of(verdict)
        .map(VerdictMarkdown::optionsBlock)
        .orElse("Nothing lets this plan pass: what it is refused for has to change.\n");
  }

  private static String optionsBlock(String options) {
    String shown = TerminalText.of(options);
    return shown.length() > MAX_OPTIONS_LENGTH
        ? "All of these options together let this plan pass once.\n"
        : "To let this plan pass once:\n\n" + Markdown.block("sh", shown + "\n");
  }
}
