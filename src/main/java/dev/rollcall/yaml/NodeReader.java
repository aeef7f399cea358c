package dev.rollcall.yaml;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.SourceLocation;
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
  private final String file;
  private final AliasExpander events;
  private final Diagnostics.Collector problems;

  NodeReader(String file, AliasExpander events, Diagnostics.Collector problems) {
    this.file = file;
    this.events = events;
    this.problems = problems;
  }

  JsonNode whole() throws InvalidYamlException {
    return node(next());
  }

  void pieces(EntryConsumer sink) throws InvalidYamlException {
    YamlEvent first = next();
    if (first.kind() != YamlEvent.EventType.MAPPING) {
      sink.accept(List.of(), shell(first, first));
      return;
    }
    Map<String, SourceLocation> keys = new HashMap<>();
    for (YamlEvent key = next(); key.kind() != YamlEvent.EventType.END; key = next()) {
      YamlEvent value = afterKey(key, keys);
      if (value != null) {
        section(key, value, sink);
      }
    }
  }

  /**
   * Duplicates among the keys of a section are for the reader of the pieces to find: only it knows
   * which are equal.
   */
  private void section(YamlEvent sectionKey, YamlEvent value, EntryConsumer sink)
      throws InvalidYamlException {
    String section = sectionKey.text();
    List<String> path = List.of(section);
    boolean mapping = value.kind() == YamlEvent.EventType.MAPPING;
    JsonNode shell = mapping ? new LocatedObject(at(value)) : shell(sectionKey, value);
    sink.accept(List.of(), LocatedObject.of(section, at(sectionKey), shell));
    if (!mapping) {
      return;
    }
    for (YamlEvent key = next(); key.kind() != YamlEvent.EventType.END; key = next()) {
      YamlEvent child = afterKey(key, null);
      if (child != null) {
        sink.accept(path, LocatedObject.of(key.text(), at(key), valueOf(key, child)));
      }
    }
  }

  /** What is no mapping, as far as its type matters: a list without its items. */
  private JsonNode shell(YamlEvent key, YamlEvent event) throws InvalidYamlException {
    if (event.kind() == YamlEvent.EventType.LIST) {
      skipRest();
      return new LocatedArray(at(event));
    }
    return valueOf(key, event);
  }

  /** The node of a value; one that nobody wrote stands where its key does. */
  private JsonNode valueOf(YamlEvent key, YamlEvent value) throws InvalidYamlException {
    boolean unwritten = value.plain() && value.text().isEmpty();
    return node(unwritten ? value.at(key) : value);
  }

  private JsonNode node(YamlEvent event) throws InvalidYamlException {
    return switch (event.kind()) {
      case MAPPING -> mapping(event);
      case LIST -> list(event);
      case SCALAR, END, ALIAS -> LocatedScalars.of(event.text(), event.plain(), at(event));
    };
  }

  private JsonNode mapping(YamlEvent start) throws InvalidYamlException {
    LocatedObject object = new LocatedObject(at(start));
    Map<String, SourceLocation> keys = new HashMap<>();
    for (YamlEvent key = next(); key.kind() != YamlEvent.EventType.END; key = next()) {
      YamlEvent value = afterKey(key, keys);
      if (value != null) {
        object.put(key.text(), at(key), valueOf(key, value));
      }
    }
    return object;
  }

  private JsonNode list(YamlEvent start) throws InvalidYamlException {
    LocatedArray array = new LocatedArray(at(start));
    for (YamlEvent item = next(); item.kind() != YamlEvent.EventType.END; item = next()) {
      array.add(node(item));
    }
    return array;
  }

  /**
   * The value that follows a key, or null, having skipped the value, if the key is not to be used.
   *
   * @param seen the keys of this mapping so far; null where the same key may come again
   */
  private @Nullable YamlEvent afterKey(YamlEvent key, @Nullable Map<String, SourceLocation> seen)
      throws InvalidYamlException {
    Diagnostic problem = problemWith(key, seen);
    if (problem != null) {
      problems.add(problem);
    }
    skip(key);
    YamlEvent value = next();
    if (problem == null) {
      return value;
    }
    skip(value);
    return null;
  }

  private @Nullable Diagnostic problemWith(
      YamlEvent key, @Nullable Map<String, SourceLocation> seen) {
    if (key.kind() != YamlEvent.EventType.SCALAR) {
      return Diagnostic.error("non-scalar-key", "a key is a text, not a mapping or list", at(key));
    }
    if (key.plain() && key.text().equals("<<")) {
      return Diagnostic.error("merge-key", "merge keys (<<) are not used here", at(key))
          .withHint("write the keys out, or repeat a whole value with *ALIAS");
    }
    SourceLocation first = seen == null ? null : seen.putIfAbsent(key.text(), at(key));
    return first == null ? null : DuplicateKeys.describe(key.text(), at(key), first);
  }

  /** Reads on to the end of what {@code event} opens; nothing if it opens nothing. */
  private void skip(YamlEvent event) throws InvalidYamlException {
    if (event.opens()) {
      skipRest();
    }
  }

  private void skipRest() throws InvalidYamlException {
    for (int open = 1; open > 0; ) {
      YamlEvent event = next();
      if (event.opens()) {
        open++;
      } else if (event.kind() == YamlEvent.EventType.END) {
        open--;
      }
    }
  }

  private YamlEvent next() throws InvalidYamlException {
    YamlEvent event = events.next();
    if (event.tagged()) {
      problems.add(
          Diagnostic.error("tag", "tags (!) are not used here", at(event)).withHint("delete it"));
    }
    return event;
  }

  private SourceLocation at(YamlEvent event) {
    return new SourceLocation(file, event.line(), event.column());
  }
}
