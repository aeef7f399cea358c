package dev.rollcall.cli;

import dev.rollcall.render.CodeQuality;
import dev.rollcall.render.ColorMode;
import dev.rollcall.render.Findings;
import dev.rollcall.render.GithubAnnotations;
import dev.rollcall.render.Sarif;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/** What a command makes, to be written in any format. */
interface CommandResult {
  /** For a person. */
  void writeText(ColorMode palette, Writer out) throws IOException;

  /** For programs. */
  void writeJson(Writer out) throws IOException;

  /** For a comment, an issue or a summary. */
  void writeMarkdown(Writer out) throws IOException;

  /** In steps for an admin, where it has any. */
  default void writeRunbook(Writer out) throws IOException {
    throw new IllegalStateException("no runbook is made of this");
  }

  /** For what shows things at lines of files. */
  Findings findings();

  /** What the steps of a workflow can read of it: numbers and {@code true} or {@code false}. */
  default Map<String, Object> outputs() {
    return Map.of();
  }

  /**
   * Writes all of it in a format; {@code out} is not closed.
   *
   * @param palette for the format that people read at a terminal
   */
  default void write(Format format, ColorMode palette, Writer out) throws IOException {
    switch (format) {
      case text -> writeText(palette, out);
      case json -> writeJson(out);
      case markdown -> writeMarkdown(out);
      case github -> new GithubAnnotations().write(findings(), out);
      case gitlab -> new CodeQuality().write(findings(), out);
      case sarif -> new Sarif(Version.number()).write(findings(), out);
      case runbook -> writeRunbook(out);
    }
  }
}
