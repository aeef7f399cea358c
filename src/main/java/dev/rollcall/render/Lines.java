package dev.rollcall.render;

import java.io.IOException;
import java.io.Writer;

/** Writes text line by line and lets through nothing that is not printable. */
final class Lines {
  private final Palette palette;
  private final Writer out;

  Lines(Palette palette, Writer out) {
    this.palette = palette;
    this.out = out;
  }

  /** Goes on with the line. */
  Lines text(String text) throws IOException {
    out.write(Printable.of(text));
    return this;
  }

  /** Goes on with the line in a style. */
  Lines text(Style style, String text) throws IOException {
    out.write(palette.paint(style, Printable.of(text)));
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
  void line(Style style, String text) throws IOException {
    text(style, text).end();
  }
}
