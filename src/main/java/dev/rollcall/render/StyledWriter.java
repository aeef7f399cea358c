package dev.rollcall.render;

import java.io.IOException;
import java.io.Writer;

/** Writes text line by line and lets through nothing that is not printable. */
final class StyledWriter {
  private final ColorMode palette;
  private final Writer out;

  StyledWriter(ColorMode palette, Writer out) {
    this.palette = palette;
    this.out = out;
  }

  /** Goes on with the line. */
  StyledWriter text(String text) throws IOException {
    out.write(TerminalText.of(text));
    return this;
  }

  /** Goes on with the line in a style. */
  StyledWriter text(TextStyle style, String text) throws IOException {
    out.write(palette.paint(style, TerminalText.of(text)));
    return this;
  }

  /** Ends the line. */
  void end() throws IOException {
    out.write('\n');
  }

  /** A whole line. */
  void line(String text) throws IOException {
    text(text).end();
  }

  /** A whole line in a style. */
  void line(TextStyle style, String text) throws IOException {
    text(style, text).end();
  }
}
