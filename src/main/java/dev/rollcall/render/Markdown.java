package dev.rollcall.render;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Text inside a page of GitHub's or GitLab's Markdown that stays text. Both look for mentions,
 * references, links and symbols in what Markdown has left of a page, so that no escape helps
 * against them; code alone they leave as it is.
 */
final class Markdown {
  /** UTF-16 units of a piece of text that are shown. */
  private static final int MAX_LENGTH = 300;

  /** What means nothing to either, whatever stands beside it: letters, short numbers, times. */
  private static final Pattern WORD =
      Pattern.compile(
          "\\(?([A-Za-z]+(['-][A-Za-z]+)*"
              + "|[0-9]{1,6}%?"
              + "|[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]+Z)?)[,;:.)]*");

  private static final Pattern BACKTICKS = Pattern.compile("`+");

  private Markdown() {}

  /** A span of code: for names, places and whatever somebody else wrote. */
  static String code(String text) {
    String shown = TerminalText.clipped(text, MAX_LENGTH);
    String ticks = ticks(shown, 1);
    String edge = needsEdge(shown) ? " " : "";
    return ticks + edge + shown + edge + ticks;
  }

  /**
   * A sentence of ours that may name things: whatever lies between the first and the last word that
   * is not plain becomes a span of code. Not for the start of a line.
   */
  static String prose(String sentence) {
    List<String> words = List.of(TerminalText.clipped(sentence, MAX_LENGTH).split(" ", -1));
    int begin = (int) words.stream().takeWhile(Markdown::isPlain).count();
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

  /** A span of code, the sentence's own comma or colon behind it. */
  private static String named(String text) {
    int last = text.length() - 1;
    return last > 0 && ",;:".indexOf(text.charAt(last)) >= 0
        ? code(text.substring(0, last)) + text.charAt(last)
        : code(text);
  }

  /** A block of code that nothing inside can end, with its last line end. */
  static String block(String language, String content) {
    return openBlock(language, content) + content + closeBlock(content);
  }

  /** The line that opens a block of code. */
  static String openBlock(String language, String content) {
    return ticks(content, 3) + language + "\n";
  }

  /** The line that ends a block of code. */
  static String closeBlock(String content) {
    return ticks(content, 3) + "\n";
  }

  private static boolean isPlain(String word) {
    return WORD.matcher(word).matches();
  }

  /** More of them than stand together anywhere inside. */
  private static String ticks(String content, int least) {
    int longest =
        BACKTICKS
            .matcher(content)
            .results()
            .map(MatchResult::group)
            .mapToInt(String::length)
            .max()
            .orElse(0);
    return "`".repeat(Math.max(least, longest + 1));
  }

  /**
   * Whether the ends could be taken for part of the ticks, for the blank that Markdown drops there,
   * or, with the ticks, for the sign of a formula.
   */
  private static boolean needsEdge(String text) {
    return text.isEmpty()
        || "` $".indexOf(text.charAt(0)) >= 0
        || "` $".indexOf(text.charAt(text.length() - 1)) >= 0;
  }
}
