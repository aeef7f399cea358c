package dev.rollcall.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** The parser's events of a text, and where they are: indexes and lines from 0. */
final class EventCursor {
  private final ParserImpl parser;
  private int end;
  private int endLine;

  EventCursor(String text, LoadSettings settings) {
    this.parser = new ParserImpl(settings, new StreamReader(settings, text));
  }

  Event next() {
    Event event = parser.next();
    Mark mark = mark(event.getEndMark());
    end = mark.getIndex();
    endLine = mark.getLine();
    return event;
  }

  /** Where the last event ended. */
  int end() {
    return end;
  }

  int endLine() {
    return endLine;
  }

  /** Where the next event starts. */
  int start() {
    return mark(parser.peekEvent().getStartMark()).getIndex();
  }

  int startLine() {
    return mark(parser.peekEvent().getStartMark()).getLine();
  }

  /** Whether the innermost open mapping or list ends next. */
  boolean isAtEnd() {
    return parser.peekEvent() instanceof CollectionEndEvent;
  }

  /** Whether next comes a value that nobody wrote; where the parser says it is means little. */
  boolean isAtEmptyScalar() {
    return parser.peekEvent() instanceof ScalarEvent scalar
        && scalar.isPlain()
        && scalar.getValue().isEmpty()
        && scalar.getAnchor().isEmpty();
  }

  private static Mark mark(Optional<Mark> mark) {
    return mark.orElseThrow();
  }
}
