package dev.rollcall.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Sha256;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Findings for programs that show them at lines of files: errors first, then warnings, then changes
 * that take access away, then the others.
 */
record Findings(List<Finding> list) {
  /**
   * A message at a line of a file.
   *
   * @param lines the message, each line a clause that is safe to print
   * @param source the line, the file seen from the repository's root; null if there is none
   * @param settings the first line of the project's settings file, seen from there
   * @param identity what stays the same from run to run for the same finding: no line numbers, no
   *     counts
   */
  record Finding(
      FindingLevel level,
      FindingRule rule,
      List<String> lines,
      @Nullable SourceLocation source,
      SourceLocation settings,
      List<String> identity) {
    /** The line, or the settings file if nothing declares it, for programs that require a place. */
    SourceLocation place() {
      return source == null ? settings : source;
    }
  }

  /**
   * What findings of one kind have in common.
   *
   * @param id stable, such as {@code remove-member}
   * @param title a few words
   * @param help what it means and how to fix it, in sentences
   */
  record FindingRule(String id, String title, String help) {}

  /** How much attention a finding needs, most first. */
  enum FindingLevel {
    /** It stops the run, or has stopped it. */
    ERROR,
    /** Somebody should look at it. */
    WARNING,
    /** A planned change that takes access away. */
    LOSS,
    /** Any other planned change. */
    CHANGE
  }

  Findings {
    list = list.stream().sorted(Comparator.comparing(Finding::level)).toList();
  }

  /** The findings of several projects in one document. */
  static Findings of(Collection<Findings> several) {
    return new Findings(several.stream().flatMap(findings -> findings.list.stream()).toList());
  }

  /**
   * For each finding a fingerprint by which a program recognizes it in the next run. It covers the
   * rule, the file and the identity, but not the line. All are distinct, because programs drop
   * duplicates.
   */
  List<String> fingerprints() {
    Map<List<String>, Integer> seen = new HashMap<>();
    List<String> fingerprints = new ArrayList<>();
    for (Finding finding : list) {
      List<String> parts = new ArrayList<>(List.of(finding.rule.id, finding.place().file()));
      parts.addAll(finding.identity);
      parts.add(String.valueOf(seen.merge(List.copyOf(parts), 1, Integer::sum)));
      fingerprints.add(digest(parts));
    }
    return fingerprints;
  }

  private static String digest(List<String> parts) {
    Sha256 digest = new Sha256();
    for (String part : parts) {
      byte[] bytes = part.getBytes(UTF_8);
      digest.add((bytes.length + ":").getBytes(UTF_8));
      digest.add(bytes);
    }
    return digest.hex();
  }
}
