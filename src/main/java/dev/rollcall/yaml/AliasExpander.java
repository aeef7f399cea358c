package dev.rollcall.yaml;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.SourceLocation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of a document with every alias replaced by what it repeats, placed at the alias; counts
 * nodes and depth. What an anchor names is kept once, on a tape, with the aliases inside it
 * unexpanded: a bomb costs no more memory than its file.
 */
final class AliasExpander {
  private final String file;
  private final YamlParser source;
  private final List<YamlEvent> tape = new ArrayList<>();
  private final Deque<OpenAnchor> open = new ArrayDeque<>();
  private final Deque<Replay> replays = new ArrayDeque<>();
  private final Map<String, String> keys = new HashMap<>();
  private final Map<String, Range> ranges = new HashMap<>();
  private int sourceDepth;
  private int depth;
  private int nodes;

  AliasExpander(String file, YamlParser source) {
    this.file = file;
    this.source = source;
  }

  /** The next event, which is never an alias. */
  YamlEvent next() throws InvalidYamlException {
    YamlEvent event = pull();
    while (event.kind() == YamlEvent.EventType.ALIAS) {
      replays.push(new Replay(range(event), event));
      event = pull();
    }
    return checkBounds(event);
  }

  private YamlEvent pull() throws InvalidYamlException {
    Replay replay = replays.peek();
    while (replay != null) {
      YamlEvent event = replay.next(tape);
      if (event != null) {
        return event;
      }
      replays.pop();
      replay = replays.peek();
    }
    return record(source.next());
  }

  /** Notes on the tape what some anchor names. An alias gets the key that its anchor has now. */
  private YamlEvent record(YamlEvent event) throws InvalidYamlException {
    YamlEvent recorded =
        event.kind() == YamlEvent.EventType.ALIAS ? event.naming(key(event)) : event;
    if (event.anchor() != null) {
      open.push(new OpenAnchor(newKey(event.anchor()), tape.size(), sourceDepth));
    }
    if (!open.isEmpty()) {
      tape.add(recorded);
    }
    if (event.opens()) {
      sourceDepth++;
    } else if (event.kind() == YamlEvent.EventType.END) {
      sourceDepth--;
    }
    closeAnchors();
    return recorded;
  }

  private void closeAnchors() {
    OpenAnchor innermost = open.peek();
    while (innermost != null && innermost.depth == sourceDepth) {
      ranges.put(innermost.key, new Range(innermost.start, tape.size()));
      open.pop();
      innermost = open.peek();
    }
  }

  /**
   * An anchor may be set again; aliases before that still mean the old one. No anchor's name holds
   * a blank.
   */
  private String newKey(String anchor) {
    String key = anchor + " " + keys.size() + " " + tape.size();
    keys.put(anchor, key);
    return key;
  }

  private String key(YamlEvent alias) throws InvalidYamlException {
    String key = keys.get(alias.text());
    if (key == null) {
      throw broken("unknown-alias", "no &" + alias.text() + " stands before this alias", alias);
    }
    return key;
  }

  private Range range(YamlEvent alias) throws InvalidYamlException {
    Range range = ranges.get(alias.text());
    if (range == null) {
      throw broken("recursive-alias", "this alias stands inside what it repeats", alias);
    }
    return range;
  }

  private YamlEvent checkBounds(YamlEvent event) throws InvalidYamlException {
    if (event.kind() == YamlEvent.EventType.END) {
      depth--;
      return event;
    }
    if (++nodes > YamlLimits.NODES) {
      throw broken(
          "too-many-nodes",
          "the file holds more than 1,000,000 keys and values, aliases written out",
          event);
    }
    if (event.opens() && ++depth > YamlLimits.DEPTH) {
      throw broken("too-deep", "more than " + YamlLimits.DEPTH + " levels are nested here", event);
    }
    return event;
  }

  private InvalidYamlException broken(String code, String message, YamlEvent at) {
    return new InvalidYamlException(
        Diagnostic.error(code, message, new SourceLocation(file, at.line(), at.column())));
  }

  private record OpenAnchor(String key, int start, int depth) {}

  /** A stretch of the tape, its end excluded. */
  private record Range(int start, int end) {}

  private static final class Replay {
    private final YamlEvent alias;
    private final int end;
    private int position;

    Replay(Range range, YamlEvent alias) {
      this.position = range.start;
      this.end = range.end;
      this.alias = alias;
    }

    @Nullable YamlEvent next(List<YamlEvent> tape) {
      return position == end ? null : tape.get(position++).at(alias);
    }
  }
}
