package dev.rollcall.cli;

import dev.rollcall.render.Palette;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/** What a command makes, to be written in any format. */
interface Artefact {
  /**
   * Writes all of it; {@code out} is not closed.
   *
   * @param palette for a format that people read at a terminal
   */
  void write(Format format, Palette palette, Writer out) throws IOException;

  /** What the steps of a workflow can read of it: numbers and {@code true} or {@code false}. */
  default Map<String, Object> outputs() {
    return Map.of();
  }
}
