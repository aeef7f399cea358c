package dev.rollcall.render;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Names of files, one a line. */
public final class FileNames implements View<List<String>> {
  @Override
  public void write(List<String> names, Writer out) throws IOException {
    for (String name : names) {
      out.write(TerminalText.of(name) + "\n");
    }
    out.flush();
  }
}
