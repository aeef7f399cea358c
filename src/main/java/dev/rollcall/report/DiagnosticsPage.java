package dev.rollcall.report;

import static dev.rollcall.report.Span.name;
import static dev.rollcall.report.Span.own;
import static dev.rollcall.report.Span.prose;
import static dev.rollcall.report.Span.strong;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.report.ColorMode.TextStyle;
import dev.rollcall.report.Item.Block;
import dev.rollcall.report.Span.Target;
import java.util.List;

/** What is wrong with the input, place by place, and how much of it there is. */
final class DiagnosticsPage {
  private DiagnosticsPage() {}

  /** Text shows nothing where nothing was found. */
  static Page of(Diagnostics diagnostics, Span... seeAll) {
    String counts = counts(diagnostics);
    String title = counts.isEmpty() ? "The files are valid" : "In the files: " + counts;
    PageSection section =
        PageSection.untitled(Target.BOTH, diagnostics.kept(), one -> item(one).indent(0))
            .opening(Item.paragraph(Block.TITLE, own(title).in(Target.DOCUMENT)))
            .more("findings");
    if (!counts.isEmpty()) {
      section.ending(Item.paragraph(strong(counts).in(Target.TEXT)));
    }
    return Page.of(List.of(section), seeAll);
  }

  /** In text the form that editors and terminals make clickable, the hint on a line of its own. */
  static Item item(Diagnostic diagnostic) {
    String severity = diagnostic.severity().word();
    TextStyle style =
        switch (diagnostic.severity()) {
          case ERROR -> TextStyle.ERROR;
          case WARNING -> TextStyle.WARNING;
        };
    Item item = Item.of();
    if (diagnostic.source() != null) {
      item.and(Target.TEXT, name(diagnostic.source() + ": "));
    }
    item.and(Target.TEXT, name(severity + "[" + diagnostic.code() + "]").styled(style), own(": "));
    item.and(Target.DOCUMENT, strong(severity), own(" "));
    if (diagnostic.source() != null) {
      item.and(Target.DOCUMENT, name(diagnostic.source().toString()), own(" "));
    }
    item.and(Target.BOTH, prose(diagnostic.message()));
    if (diagnostic.hint() != null) {
      item.and(Target.DOCUMENT, Span.dash(), prose(diagnostic.hint()));
      item.children(List.of(Item.of().and(Target.TEXT, name("hint: " + diagnostic.hint()))));
    }
    return item.and(Target.DOCUMENT, own(" ("), name(diagnostic.code()), own(")"));
  }

  /** {@code 1 error, 2 warnings}; empty where nothing was found. */
  static String counts(Diagnostics diagnostics) {
    return Wording.counts(
        Wording.count(count(diagnostics, Severity.ERROR), "error", "errors"),
        Wording.count(count(diagnostics, Severity.WARNING), "warning", "warnings"),
        diagnostics.omitted() + " more not shown");
  }

  static int count(Diagnostics diagnostics, Severity severity) {
    return (int) diagnostics.kept().stream().filter(one -> one.severity() == severity).count();
  }
}
