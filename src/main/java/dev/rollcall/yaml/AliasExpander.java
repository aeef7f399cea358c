package dev.rollcall.yaml;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.yaml.YamlParser.EventType;
import dev.rollcall.yaml.YamlParser.InvalidYamlException;
import dev.rollcall.yaml.YamlParser.YamlEvent;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The nodes of a document with every alias replaced by what it repeats, placed at the alias; counts
 * nodes and depth. What an anchor names is kept once, on a tape, with the aliases inside it
 * unexpanded: a bomb costs no more memory than its file.
 */
final class AliasExpander {
  /** Nested mappings and lists, aliases expanded. */
  private static final int MAX_DEPTH = 32;

  /** Keys, values, mappings and lists of one file, aliases expanded. */
  private static final int MAX_NODES = 1_000_000;

  private final YamlParser source;
  private final List<YamlEvent> tape = new ArrayList<>();
  private final List<Anchored> anchored = new ArrayList<>();
  private final Map<String, Integer> byName = new HashMap<>();
  private final Deque<Anchored> open = new ArrayDeque<>();
  private final Deque<Replay> replays = new ArrayDeque<>();
  private int sourceDepth;
  private int depth;
  private int nodes;

  AliasExpander(YamlParser source) {
    this.source = source;
  }

  /** The next event, which is never an alias. */
  YamlEvent next() throws IOException {
    YamlEvent event = pull();
    while (event.type() == EventType.ALIAS) {
      Anchored repeated = anchored.get(Integer.parseInt(event.text()));
      if (repeated.end < 0) {
        throw invalid("recursive-alias", "this alias stands inside what it repeats", event);
      }
      replays.push(new Replay(repeated, event));
      event = pull();
    }
    return checkLimits(event);
  }

  private YamlEvent pull() throws IOException {
    for (Replay replay = replays.peek(); replay != null; replay = replays.peek()) {
      if (replay.position < replay.repeated.end) {
        return tape.get(replay.position++).at(replay.alias);
      }
      replays.pop();
    }
    return record(source.next());
  }

  /**
   * Notes on the tape what some anchor names. An anchor may be set again, and aliases before that
   * still mean the old one: an alias gets the number that its anchor has now.
   */
  private YamlEvent record(YamlEvent event) throws IOException {
    YamlEvent recorded = event.type() == EventType.ALIAS ? numbered(event) : event;
    if (event.anchor() != null) {
      byName.put(event.anchor(), anchored.size());
      Anchored node = new Anchored(tape.size(), sourceDepth);
      anchored.add(node);
      open.push(node);
    }
    if (!open.isEmpty()) {
      tape.add(recorded);
    }
    if (event.opens()) {
      sourceDepth++;
    } else if (event.type() == EventType.END) {
      sourceDepth--;
    }
    while (!open.isEmpty() && open.element().depth == sourceDepth) {
      open.remove().end = tape.size();
    }
    return recorded;
  }

  private YamlEvent numbered(YamlEvent alias) throws IOException {
    Integer number = byName.get(alias.text());
    if (number == null) {
      throw invalid("unknown-alias", "no &" + alias.text() + " stands before this alias", alias);
    }
    return new YamlEvent(EventType.ALIAS, number.toString(), false, null, false, alias.place());
  }

  private YamlEvent checkLimits(YamlEvent event) throws IOException {
    if (event.type() == EventType.END) {
      depth--;
      return event;
    }
    if (++nodes > MAX_NODES) {
      throw invalid(
          "too-many-nodes",
          "the file holds more than 1,000,000 keys and values, aliases written out",
          event);
    }
    if (event.opens() && ++depth > MAX_DEPTH) {
      throw invalid("too-deep", "more than " + MAX_DEPTH + " levels are nested here", event);
    }
    return event;
  }

  private static InvalidYamlException invalid(String code, String message, YamlEvent event) {
    return new InvalidYamlException(Diagnostic.error(code, message, event.place()));
  }

  /** A node with an anchor: a stretch of the tape, its end excluded; open while that is -1. */
  private static final class Anchored {
    private final int start;
    private final int depth;
    private int end = -1;

    Anchored(int start, int depth) {
      this.start = start;
      this.depth = depth;
    }
  }

  private static final class Replay {
    private final Anchored repeated;
    private final YamlEvent alias;
    private int position;

    Replay(Anchored repeated, YamlEvent alias) {
      this.repeated = repeated;
      this.alias = alias;
      this.position = repeated.start;
    }
  }
}
