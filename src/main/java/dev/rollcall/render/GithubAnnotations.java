package dev.rollcall.render;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Findings as commands to GitHub's runner, which shows them at their lines. It shows ten of each
 * kind of one step, so there are no more of them, and the tenth says how many there would be.
 */
public final class GithubAnnotations implements View<Findings> {
  private static final int MAX_COUNT = 10;

  @Override
  public void write(Findings findings, Writer out) throws IOException {
    for (String word : List.of("error", "warning", "notice")) {
      write(word, findings.list().stream().filter(f -> word(f.level()).equals(word)).toList(), out);
    }
    out.flush();
  }

  private static void write(String word, List<Finding> findings, Writer out) throws IOException {
    int shown = findings.size() > MAX_COUNT ? MAX_COUNT - 1 : findings.size();
    for (Finding finding : findings.subList(0, shown)) {
      out.write(
          WorkflowCommand.annotation(
              word,
              finding.source(),
              "rollcall " + TerminalText.of(finding.rule().id()),
              String.join("\n", finding.lines())));
    }
    if (shown < findings.size()) {
      String more = findings.size() - shown + " more are not shown at their lines";
      out.write(WorkflowCommand.annotation(word, null, "rollcall", more));
    }
  }

  private static String word(FindingLevel level) {
    return switch (level) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case LOSS, CHANGE -> "notice";
    };
  }
}
