package dev.rollcall.yaml;

import dev.rollcall.yaml.CollectionNode.CollectionKind;
import dev.rollcall.yaml.CollectionNode.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Reads a file as it is written, and gives each comment to what it belongs to: at the end of a line
 * to what ends there; on lines of its own to what stands beneath it or, if it is further right than
 * that, to what it is indented under. The text must have been read within our bounds before.
 */
final class DocumentReader {
  /** In braces and brackets, indentation says nothing. */
  private static final int NO_INDENT = Integer.MAX_VALUE;

  private final LineIndex lines;
  private final CommentQueue comments;
  private final EventCursor events;

  private DocumentReader(String text) {
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
    this.lines = new LineIndex(text);
    this.comments = new CommentQueue(CommentScanner.of(text, lines, settings));
    this.events = new EventCursor(text, settings);
  }

  /** The texts of the comments of a text, sorted. */
  static List<String> comments(String text) {
    return new DocumentReader(text)
        .comments.rest().stream().map(ScannedComment::text).sorted().toList();
  }

  /** Reads a text whose line breaks are line feeds. */
  static Document read(String text) {
    return new DocumentReader(text).document();
  }

  private Document document() {
    events.next(); // the stream
    events.next(); // the document
    Event start = events.next();
    if (isEmpty(start)) {
      DocumentNode value = single(start);
      return new Document(above(comments.rest()), value);
    }
    CollectionStartEvent collection = (CollectionStartEvent) start;
    List<CollectionEntry> entries = entries(collection);
    List<Comment> tail = above(comments.rest());
    List<Comment> head = entries.get(0).head();
    entries.set(0, entries.get(0).withoutFirst(head.size()));
    // its anchor is left out: no alias can stand beside the whole of a file
    return new Document(
        head, new CollectionNode(kind(collection), layout(collection), entries, tail, null));
  }

  /** The entries of what has just been opened. Leaves its end to come. */
  private List<CollectionEntry> entries(CollectionStartEvent collection) {
    List<CollectionEntry> entries = new ArrayList<>();
    while (!events.isAtEnd()) {
      entries.add(entry(kind(collection), collection.isFlow()));
    }
    return entries;
  }

  private CollectionEntry entry(CollectionKind kind, boolean inFlow) {
    int line = events.startLine();
    boolean startsLine = !inFlow || events.endLine() < line;
    boolean afterBlankLine = startsLine && lines.isAfterBlankLine(line);
    List<Comment> above = above(comments.before(events.start()));
    DocumentNode key = kind == CollectionKind.MAPPING ? single(events.next()) : null;
    EntryPosition spot =
        new EntryPosition(
            key == null ? line : events.endLine(), inFlow ? NO_INDENT : lines.indentOf(line));
    List<ScannedComment> within = new ArrayList<>();
    DocumentNode value = value(spot, within);
    return new CollectionEntry(above, afterBlankLine, key, value, null).holding(within);
  }

  private DocumentNode value(EntryPosition spot, List<ScannedComment> within) {
    boolean nothing = events.isAtEmptyScalar();
    Event start = events.next();
    if (!isEmpty(start)) {
      return block((CollectionStartEvent) start, spot, within);
    }
    DocumentNode value = single(start);
    if (!nothing) {
      within.addAll(comments.before(events.end()));
    }
    within.addAll(comments.beside(spot.line, events.start()));
    endLine(spot, within);
    return value;
  }

  private CollectionNode block(
      CollectionStartEvent start, EntryPosition spot, List<ScannedComment> within) {
    within.addAll(comments.beside(spot.line, events.start()));
    if (start.isFlow()) {
      within.addAll(comments.beside(events.endLine(), events.start()));
    }
    List<CollectionEntry> entries = entries(start);
    List<ScannedComment> tail =
        start.isFlow()
            ? comments.before(events.start())
            : comments.deeper(spot.indent, events.start());
    events.next();
    if (start.isFlow()) {
      endLine(spot, within);
    }
    return new CollectionNode(
        kind(start), layout(start), entries, above(tail), anchor(start.getAnchor()));
  }

  /** What belongs to a value that has just ended. */
  private void endLine(EntryPosition spot, List<ScannedComment> within) {
    within.addAll(comments.beside(events.endLine(), events.start()));
    within.addAll(comments.deeper(spot.indent, events.start()));
  }

  /** Whether no entry follows, since it is none that holds any or it ends at once. */
  private boolean isEmpty(Event start) {
    return !(start instanceof CollectionStartEvent) || events.isAtEnd();
  }

  private DocumentNode single(Event event) {
    if (event instanceof AliasEvent alias) {
      return new Alias(alias.getAlias().getValue());
    }
    if (event instanceof ScalarEvent scalar) {
      return new Scalar(
          scalar.getValue(), ScalarFormatter.form(scalar), anchor(scalar.getAnchor()));
    }
    CollectionStartEvent start = (CollectionStartEvent) event;
    events.next();
    return new CollectionNode(
        kind(start), layout(start), List.of(), List.of(), anchor(start.getAnchor()));
  }

  private static @Nullable String anchor(Optional<Anchor> anchor) {
    return anchor.map(Anchor::getValue).orElse(null);
  }

  private static CollectionKind kind(CollectionStartEvent start) {
    return start.getEventId() == Event.ID.MappingStart
        ? CollectionKind.MAPPING
        : CollectionKind.LIST;
  }

  private static Layout layout(CollectionStartEvent start) {
    return start.isFlow() ? Layout.ONE_LINE : Layout.LINES;
  }

  private static List<Comment> above(List<ScannedComment> found) {
    return found.stream().map(ScannedComment::above).toList();
  }

  /**
   * Where an entry stands.
   *
   * @param line where its key ends
   * @param indent of the line its key starts on
   */
  private record EntryPosition(int line, int indent) {}
}
