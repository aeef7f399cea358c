package dev.rollcall.yaml;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.SourceLocation;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Says in plain words what the parser dislikes. Its own words speak of tokens, and change between
 * versions.
 */
final class SyntaxMessages {
  private static final String BLANKS = "indent with blanks";

  private static final List<ErrorPattern> RULES =
      List.of(
          new ErrorPattern("(TAB)", "tab", "a tab cannot indent", BLANKS, false),
          new ErrorPattern("\\t", "tab", "a tab cannot indent", BLANKS, false),
          new ErrorPattern(
              "mapping values are not allowed",
              "syntax",
              "a second \":\" in one line, or a key indented unlike its neighbours",
              "quote a text that holds \": \"; keys of one mapping start in one column",
              false),
          new ErrorPattern(
              "could not find expected ':'",
              "syntax",
              "this key has no \":\" after it",
              "write KEY: VALUE",
              true),
          new ErrorPattern(
              "unexpected end of stream", "syntax", "this quote is never closed", null, true),
          new ErrorPattern(
              "document separator", "syntax", "this quote is never closed", null, true),
          new ErrorPattern(
              "expected <block end>",
              "syntax",
              "this line does not fit the lines around it",
              "keys of one mapping start in one column; a list item starts with \"- \"",
              false),
          new ErrorPattern(
              "expected ',' or '}'",
              "syntax",
              "a \",\" or \"}\" is missing before this",
              null,
              false),
          new ErrorPattern(
              "expected ',' or ']'",
              "syntax",
              "a \",\" or \"]\" is missing before this",
              null,
              false),
          new ErrorPattern(
              "undefined tag handle", "tag", "tags (!) are not used here", "delete it", false),
          new ErrorPattern(
              "cannot start any token",
              "syntax",
              "no unquoted text starts with this character",
              "put the text in quotes",
              false),
          new ErrorPattern(
              "unknown escape character",
              "syntax",
              "no such escape in a double-quoted text",
              "write \\\\ for a backslash, or use single quotes",
              false));

  private final String file;
  private final SourceLocation fallback;

  /** Words for {@code file}; {@code fallback} is the last known place. */
  SyntaxMessages(String file, SourceLocation fallback) {
    this.file = file;
    this.fallback = fallback;
  }

  Diagnostic describe(YamlEngineException e) {
    if (e.getCause() instanceof InvalidTextException text) {
      return describe(text);
    }
    if (e.getCause() instanceof IOException io) {
      return FileReadErrors.unreadable(file, io);
    }
    if (e instanceof MarkedYamlEngineException marked) {
      return describe(marked);
    }
    return Diagnostic.error("syntax", "what follows here is not valid YAML", fallback);
  }

  private Diagnostic describe(InvalidTextException text) {
    boolean known = !text.code().equals("too-long");
    SourceLocation place = known ? new SourceLocation(file, text.line(), text.column()) : fallback;
    return Diagnostic.error(text.code(), String.valueOf(text.getMessage()), place)
        .withHint(text.code().equals("not-utf-8") ? "save it as UTF-8" : null);
  }

  private Diagnostic describe(MarkedYamlEngineException e) {
    String problem = e.getProblem();
    for (ErrorPattern rule : RULES) {
      if (problem.contains(rule.problem)) {
        SourceLocation place = rule.atContext ? place(e.getContextMark(), e) : place(e);
        return Diagnostic.error(rule.code, rule.words, place).withHint(rule.hint);
      }
    }
    return Diagnostic.error("syntax", "not valid YAML: " + SafeText.onOneLine(problem), place(e));
  }

  private SourceLocation place(MarkedYamlEngineException e) {
    return e.getProblemMark().map(this::locate).orElse(fallback);
  }

  private SourceLocation place(Optional<Mark> mark, MarkedYamlEngineException e) {
    return mark.map(this::locate).orElseGet(() -> place(e));
  }

  private SourceLocation locate(Mark mark) {
    return new SourceLocation(file, mark.getLine() + 1, mark.getColumn() + 1);
  }

  /**
   * @param problem what the parser's message holds
   * @param atContext whether the place is where the construct began, not where the parser gave up
   */
  private record ErrorPattern(
      String problem, String code, String words, @Nullable String hint, boolean atContext) {}
}
