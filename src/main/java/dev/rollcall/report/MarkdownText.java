package dev.rollcall.report;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.joining;

import dev.rollcall.diagnostic.SafeText;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Text inside a page of GitHub's or GitLab's Markdown that stays text. Both look for mentions,
 * references, links and symbols in what Markdown has left of a page, so that escapes do not help;
 * only code is left as it is.
 */
final class MarkdownText {
  /** The maximum length of a name or a sentence, in UTF-16 units. */
  static final int MAX_LENGTH = 300;

  /** Words without a meaning to either in any context: letters, short numbers, times. */
  private static final Pattern WORD =
      Pattern.compile(
          "\\(?([A-Za-z]+(['-][A-Za-z]+)*"
              + "|[0-9]{1,6}%?"
              + "|[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]+Z)?)[,;:.)]*");

  private static final Pattern BACKTICKS = Pattern.compile("`+");

  private MarkdownText() {}

  /** A span of code: for names, places and text from outside. */
  static String code(String text) {
    return span(SafeText.clipped(text, MAX_LENGTH));
  }

  /** The same, not clipped, and distinct for every text. */
  static String exact(String text) {
    return span(SafeText.exact(text));
  }

  /**
   * A sentence of ours that may contain names: everything from the first to the last word that is
   * not plain becomes a span of code. Not for the start of a line.
   */
  static String prose(String sentence) {
    List<String> words = List.of(SafeText.clipped(sentence, MAX_LENGTH).split(" ", -1));
    int begin = (int) words.stream().takeWhile(MarkdownText::isPlain).count();
    int end = words.size();
    while (end > begin && isPlain(words.get(end - 1))) {
      end--;
    }
    Stream<String> parts =
        begin == end
            ? words.stream()
            : Stream.of(
                String.join(" ", words.subList(0, begin)),
                named(String.join(" ", words.subList(begin, end))),
                String.join(" ", words.subList(end, words.size())));
    return parts.filter(not(String::isEmpty)).collect(joining(" "));
  }

  /** A block of code that nothing inside can end, each line after a margin. */
  static String block(String margin, String language, List<String> lines) {
    String fence = fence(lines);
    return Stream.of(Stream.of(fence + language), lines.stream(), Stream.of(fence))
        .flatMap(all -> all)
        .map(line -> margin + line + "\n")
        .collect(joining());
  }

  /** What opens and ends a block of code that holds these lines. */
  static String fence(List<String> lines) {
    return "`".repeat(lines.stream().mapToInt(line -> ticks(line, 3)).max().orElse(3));
  }

  /** A span of code, the sentence's own comma or colon behind it. */
  private static String named(String text) {
    int last = text.length() - 1;
    return last > 0 && ",;:".indexOf(text.charAt(last)) >= 0
        ? code(text.substring(0, last)) + text.charAt(last)
        : code(text);
  }

  /**
   * At its edges a span has spaces where its text could be taken for part of the ticks, for the
   * space that Markdown drops there, or, with the ticks, for the sign of a formula.
   */
  private static String span(String safe) {
    String ticks = "`".repeat(ticks(safe, 1));
    boolean needsEdge =
        safe.isEmpty()
            || "` $".indexOf(safe.charAt(0)) >= 0
            || "` $".indexOf(safe.charAt(safe.length() - 1)) >= 0;
    String edge = needsEdge ? " " : "";
    return ticks + edge + safe + edge + ticks;
  }

  private static boolean isPlain(String word) {
    return WORD.matcher(word).matches();
  }

  /** More than stand together anywhere inside. */
  private static int ticks(String content, int least) {
    return BACKTICKS
        .matcher(content)
        .results()
        .map(MatchResult::group)
        .mapToInt(group -> group.length() + 1)
        .reduce(least, Math::max);
  }
}
