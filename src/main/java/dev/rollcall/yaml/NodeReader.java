package dev.rollcall.yaml;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.yaml.YamlParser.EventType;
import dev.rollcall.yaml.YamlParser.InvalidYamlException;
import dev.rollcall.yaml.YamlParser.YamlEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Builds nodes from events. Keys are text as written, whatever type they would have as values. What
 * a mapping may not hold is reported and left out; reading goes on. Recursion is bounded by the
 * depth the events allow.
 */
final class NodeReader {
  private final AliasExpander events;
  private final Diagnostics.Collector problems;

  NodeReader(AliasExpander events, Diagnostics.Collector problems) {
    this.events = events;
    this.problems = problems;
  }

  /** Reads the file as a whole. */
  Located whole() throws InvalidYamlException {
    return node(next());
  }

  /** Reads the file entry by entry. */
  boolean entries(EntryConsumer consumer) throws InvalidYamlException {
    YamlEvent first = next();
    if (first.type() == EventType.MAPPING) {
      mapping(new HashMap<>(), (key, value) -> section(key, value, consumer));
    } else {
      consumer.accept(List.of(), shell(first));
    }
    return true;
  }

  /**
   * Duplicates among the keys of a section are for the consumer to find: only it knows which are
   * equal.
   */
  private void section(YamlEvent key, YamlEvent value, EntryConsumer consumer)
      throws InvalidYamlException {
    List<String> path = List.of(key.text());
    if (value.type() != EventType.MAPPING) {
      consumer.accept(List.of(), entry(key, shell(value)));
      return;
    }
    consumer.accept(List.of(), entry(key, new Located(new LocatedObject(), value.place())));
    mapping(null, (name, child) -> consumer.accept(path, entry(name, node(child))));
  }

  /** A mapping of one key, standing where the key stands. */
  private static Located entry(YamlEvent key, Located value) {
    LocatedObject object = new LocatedObject();
    object.put(key.text(), key.place(), value);
    return new Located(object, key.place());
  }

  /** What is not a mapping, as far as its type matters: a list without its items. */
  private Located shell(YamlEvent event) throws InvalidYamlException {
    if (event.type() != EventType.LIST) {
      return node(event);
    }
    skip(event);
    return new Located(new LocatedArray(), event.place());
  }

  private Located node(YamlEvent event) throws InvalidYamlException {
    JsonNode node =
        switch (event.type()) {
          case MAPPING -> mapping();
          case LIST -> list();
          case SCALAR, END, ALIAS -> CoreSchema.node(event.text(), event.plain());
        };
    return new Located(node, event.place());
  }

  private LocatedObject mapping() throws InvalidYamlException {
    LocatedObject object = new LocatedObject();
    mapping(new HashMap<>(), (key, value) -> object.put(key.text(), key.place(), node(value)));
    return object;
  }

  private LocatedArray list() throws InvalidYamlException {
    LocatedArray array = new LocatedArray();
    for (YamlEvent item = next(); item.type() != EventType.END; item = next()) {
      array.add(node(item));
    }
    return array;
  }

  /**
   * Reads the keys of a mapping that has just been opened, and its end. A value that is not written
   * stands where its key does.
   *
   * @param seen the places of the keys so far; null where the same key may come again
   */
  private void mapping(@Nullable Map<String, SourceLocation> seen, KeyConsumer consumer)
      throws InvalidYamlException {
    for (YamlEvent key = next(); key.type() != EventType.END; key = next()) {
      Diagnostic problem = problemWith(key, seen);
      if (problem != null) {
        problems.add(problem);
      }
      skip(key);
      YamlEvent value = next();
      if (problem != null) {
        skip(value);
      } else {
        consumer.accept(key, value.plain() && value.text().isEmpty() ? value.at(key) : value);
      }
    }
  }

  private static @Nullable Diagnostic problemWith(
      YamlEvent key, @Nullable Map<String, SourceLocation> seen) {
    SourceLocation place = key.place();
    if (key.type() != EventType.SCALAR) {
      return Diagnostic.error("non-scalar-key", "a key is a text, not a mapping or list", place);
    }
    if (key.plain() && key.text().equals("<<")) {
      return Diagnostic.error("merge-key", "merge keys (<<) are not used here", place)
          .withHint("write the keys out, or repeat a whole value with *ALIAS");
    }
    SourceLocation first = seen == null ? null : seen.putIfAbsent(key.text(), place);
    return first == null ? null : YamlFile.duplicateKey(key.text(), place, first);
  }

  /** Reads on to the end of what an event opens; nothing if it opens nothing. */
  private void skip(YamlEvent event) throws InvalidYamlException {
    for (int open = event.opens() ? 1 : 0; open > 0; ) {
      YamlEvent next = next();
      if (next.opens()) {
        open++;
      } else if (next.type() == EventType.END) {
        open--;
      }
    }
  }

  private YamlEvent next() throws InvalidYamlException {
    YamlEvent event = events.next();
    if (event.tagged()) {
      problems.add(
          Diagnostic.error("tag", "tags (!) are not used here", event.place())
              .withHint("delete it"));
    }
    return event;
  }

  private interface KeyConsumer {
    void accept(YamlEvent key, YamlEvent value) throws InvalidYamlException;
  }
}
