package dev.rollcall.report;

import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.report.Findings.Finding;
import dev.rollcall.report.Findings.FindingLevel;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prints findings as commands to GitHub's runner, {@code ::WORD PROPERTIES::DATA}, which shows them
 * at their lines. It shows at most ten of each kind per step, so at most ten are printed, and the
 * tenth says how many are left out.
 */
final class GithubPrinter {
  private static final int MAX_COUNT = 10;

  private GithubPrinter() {}

  static void print(Findings findings, Writer out) throws IOException {
    for (String word : List.of("error", "warning", "notice")) {
      List<Finding> list =
          findings.list().stream().filter(one -> word(one.level()).equals(word)).toList();
      int shown = list.size() > MAX_COUNT ? MAX_COUNT - 1 : list.size();
      for (Finding finding : list.subList(0, shown)) {
        String title = "title=" + property("rollcall " + finding.rule().id());
        String data = data(String.join("\n", finding.lines()));
        out.write("::" + word + " " + place(finding.source()) + title + "::" + data + "\n");
      }
      if (shown < list.size()) {
        String more = list.size() - shown + " more are not shown at their lines";
        out.write("::" + word + " title=rollcall::" + more + "\n");
      }
    }
    out.flush();
  }

  private static String place(@Nullable SourceLocation source) {
    return source == null
        ? ""
        : "file=%s,line=%d,col=%d,"
            .formatted(property(source.file()), source.line(), source.column());
  }

  private static String word(FindingLevel level) {
    return switch (level) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case LOSS, CHANGE -> "notice";
    };
  }

  /**
   * Escaped like actions/toolkit does in {@code packages/core/src/command.ts}; the runner reverses
   * exactly this.
   */
  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(SafeText.of(text)).replace(":", "%3A").replace(",", "%2C");
  }
}
