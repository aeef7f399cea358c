package dev.rollcall.report;

import static java.util.stream.Collectors.joining;

import dev.rollcall.report.ColorMode.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a line. Each printer renders it in its own way; text from outside is a name or prose,
 * never our own words, so that every printer makes it safe.
 *
 * @param style how text shows it; only {@link TextStyle#STRONG} shows in a document
 * @param sign for {@link SpanType#SIGN}, what a change does; its verb is the text
 */
record Span(
    SpanType type, String text, Target target, @Nullable TextStyle style, @Nullable Sign sign) {
  /** How a piece is rendered. */
  enum SpanType {
    /** Our own words. */
    OWN,
    /** A name, a place or a value: code in a document. */
    NAME,
    /** A name to be copied: never cut, and no two look the same. */
    EXACT,
    /** A sentence that may name things. */
    PROSE,
    /** What a change does: a sign and its verb in text, the verb in a document. */
    SIGN
  }

  /** Which printers show a piece, an item or a section. */
  enum Target {
    BOTH,
    TEXT,
    /** Markdown, or any format with headings and lists. */
    DOCUMENT;

    boolean includes(Target printer) {
      return this == BOTH || this == printer;
    }
  }

  /** The first character of a line of a plan, in text and in a diff, which colors {@code !}. */
  enum Sign {
    GAIN('+', '+', TextStyle.GAIN),
    RESEND('@', '!', TextStyle.CHANGE),
    CHANGE('~', '!', TextStyle.CHANGE),
    LOWERED('~', '!', TextStyle.LOSS),
    LOSS('-', '-', TextStyle.LOSS),
    FURTHER_LOSS('!', '!', TextStyle.LOSS);

    final char text;
    final char diff;
    final TextStyle style;

    Sign(char text, char diff, TextStyle style) {
      this.text = text;
      this.diff = diff;
      this.style = style;
    }
  }

  private Span(SpanType type, String text) {
    this(type, text, Target.BOTH, null, null);
  }

  static Span own(String text) {
    return new Span(SpanType.OWN, text);
  }

  static Span name(String text) {
    return new Span(SpanType.NAME, text);
  }

  static Span exact(String text) {
    return new Span(SpanType.EXACT, text);
  }

  static Span prose(String text) {
    return new Span(SpanType.PROSE, text);
  }

  /**
   * @param verb may be empty
   */
  static Span sign(Sign sign, String verb) {
    return new Span(SpanType.SIGN, verb, Target.BOTH, sign.style, sign);
  }

  /**
   * A line in our own words.
   *
   * @param words in which {@code {}} stands for the next of the pieces, and {@code **} begins and
   *     ends what is strong
   */
  static List<Span> line(Target target, String words, Span... pieces) {
    List<Span> spans = new ArrayList<>();
    Iterator<Span> next = Arrays.asList(pieces).iterator();
    boolean isStrong = false;
    for (String part : words.split("(?<=\\*\\*|\\{})|(?=\\*\\*|\\{})", -1)) {
      if (part.equals("**")) {
        isStrong = !isStrong;
      } else if (!part.isEmpty()) {
        Span span = part.equals("{}") ? next.next() : own(part);
        TextStyle style = isStrong ? TextStyle.STRONG : span.style;
        spans.add(new Span(span.type, span.text, target, style, span.sign));
      }
    }
    return spans;
  }

  Span styled(@Nullable TextStyle other) {
    return new Span(type, text, target, other, sign);
  }

  /** The span as text shows it, not yet safe. */
  String plain() {
    return sign == null ? text : text.isEmpty() ? "" + sign.text : sign.text + " " + text;
  }

  /** The spans as text shows them, not yet safe. */
  static String plain(List<Span> spans) {
    return spans.stream()
        .filter(span -> span.target.includes(Target.TEXT))
        .map(Span::plain)
        .collect(joining());
  }
}
