package dev.rollcall.yaml;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.yaml.YamlParser.EventType;
import dev.rollcall.yaml.YamlParser.YamlEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Builds nodes from events. Keys are text as written, whatever type they would have as values. What
 * a mapping may not contain is reported and left out; reading goes on. Recursion is bounded by the
 * depth the events allow.
 */
final class NodeReader {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Most mappings have one to four keys, and there are many of them. */
  private static final int SMALL = 4;

  private final AliasExpander events;
  private final Diagnostics.Collector problems;

  NodeReader(AliasExpander events, Diagnostics.Collector problems) {
    this.events = events;
    this.problems = problems;
  }

  /** Reads the file as a whole. */
  Located whole() throws IOException {
    YamlEvent first = next();
    return node(first, first.place());
  }

  /** Reads the file entry by entry, as {@link YamlFile#readEntries} says. */
  boolean entries(BiConsumer<List<String>, Located> consumer) throws IOException {
    YamlEvent first = next();
    if (first.type() != EventType.MAPPING) {
      consumer.accept(List.of(), shell(first, first.place()));
      return true;
    }
    Map<String, SourceLocation> seen = new HashMap<>();
    for (YamlEvent key = key(seen); key != null; key = key(seen)) {
      section(key, value(key), consumer);
    }
    return true;
  }

  /**
   * Duplicates among the keys of a section are for the consumer to find: only it knows which are
   * equal.
   */
  private void section(
      YamlEvent section, YamlEvent value, BiConsumer<List<String>, Located> consumer)
      throws IOException {
    if (value.type() != EventType.MAPPING) {
      consumer.accept(List.of(), entry(section, shell(value, section.place())));
      return;
    }
    consumer.accept(List.of(), entry(section, mapping(value, section.place(), Map.of())));
    List<String> path = List.of(section.text());
    for (YamlEvent key = key(null); key != null; key = key(null)) {
      consumer.accept(path, entry(key, node(value(key), key.place())));
    }
  }

  /** A mapping of one key, at the place of the key. */
  private static Located entry(YamlEvent key, Located value) {
    return mapping(key, key.place(), Map.of(key.text(), value));
  }

  /** What is not a mapping, as far as its type matters: a list without its items. */
  private Located shell(YamlEvent event, SourceLocation keyPlace) throws IOException {
    if (event.type() != EventType.LIST) {
      return node(event, keyPlace);
    }
    skip(event);
    return list(event, keyPlace, List.of());
  }

  private Located node(YamlEvent event, SourceLocation keyPlace) throws IOException {
    return switch (event.type()) {
      case MAPPING -> mapping(event, keyPlace, fields());
      case LIST -> list(event, keyPlace, items());
      case SCALAR, END, ALIAS -> {
        JsonNode scalar = Scalars.node(event.text(), event.plain());
        yield new Located(scalar, event.place(), keyPlace, Map.of(), List.of());
      }
    };
  }

  private static Located mapping(
      YamlEvent event, SourceLocation keyPlace, Map<String, Located> fields) {
    ObjectNode node = new ObjectNode(NODES, new LinkedHashMap<>(SMALL));
    fields.forEach((key, value) -> node.set(key, value.node()));
    return new Located(node, event.place(), keyPlace, fields, List.of());
  }

  private static Located list(YamlEvent event, SourceLocation keyPlace, List<Located> items) {
    List<JsonNode> nodes = new ArrayList<>(items.size());
    items.forEach(item -> nodes.add(item.node()));
    return new Located(NODES.arrayNode().addAll(nodes), event.place(), keyPlace, Map.of(), items);
  }

  private Map<String, Located> fields() throws IOException {
    Map<String, Located> fields = new LinkedHashMap<>(SMALL);
    Map<String, SourceLocation> seen = new HashMap<>(SMALL);
    for (YamlEvent key = key(seen); key != null; key = key(seen)) {
      fields.put(key.text(), node(value(key), key.place()));
    }
    return fields;
  }

  private List<Located> items() throws IOException {
    List<Located> items = new ArrayList<>();
    for (YamlEvent item = next(); item.type() != EventType.END; item = next()) {
      items.add(node(item, item.place()));
    }
    return items;
  }

  /**
   * The next key of the innermost open mapping, or null at its end. Keys that cannot be used are
   * reported and skipped with their values.
   *
   * @param seen the places of the keys so far; null where the same key may come again
   */
  private @Nullable YamlEvent key(@Nullable Map<String, SourceLocation> seen) throws IOException {
    for (YamlEvent key = next(); key.type() != EventType.END; key = next()) {
      Diagnostic problem = problemWith(key, seen);
      if (problem == null) {
        return key;
      }
      problems.add(problem);
      skip(key);
      skip(next());
    }
    return null;
  }

  /** The value of a key that has just been read; one that is not written is at its key. */
  private YamlEvent value(YamlEvent key) throws IOException {
    YamlEvent value = next();
    return value.plain() && value.text().isEmpty() ? value.at(key) : value;
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
  private void skip(YamlEvent event) throws IOException {
    for (int open = event.opens() ? 1 : 0; open > 0; ) {
      YamlEvent next = next();
      if (next.opens()) {
        open++;
      } else if (next.type() == EventType.END) {
        open--;
      }
    }
  }

  private YamlEvent next() throws IOException {
    YamlEvent event = events.next();
    if (event.tagged()) {
      problems.add(
          Diagnostic.error("tag", "tags (!) are not used here", event.place())
              .withHint("delete it"));
    }
    return event;
  }
}
