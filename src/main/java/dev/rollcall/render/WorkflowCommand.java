package dev.rollcall.render;

import dev.rollcall.diagnostic.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * One line that GitHub's runner reads as a command: {@code ::WORD PROPERTIES::DATA}. Escaped as
 * actions/toolkit does it in {@code packages/core/src/command.ts}, of which the runner undoes
 * exactly that.
 */
final class WorkflowCommand {
  private WorkflowCommand() {}

  /**
   * @param word error, warning or notice
   * @param message may have several lines
   */
  static String annotation(
      String word, @Nullable SourceLocation source, String title, String message) {
    String place =
        source == null
            ? ""
            : "file="
                + property(TerminalText.of(source.file()))
                + (",line=" + source.line() + ",col=" + source.column() + ",");
    return "::" + word + " " + place + "title=" + property(title) + "::" + data(message) + "\n";
  }

  static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
