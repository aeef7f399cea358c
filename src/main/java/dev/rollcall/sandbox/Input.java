package dev.rollcall.sandbox;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A JSON value that somebody else wrote, with its place in the document. Every method refuses with
 * 400, naming that place, when the value is not what it asks for.
 */
final class Input {
  private final String place;
  private final JsonNode node;

  private Input(String place, JsonNode node) {
    this.place = place;
    this.node = node;
  }

  /** Parses a whole document, which must be an object; {@code name} is what errors call it. */
  static Input parse(byte[] document, String name) throws Refused {
    JsonNode root;
    try {
      root = Json.MAPPER.readTree(document);
    } catch (JacksonException e) {
      throw Refused.malformed(name + " is not JSON: " + Json.explain(e));
    }
    if (root.isMissingNode()) {
      throw Refused.malformed(name + " is empty, and must be a JSON object");
    }
    Input input = new Input(name, root);
    input.object();
    return input;
  }

  boolean absent() {
    return node.isMissingNode();
  }

  boolean isText() {
    return node.isString();
  }

  Input field(String name) throws Refused {
    return new Input(inside(name), absent() ? MissingNode.getInstance() : object().path(name));
  }

  /** The field; null is as good as absent. */
  Input optional(String name) throws Refused {
    Input field = field(name);
    return field.node.isNull() ? new Input(field.place, MissingNode.getInstance()) : field;
  }

  /** The fields of an object in the order of the document; none when it is absent. */
  Map<String, Input> entries() throws Refused {
    Map<String, Input> entries = new LinkedHashMap<>();
    if (!absent()) {
      object().properties().forEach(e -> entries.put(e.getKey(), at(e.getKey(), e.getValue())));
    }
    return entries;
  }

  /** The items of an array; none when it is absent. */
  List<Input> items() throws Refused {
    List<Input> items = new ArrayList<>();
    if (!absent() && !node.isArray()) {
      throw problem("must be a list");
    }
    for (JsonNode item : node) {
      items.add(at(String.valueOf(items.size()), item));
    }
    return items;
  }

  /** A list of 1 to {@code max} different texts. */
  List<String> distinctTexts(int max) throws Refused {
    List<String> texts = new ArrayList<>();
    for (Input item : items()) {
      texts.add(item.text());
    }
    if (texts.isEmpty() || texts.size() > max) {
      throw problem("must hold 1 to " + max + ", and holds " + texts.size());
    }
    if (new HashSet<>(texts).size() < texts.size()) {
      throw problem("holds something twice");
    }
    return texts;
  }

  String text() throws Refused {
    if (!node.isString()) {
      throw problem(absent() ? "is missing" : "must be a string");
    }
    return node.stringValue();
  }

  /** A text that can name a thing. */
  String name() throws Refused {
    return checkName(text());
  }

  /** The name, if it is not blank and has 255 characters at most. */
  String checkName(String name) throws Refused {
    if (name.isBlank() || name.length() > 255) {
      throw problem("must be a name of 1 to 255 characters, not all of them blank");
    }
    return name;
  }

  /** One of these texts. */
  String oneOf(List<String> known) throws Refused {
    String text = text();
    if (!known.contains(text)) {
      throw problem("is \"" + text + "\", and must be one of " + String.join(", ", known));
    }
    return text;
  }

  String oneOfOr(List<String> known, String fallback) throws Refused {
    return absent() ? fallback : oneOf(known);
  }

  String textOr(String fallback) throws Refused {
    return absent() ? fallback : text();
  }

  long numberOr(long fallback) throws Refused {
    return absent() ? fallback : number();
  }

  long number() throws Refused {
    if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
      throw problem("must be a whole number, 0 or more");
    }
    return node.longValue();
  }

  @Nullable Instant timeOrNull() throws Refused {
    return absent() ? null : time();
  }

  Instant timeOr(Instant fallback) throws Refused {
    return absent() ? fallback : time();
  }

  Instant time() throws Refused {
    try {
      return Instant.parse(text());
    } catch (DateTimeException e) {
      throw problem("must be a time in UTC such as 2026-11-24T02:10:00Z");
    }
  }

  /** Refuses every field but these. */
  void only(String... known) throws Refused {
    for (String field : entries().keySet()) {
      if (!Arrays.asList(known).contains(field)) {
        throw problem(
            "has the unknown field \"" + field + "\"; known: " + String.join(", ", known));
      }
    }
  }

  /** What is wrong, in front of it the place. */
  Refused problem(String what) {
    return Refused.malformed(place + " " + what);
  }

  private JsonNode object() throws Refused {
    if (!node.isObject()) {
      throw problem("must be an object");
    }
    return node;
  }

  private Input at(String name, JsonNode value) {
    return new Input(inside(name), value);
  }

  private String inside(String name) {
    return place + " > " + name;
  }
}
