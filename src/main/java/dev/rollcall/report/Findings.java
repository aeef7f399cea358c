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
 * What programs that show things at lines of files are told: errors first, then warnings, then
 * changes that take access away, then the others.
 */
record Findings(List<Finding> list) {
  /**
   * Something to be said at a line of a file.
   *
   * @param lines all of it, each a clause that is safe to print
   * @param source the line, the file seen from the repository's root; null where there is none
   * @param settings the first line of the project's settings file, seen from there
   * @param identity what stays the same from run to run while it is the same finding: no line, no
   *     count
   */
  record Finding(
      FindingLevel level,
      FindingRule rule,
      List<String> lines,
      @Nullable SourceLocation source,
      SourceLocation settings,
      List<String> identity) {
    /** The line, or the settings where nothing declares it, for programs that need a place. */
    SourceLocation place() {
      return source == null ? settings : source;
    }
  }

  /**
   * What findings of one sort have in common.
   *
   * @param id stable, such as {@code remove-member}
   * @param title a few words
   * @param help what it means and what to do about it, in sentences
   */
  record FindingRule(String id, String title, String help) {}

  /** How much a finding needs somebody's attention, most first. */
  enum FindingLevel {
    /** It stops a run, or stopped it. */
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
   * For each finding a mark by which a program knows it again in the next run: of its rule, its
   * file and what it is about, not of its line. No two are the same, since programs drop what they
   * take for the same.
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
