package dev.rollcall.yaml;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.yaml.Utf8Reader.InvalidTextException;
import java.io.IOException;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Says in plain words why the parser rejects a file. Its own messages speak of tokens, and change
 * between versions.
 *
 * @param file its name in source locations
 */
record SyntaxMessages(String file) {
  /**
   * What the parser's message contains; the place, which is where the construct began or where the
   * parser gave up; the code, the message and perhaps a hint.
   */
  private static final List<String[]> MESSAGES =
      """
      (TAB) | end | tab | a tab cannot indent | indent with blanks
      \\t | end | tab | a tab cannot indent | indent with blanks
      mapping values are not allowed | end | syntax |\
       a second ":" in one line, or a key indented unlike its neighbours |\
       quote a text that holds ": "; keys of one mapping start in one column
      could not find expected ':' | start | syntax | this key has no ":" after it | write KEY: VALUE
      unexpected end of stream | start | syntax | this quote is never closed
      document separator | start | syntax | this quote is never closed
      expected <block end> | end | syntax | this line does not fit the lines around it |\
       keys of one mapping start in one column; a list item starts with "- "
      expected ',' or '}' | end | syntax | a "," or "}" is missing before this
      expected ',' or ']' | end | syntax | a "," or "]" is missing before this
      undefined tag handle | end | tag | tags (!) are not used here | delete it
      cannot start any token | end | syntax | no unquoted text starts with this character |\
       put the text in quotes
      unknown escape character | end | syntax | no such escape in a double-quoted text |\
       write \\\\ for a backslash, or use single quotes
      """
          .lines()
          .map(line -> line.split(" \\| "))
          .toList();

  /**
   * The error behind an exception of the parser.
   *
   * @param fallback the last known place
   */
  Diagnostic describe(YamlEngineException e, SourceLocation fallback) {
    if (e.getCause() instanceof InvalidTextException text) {
      return text.diagnostic();
    }
    if (e.getCause() instanceof IOException io) {
      return YamlFile.unreadable(file, io);
    }
    return e instanceof MarkedYamlEngineException marked
        ? describe(marked, fallback)
        : invalid(fallback);
  }

  private Diagnostic describe(MarkedYamlEngineException e, SourceLocation fallback) {
    String problem = e.getProblem();
    SourceLocation end = e.getProblemMark().map(this::locate).orElse(fallback);
    SourceLocation start = e.getContextMark().map(this::locate).orElse(end);
    for (String[] message : MESSAGES) {
      if (problem.contains(message[0])) {
        SourceLocation place = message[1].equals("start") ? start : end;
        return Diagnostic.error(message[2], message[3], place)
            .withHint(message.length > 4 ? message[4] : null);
      }
    }
    return Diagnostic.error("syntax", "not valid YAML: " + SafeText.onOneLine(problem), end);
  }

  /** The error of a file at a place where nobody knows why. */
  static Diagnostic invalid(SourceLocation place) {
    return Diagnostic.error("syntax", "what follows here is not valid YAML", place);
  }

  SourceLocation locate(Mark mark) {
    return new SourceLocation(file, mark.getLine() + 1, mark.getColumn() + 1);
  }
}
