package dev.rollcall.report;

import static dev.rollcall.report.Span.name;
import static dev.rollcall.report.Span.own;
import static dev.rollcall.report.Span.prose;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.report.ColorMode.TextStyle;
import dev.rollcall.report.Item.Block;
import dev.rollcall.report.Span.Target;
import java.util.List;

/** The errors and warnings in the input, each with its place, and their counts. */
final class DiagnosticsPage {
  private DiagnosticsPage() {}

  /** In text the page is empty if nothing was found. */
  static Page of(Diagnostics diagnostics, List<Span> seeAll) {
    String counts = counts(diagnostics);
    String title = counts.isEmpty() ? "The files are valid" : "In the files: " + counts;
    PageSection section =
        PageSection.list(Target.BOTH, null, diagnostics.kept(), one -> item(one).indent(0))
            .opening(Item.block(Block.TITLE, "").document("{}", own(title)))
            .more("findings");
    if (!counts.isEmpty()) {
      section.ending(Item.paragraph("").text("**{}**", own(counts)));
    }
    return Page.of(List.of(section), seeAll);
  }

  /**
   * Text uses the form that editors and terminals make clickable, with the hint on its own line.
   */
  static Item item(Diagnostic diagnostic) {
    String severity = diagnostic.severity().word();
    SourceLocation source = diagnostic.source();
    TextStyle style =
        switch (diagnostic.severity()) {
          case ERROR -> TextStyle.ERROR;
          case WARNING -> TextStyle.WARNING;
        };
    Item item = Item.of("").document("**{}** ", own(severity));
    if (source != null) {
      item.text("{}: ", name(source.toString())).document("{} ", name(source.toString()));
    }
    item.text("{}: ", name(severity + "[" + diagnostic.code() + "]").styled(style));
    item.and("{}", prose(diagnostic.message()));
    if (diagnostic.hint() != null) {
      item.document(" – {}", prose(diagnostic.hint()));
      item.children(List.of(Item.of("").text("hint: {}", name(diagnostic.hint()))));
    }
    return item.document(" ({})", name(diagnostic.code()));
  }

  /** {@code 1 error, 2 warnings}; empty if nothing was found. */
  static String counts(Diagnostics diagnostics) {
    return Wording.counts(
        Wording.count(count(diagnostics, Diagnostic.Severity.ERROR), "error", "errors"),
        Wording.count(count(diagnostics, Diagnostic.Severity.WARNING), "warning", "warnings"),
        diagnostics.omitted() + " more not shown");
  }

  static int count(Diagnostics diagnostics, Diagnostic.Severity severity) {
    return (int) diagnostics.kept().stream().filter(one -> one.severity() == severity).count();
  }
}
