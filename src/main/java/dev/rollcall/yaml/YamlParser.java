package dev.rollcall.yaml;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.diagnostic.SourceLocation;
import java.io.IOException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.SpecVersion;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * The nodes of the one document of a file, in the order of the file. Says in plain words why the
 * parser rejects a file: its own messages speak of tokens, and change between versions.
 */
final class YamlParser {
  /** Chars the parser reads at a time; the larger, the less often it copies its window. */
  private static final int BUFFER = 1 << 18;

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

  private final String file;
  private final Utf8Reader text;
  private final Diagnostics.Collector problems;
  private final ParserImpl parser;
  private SourceLocation last;

  /**
   * Starts reading.
   *
   * @param size bytes, as far as known: small files get small buffers
   */
  YamlParser(String file, Utf8Reader text, long size, Diagnostics.Collector problems) {
    this.file = file;
    this.text = text;
    this.problems = problems;
    this.last = new SourceLocation(file, 1, 1);
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setBufferSize((int) Math.min(BUFFER, size + 2))
            .setCodePointLimit(Integer.MAX_VALUE)
            .build();
    this.parser = new ParserImpl(settings, new StreamReader(settings, text));
  }

  /** Opens the document, which must be there. */
  void start() throws IOException {
    pull(); // the stream itself
    Event event = pull();
    if (!(event instanceof DocumentStartEvent document)) {
      throw new InvalidYamlException(
          Diagnostic.error("empty-file", "the file holds nothing", new SourceLocation(file, 1, 1))
              .withHint("delete it, or write what it is to say"));
    }
    Optional<SpecVersion> version = document.getSpecVersion();
    if (version.isPresent() && version.get().getMinor() != 2) {
      problems.add(
          Diagnostic.error("yaml-version", "the file says that it is not YAML 1.2", last)
              .withHint("delete the %YAML line"));
    }
  }

  /** Closes the document and makes sure that nothing follows. */
  void end() throws IOException {
    pull(); // the end of the document
    Event event = pull();
    if (event instanceof DocumentStartEvent) {
      throw new InvalidYamlException(
          Diagnostic.error("many-documents", "a second document starts here", last)
              .withHint("one file holds one document: delete the ---, or use a second file"));
    }
  }

  /** The next node, or the end of a mapping or list. */
  YamlEvent next() throws IOException {
    Event event = pull();
    if (event instanceof ScalarEvent scalar) {
      boolean tagged = scalar.getTag().isPresent();
      return new YamlEvent(
          EventType.SCALAR, scalar.getValue(), scalar.isPlain(), anchor(scalar), tagged, last);
    }
    if (event instanceof CollectionStartEvent start) {
      boolean mapping = start.getEventId() == Event.ID.MappingStart;
      EventType type = mapping ? EventType.MAPPING : EventType.LIST;
      return new YamlEvent(type, "", false, anchor(start), start.getTag().isPresent(), last);
    }
    return event instanceof AliasEvent alias
        ? new YamlEvent(EventType.ALIAS, alias.getAlias().getValue(), false, null, false, last)
        : new YamlEvent(EventType.END, "", false, null, false, last);
  }

  private static @Nullable String anchor(NodeEvent event) {
    return event.getAnchor().map(Anchor::getValue).orElse(null);
  }

  /** Takes an event of the parser, and describes whatever goes wrong in our words. */
  private Event pull() throws IOException {
    try {
      Event event = parser.next();
      event.getStartMark().ifPresent(mark -> last = locate(mark));
      text.progressed(last);
      return event;
    } catch (YamlEngineException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      throw e instanceof MarkedYamlEngineException marked ? describe(marked) : invalid();
    } catch (IllegalArgumentException | NoSuchElementException | IndexOutOfBoundsException e) {
      // the scanner trusts some input, such as \x at the very end, to be complete
      throw invalid();
    }
  }

  private InvalidYamlException describe(MarkedYamlEngineException e) {
    String problem = e.getProblem();
    SourceLocation end = e.getProblemMark().map(this::locate).orElse(last);
    SourceLocation start = e.getContextMark().map(this::locate).orElse(end);
    for (String[] message : MESSAGES) {
      if (problem.contains(message[0])) {
        SourceLocation place = message[1].equals("start") ? start : end;
        return new InvalidYamlException(
            Diagnostic.error(message[2], message[3], place)
                .withHint(message.length > 4 ? message[4] : null));
      }
    }
    return new InvalidYamlException(
        Diagnostic.error("syntax", "not valid YAML: " + SafeText.onOneLine(problem), end));
  }

  private InvalidYamlException invalid() {
    return new InvalidYamlException(
        Diagnostic.error("syntax", "what follows here is not valid YAML", last));
  }

  private SourceLocation locate(Mark mark) {
    return new SourceLocation(file, mark.getLine() + 1, mark.getColumn() + 1);
  }

  /** What the parser met. */
  enum EventType {
    SCALAR,
    MAPPING,
    LIST,
    /** Of the innermost mapping or list that is open. */
    END,
    ALIAS
  }

  /**
   * A parser event without the parser's Mark, which keeps the whole window of its reader alive.
   *
   * @param text a scalar's text, or the anchor an alias names, else empty
   * @param plain whether a scalar is unquoted, so that its text decides its type
   * @param anchor the name by which aliases repeat this node, or null
   */
  record YamlEvent(
      EventType type,
      String text,
      boolean plain,
      @Nullable String anchor,
      boolean tagged,
      SourceLocation place) {
    /** Whether a mapping or list opens here. */
    boolean opens() {
      return type == EventType.MAPPING || type == EventType.LIST;
    }

    /** The same event at another place: what an alias repeats stands at the alias. */
    YamlEvent at(YamlEvent other) {
      return new YamlEvent(type, text, plain, null, false, other.place);
    }
  }

  /** Nothing more can be read from a file: its bytes are not text, or its text is not YAML. */
  static final class InvalidYamlException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Diagnostic diagnostic;

    InvalidYamlException(Diagnostic diagnostic) {
      super(diagnostic.message());
      this.diagnostic = diagnostic;
    }

    Diagnostic diagnostic() {
      return diagnostic;
    }
  }
}
