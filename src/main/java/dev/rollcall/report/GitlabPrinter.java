package dev.rollcall.report;

import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.report.Findings.Finding;
import dev.rollcall.report.Findings.FindingLevel;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints findings as a report of GitLab's Code Quality, which requires a place for each finding.
 */
final class GitlabPrinter {
  private GitlabPrinter() {}

  private record Issue(
      String description, String checkName, String fingerprint, String severity, Place location) {}

  private record Place(String path, Lines lines) {}

  private record Lines(int begin) {}

  static void print(Findings findings, Writer out) throws IOException {
    List<Issue> issues = new ArrayList<>();
    for (String fingerprint : findings.fingerprints()) {
      Finding finding = findings.list().get(issues.size());
      issues.add(
          new Issue(
              String.join("; ", finding.lines()),
              SafeText.of(finding.rule().id()),
              fingerprint,
              severity(finding.level()),
              new Place(SafeText.of(finding.place().file()), new Lines(finding.place().line()))));
    }
    JsonPrinter.print(issues, out);
  }

  private static String severity(FindingLevel level) {
    return switch (level) {
      case ERROR -> "blocker";
      case WARNING -> "minor";
      case LOSS -> "major";
      case CHANGE -> "info";
    };
  }
}
