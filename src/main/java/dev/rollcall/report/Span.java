package dev.rollcall.report;

import static java.util.stream.Collectors.joining;

import dev.rollcall.report.ColorMode.TextStyle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a line. Each printer renders it in its own way; what others wrote is a name or prose,
 * never our own words, so that every printer makes it safe.
 *
 * @param style how text shows it; only {@link TextStyle#STRONG} shows in a document
 * @param sign for {@link Kind#SIGN}, what a change does; its verb is the text
 */
record Span(Form form, String text, Target target, @Nullable TextStyle style, @Nullable Sign sign) {
  /** How a piece is rendered. */
  enum Form {
    /** Our own words. */
    OWN,
    /** A name, a place or a value: code in a document. */
    NAME,
    /** A name to be copied: never cut, and no two look the same. */
    EXACT,
    /** A sentence that may name things. */
    PROSE,
    /** Between a thing and what is said of it. */
    DASH,
    /** What a change does: a sign and its verb in text, the verb in a document. */
    SIGN
  }

  /** Which printers show a piece, an item or a section. */
  enum Target {
    BOTH,
    TEXT,
    /** Markdown, and whatever else has headings and lists. */
    DOCUMENT;

    boolean includes(Target printer) {
      return this == BOTH || this == printer;
    }
  }

  /** What a line of a plan begins with, as text and in a diff, which colors {@code !}. */
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

  static Span own(String text) {
    return new Span(Form.OWN, text, Target.BOTH, null, null);
  }

  static Span strong(String text) {
    return own(text).styled(TextStyle.STRONG);
  }

  static Span name(String text) {
    return new Span(Form.NAME, text, Target.BOTH, null, null);
  }

  static Span exact(String text) {
    return new Span(Form.EXACT, text, Target.BOTH, null, null);
  }

  static Span prose(String text) {
    return new Span(Form.PROSE, text, Target.BOTH, null, null);
  }

  static Span dash() {
    return new Span(Form.DASH, ": ", Target.BOTH, null, null);
  }

  /**
   * @param verb may be empty
   */
  static Span sign(Sign sign, String verb) {
    return new Span(Form.SIGN, verb, Target.BOTH, sign.style, sign);
  }

  /** The same in one printer only. */
  Span in(Target only) {
    return new Span(form, text, only, style, sign);
  }

  Span styled(@Nullable TextStyle other) {
    return new Span(form, text, target, other, sign);
  }

  /** What text shows of it, not yet safe. */
  String plain() {
    return sign == null ? text : text.isEmpty() ? "" + sign.text : sign.text + " " + text;
  }

  /** What text shows of all of them, not yet safe. */
  static String plain(List<Span> spans) {
    return spans.stream()
        .filter(span -> span.target.includes(Target.TEXT))
        .map(Span::plain)
        .collect(joining());
  }
}
