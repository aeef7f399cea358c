package dev.rollcall.report;

import dev.rollcall.report.Span.Target;
import java.util.List;

/**
 * All that is shown of a subject, in the order in which it is read. A printer decides how, and what
 * is left out where there is no room.
 *
 * @param level of the title in a document; the titles of sections are one below it
 * @param nested pages of which each is a part of this one: before the sections in text, which ends
 *     with what sums them up, and after them in a document, which begins with it
 * @param seeAll where all of it is shown, a clause
 */
record Page(int level, List<PageSection> sections, List<Nested> nested, List<Span> seeAll) {
  /**
   * A page within a page.
   *
   * @param heading above it, in text
   */
  record Nested(String heading, Page page) {}

  /** What is shown in full by a command. */
  static List<Span> seeCommand(String command) {
    return Span.line(Target.BOTH, "{} has all of it", Span.name(command));
  }

  static Page of(List<PageSection> sections, List<Span> seeAll) {
    return new Page(2, sections, List.of(), seeAll);
  }

  List<PageSection> sections(Target printer) {
    return sections.stream().filter(section -> section.isShownIn(printer)).toList();
  }
}
