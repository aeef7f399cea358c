package dev.rollcall.report;

import dev.rollcall.report.Span.Target;
import java.util.List;

/**
 * Everything that is shown of a subject, in reading order. A printer decides how, and what to leave
 * out if there is not enough room.
 *
 * @param level of the title in a document; the titles of sections are one below it
 * @param nested pages within this one: before the sections in text, which ends with the summary,
 *     and after them in a document, which begins with the summary
 * @param seeAll where everything is shown, as a clause
 */
record Page(int level, List<PageSection> sections, List<Nested> nested, List<Span> seeAll) {
  /**
   * A page within a page.
   *
   * @param heading above it, in text
   */
  record Nested(String heading, Page page) {}

  /** Names the command that shows everything. */
  static List<Span> seeCommand(String command) {
    return Span.line(Target.BOTH, "{} has the full list", Span.name(command));
  }

  static Page of(List<PageSection> sections, List<Span> seeAll) {
    return new Page(2, sections, List.of(), seeAll);
  }

  List<PageSection> sections(Target printer) {
    return sections.stream().filter(section -> section.isShownIn(printer)).toList();
  }
}
