package dev.rollcall.yaml;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.SourceLocation;
import java.util.NoSuchElementException;
import java.util.Optional;
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
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** The nodes of the one document of a file, as the parser meets them. */
final class YamlParser {
  /** Chars the parser reads at a time; the larger, the less often it copies its window. */
  private static final int BUFFER = 1 << 18;

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

  /** Opens the document; false if there is none. */
  boolean start() throws InvalidYamlException {
    pull(); // the stream itself
    Event event = pull();
    if (!(event instanceof DocumentStartEvent document)) {
      return false;
    }
    checkVersion(document.getSpecVersion());
    return true;
  }

  private void checkVersion(Optional<SpecVersion> version) {
    if (version.isPresent() && version.get().getMinor() != 2) {
      problems.add(
          Diagnostic.error("yaml-version", "the file says that it is not YAML 1.2", last)
              .withHint("delete the %YAML line"));
    }
  }

  /** Closes the document and makes sure that nothing follows. */
  void end() throws InvalidYamlException {
    pull(); // the end of the document
    Event event = pull();
    if (event instanceof DocumentStartEvent) {
      throw new InvalidYamlException(
          Diagnostic.error("many-documents", "a second document starts here", last)
              .withHint("one file holds one document: delete the ---, or use a second file"));
    }
  }

  /** The next node, or the end of a mapping or list. */
  YamlEvent next() throws InvalidYamlException {
    Event event = pull();
    if (event instanceof ScalarEvent scalar) {
      return node(scalar, YamlEvent.EventType.SCALAR, scalar.getValue(), scalar.isPlain());
    }
    if (event instanceof CollectionStartEvent start) {
      boolean mapping = start.getEventId() == Event.ID.MappingStart;
      return node(
          start, mapping ? YamlEvent.EventType.MAPPING : YamlEvent.EventType.LIST, "", false);
    }
    if (event instanceof AliasEvent alias) {
      return new YamlEvent(
          YamlEvent.EventType.ALIAS,
          alias.getAlias().getValue(),
          false,
          null,
          false,
          line(),
          column());
    }
    return new YamlEvent(YamlEvent.EventType.END, "", false, null, false, line(), column());
  }

  private YamlEvent node(NodeEvent event, YamlEvent.EventType kind, String value, boolean plain) {
    String anchor = event.getAnchor().map(Anchor::getValue).orElse(null);
    return new YamlEvent(kind, value, plain, anchor, isTagged(event), line(), column());
  }

  private static boolean isTagged(NodeEvent event) {
    if (event instanceof ScalarEvent scalar) {
      return scalar.getTag().isPresent();
    }
    return event instanceof CollectionStartEvent start && start.getTag().isPresent();
  }

  private int line() {
    return last.line();
  }

  private int column() {
    return last.column();
  }

  /** Takes an event of the parser and gives whatever goes wrong our words. */
  private Event pull() throws InvalidYamlException {
    try {
      Event event = parser.next();
      event.getStartMark().ifPresent(mark -> last = locate(mark));
      text.progressed();
      return event;
    } catch (YamlEngineException e) {
      throw new InvalidYamlException(new SyntaxMessages(file, last).describe(e));
    } catch (IllegalArgumentException | NoSuchElementException | IndexOutOfBoundsException e) {
      // the scanner trusts some input, such as \x at the very end, to be complete
      throw new InvalidYamlException(
          Diagnostic.error("syntax", "what follows here is not valid YAML", last));
    }
  }

  private SourceLocation locate(Mark mark) {
    return new SourceLocation(file, mark.getLine() + 1, mark.getColumn() + 1);
  }
}
