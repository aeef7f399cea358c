package dev.rollcall.yaml;

import dev.rollcall.yaml.OutlineNode.Position;
import dev.rollcall.yaml.OutlineNode.ValueStyle;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Outlines a file from the parser's marks; aliases are left as they are. */
final class OutlineReader {
  private static final Position TOP = new Position(0, 0);

  private final List<String> lines;
  private final ParserImpl parser;

  private OutlineReader(String text) {
    this.lines = List.of(text.split("\r\n|\r|\n", -1));
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
    this.parser = new ParserImpl(settings, new StreamReader(settings, text));
  }

  /** The outline of a text, or null where it is not the one mapping it was. */
  static @Nullable Outline read(String text) {
    try {
      OutlineReader reader = new OutlineReader(text);
      return new Outline(reader.lines, reader.root());
    } catch (YamlEngineException e) {
      return null;
    }
  }

  private OutlineNode root() {
    OutlineNode root = new OutlineNode(null, null, TOP, TOP);
    parser.next(); // the stream
    if (parser.checkEvent(Event.ID.DocumentStart)) {
      parser.next();
      value(root, parser.next());
    }
    return root;
  }

  private void value(OutlineNode node, Event event) {
    if (event instanceof NodeEvent value && value.getAnchor().isPresent()) {
      if (event instanceof AliasEvent) {
        node.write(ValueStyle.ALIAS, start(event), end(event));
        return;
      }
      node.anchor();
    }
    if (event instanceof ScalarEvent scalar) {
      boolean nothing = scalar.isPlain() && scalar.getValue().isEmpty();
      node.write(nothing ? ValueStyle.NOTHING : ValueStyle.SCALAR, start(event), end(event));
    } else if (event instanceof CollectionStartEvent collection) {
      collection(node, collection);
    }
  }

  private void collection(OutlineNode node, CollectionStartEvent event) {
    boolean mapping = event.getEventId() == Event.ID.MappingStart;
    ValueStyle block = mapping ? ValueStyle.BLOCK : ValueStyle.LIST;
    node.write(event.isFlow() ? ValueStyle.FLOW : block, start(event), end(event));
    Event next = parser.next();
    while (next.getEventId() != Event.ID.MappingEnd && next.getEventId() != Event.ID.SequenceEnd) {
      value(child(node, next, mapping), mapping ? parser.next() : next);
      next = parser.next();
    }
    if (event.isFlow()) {
      node.endAt(end(next));
    }
  }

  /** The node of a key, or of an item of a list, which has none. */
  private OutlineNode child(OutlineNode parent, Event key, boolean mapping) {
    String text = mapping && key instanceof ScalarEvent scalar ? scalar.getValue() : null;
    OutlineNode child = new OutlineNode(parent, text, start(key), end(key));
    if (key instanceof ScalarEvent scalar && scalar.getAnchor().isPresent()) {
      child.anchor();
    }
    return child;
  }

  private Position start(Event event) {
    return place(event.getStartMark());
  }

  /** The parser ends a block of text in the blanks that the next line begins with. */
  private Position end(Event event) {
    Position end = place(event.getEndMark());
    if (end.line() == start(event).line() || !isMargin(end)) {
      return end;
    }
    String line = lines.get(end.line() - 1);
    return new Position(end.line() - 1, line.codePointCount(0, line.length()));
  }

  private boolean isMargin(Position place) {
    String line = place.line() < lines.size() ? lines.get(place.line()) : "";
    return line.substring(0, line.offsetByCodePoints(0, place.column())).isBlank();
  }

  private static Position place(Optional<Mark> mark) {
    Mark found = mark.orElseThrow();
    return new Position(found.getLine(), found.getColumn());
  }
}
