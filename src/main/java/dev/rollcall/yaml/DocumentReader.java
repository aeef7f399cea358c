package dev.rollcall.yaml;

import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.yaml.CommentScanner.Comment;
import dev.rollcall.yaml.DocumentNode.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;

/**
 * Reads a file as it is written, and attaches each comment to what it belongs to: at the end of a
 * line to what ends there; on a line of its own to what stands below it or, if it is indented
 * further than that, to what it is indented under. The text must have been read within our limits
 * before.
 */
final class DocumentReader {
  /** Between braces and brackets, indentation says nothing. */
  private static final int NO_INDENT = Integer.MAX_VALUE;

  private final String file;
  private final LineIndex lines;
  private final CommentScanner comments;
  private final ParserImpl parser;
  private final Map<SourceLocation, DocumentNode> byPlace = new HashMap<>();
  private boolean hasAnchors;
  private int end;
  private int endLine;

  /**
   * Reads a text without byte order mark whose line breaks are line feeds.
   *
   * @param file its name in source locations
   */
  DocumentReader(String file, String text) {
    this.file = file;
    this.lines = new LineIndex(text);
    this.comments = new CommentScanner(text, lines);
    this.parser = new ParserImpl(CommentScanner.SETTINGS, comments);
  }

  Document document() {
    next(); // the stream
    next(); // the document
    Event start = next();
    DocumentNode root = node(start);
    hasAnchors = false; // no alias can stand beside the whole of a file
    if (isEmpty(start)) {
      root.above.addAll(comments.rest());
    } else {
      entries(root);
      root.tail.addAll(comments.rest());
      root.above.addAll(root.entries().get(0).takeHead());
    }
    return new Document(root, byPlace, lines, hasAnchors);
  }

  /** Reads the entries of what has just been opened, and not its end. */
  private void entries(DocumentNode parent) {
    while (!isAtEnd()) {
      parent.add(entry(parent));
    }
  }

  private DocumentNode entry(DocumentNode parent) {
    boolean inFlow = parent.isFlow();
    int line = start().getLine();
    boolean startsLine = !inFlow || endLine < line;
    boolean afterBlankLine = startsLine && lines.isAfterBlankLine(line);
    List<Comment> above = comments.before(start().getIndex());
    DocumentNode key = parent.form() == Form.MAPPING ? key() : null;
    // without a colon after it, the key has a question mark before it
    boolean hasOwnLines = parent.hasOwnLines && !inFlow && key != null && lines.isBeforeColon(end);
    int keyLine = key == null ? line : endLine;
    int indent = inFlow ? NO_INDENT : lines.indentOf(line);
    boolean unwritten = isAtEmptyScalar();
    Event event = next();
    DocumentNode entry = node(event);
    entry.parent = parent;
    entry.key = key;
    if (key != null) {
      byPlace.put(entry.place(), entry);
    }
    entry.hasOwnLines = hasOwnLines && !entry.name().isEmpty();
    entry.above.addAll(above);
    entry.afterBlankLine = afterBlankLine;
    entry.hold(
        isEmpty(event)
            ? single(event, unwritten, keyLine, indent)
            : collection(entry, keyLine, indent));
    return entry;
  }

  private DocumentNode key() {
    Event event = next();
    if (event instanceof CollectionStartEvent) {
      throw new YamlEngineException("a key is a mapping or list");
    }
    return node(event);
  }

  /**
   * The comments within a value that has no entries.
   *
   * @param keyLine where its key ends, from 0
   * @param indent of the line its key starts on
   */
  private List<Comment> single(Event event, boolean unwritten, int keyLine, int indent) {
    if (event instanceof CollectionStartEvent) {
      next();
    }
    List<Comment> within = new ArrayList<>();
    if (!unwritten) {
      within.addAll(comments.before(end));
    }
    within.addAll(comments.beside(keyLine, startIndex()));
    endOfLine(indent, within);
    return within;
  }

  /** Reads the entries of a value; the comments within it that belong to none of them. */
  private List<Comment> collection(DocumentNode value, int keyLine, int indent) {
    List<Comment> within = new ArrayList<>(comments.beside(keyLine, startIndex()));
    if (value.isFlow()) {
      within.addAll(comments.beside(endLine, startIndex()));
    }
    entries(value);
    if (value.isFlow()) {
      value.tail.addAll(comments.before(startIndex()));
      next();
      value.lastLine = endLine + 1;
      endOfLine(indent, within);
    } else {
      value.tail.addAll(comments.deeper(indent, startIndex()));
      next();
      value.lastLine = value.entries().get(value.entries().size() - 1).lastLine();
    }
    return within;
  }

  /** Takes the comments that belong to a value that has just ended. */
  private void endOfLine(int indent, List<Comment> within) {
    within.addAll(comments.beside(endLine, startIndex()));
    within.addAll(comments.deeper(indent, startIndex()));
  }

  /** The node that has just begun, without its entries. */
  private DocumentNode node(Event event) {
    String anchor = ((NodeEvent) event).getAnchor().map(Anchor::getValue).orElse(null);
    hasAnchors |= anchor != null;
    Mark mark = mark(event.getStartMark());
    SourceLocation start = new SourceLocation(file, mark.getLine() + 1, mark.getColumn() + 1);
    DocumentNode node;
    if (event instanceof AliasEvent) {
      node = new DocumentNode(Form.ALIAS, String.valueOf(anchor), null, start);
    } else if (event instanceof ScalarEvent scalar) {
      node = new DocumentNode(Scalars.form(scalar), scalar.getValue(), anchor, start);
    } else {
      boolean mapping = event.getEventId() == Event.ID.MappingStart;
      node = new DocumentNode(mapping ? Form.MAPPING : Form.LIST, "", anchor, start);
      node.setFlow(((CollectionStartEvent) event).isFlow());
    }
    node.lastLine = lastLine(event);
    return node;
  }

  /** The parser ends a literal in the spaces that the next line begins with. */
  private int lastLine(Event event) {
    Mark mark = mark(event.getEndMark());
    int line = mark.getLine();
    boolean isInMargin =
        line > mark(event.getStartMark()).getLine()
            && mark.getIndex() <= lines.startOf(line) + lines.indentOf(line);
    return isInMargin ? line : line + 1;
  }

  private Event next() {
    Event event = parser.next();
    Mark mark = mark(event.getEndMark());
    end = mark.getIndex();
    endLine = mark.getLine();
    return event;
  }

  private Mark start() {
    return mark(parser.peekEvent().getStartMark());
  }

  private int startIndex() {
    return start().getIndex();
  }

  /** Whether no entry follows, since the event opens no collection or an empty one. */
  private boolean isEmpty(Event event) {
    return !(event instanceof CollectionStartEvent) || isAtEnd();
  }

  private boolean isAtEnd() {
    return parser.peekEvent() instanceof CollectionEndEvent;
  }

  /** Whether next comes a value that is not written; the parser's place for it means little. */
  private boolean isAtEmptyScalar() {
    return parser.peekEvent() instanceof ScalarEvent scalar
        && scalar.isPlain()
        && scalar.getValue().isEmpty()
        && scalar.getAnchor().isEmpty();
  }

  private static Mark mark(Optional<Mark> mark) {
    return mark.orElseThrow();
  }
}
