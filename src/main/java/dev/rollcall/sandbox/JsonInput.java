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
final class JsonInput {
  private final String place;
  private final JsonNode node;

  private JsonInput(String place, JsonNode node) {
    this.place = place;
    this.node = node;
  }

  /** Parses a whole document, which must be an object; {@code name} is what errors call it. */
  static JsonInput parse(byte[] document, String name) throws HttpErrorException {
    JsonNode root;
    try {
      root = SandboxJson.MAPPER.readTree(document);
    } catch (JacksonException e) {
      throw HttpErrorException.malformed(name + " is not JSON: " + SandboxJson.explain(e));
    }
    if (root.isMissingNode()) {
      throw HttpErrorException.malformed(name + " is empty, and must be a JSON object");
    }
    JsonInput input = new JsonInput(name, root);
    input.object();
    return input;
  }

  boolean absent() {
    return node.isMissingNode();
  }

  boolean isText() {
    return node.isString();
  }

  JsonInput field(String name) throws HttpErrorException {
    return new JsonInput(inside(name), absent() ? MissingNode.getInstance() : object().path(name));
  }

  /** The field; null is as good as absent. */
  JsonInput optional(String name) throws HttpErrorException {
    JsonInput field = field(name);
    return field.node.isNull() ? new JsonInput(field.place, MissingNode.getInstance()) : field;
  }

  /** The fields of an object in the order of the document; none when it is absent. */
  Map<String, JsonInput> entries() throws HttpErrorException {
    Map<String, JsonInput> entries = new LinkedHashMap<>();
    if (!absent()) {
      object().properties().forEach(e -> entries.put(e.getKey(), at(e.getKey(), e.getValue())));
    }
    return entries;
  }

  /** The items of an array; none when it is absent. */
  List<JsonInput> items() throws HttpErrorException {
    List<JsonInput> items = new ArrayList<>();
    if (!absent() && !node.isArray()) {
      throw problem("must be a list");
    }
    for (JsonNode item : node) {
      items.add(at(String.valueOf(items.size()), item));
    }
    return items;
  }

  /** A list of 1 to {@code max} different texts. */
  List<String> distinctTexts(int max) throws HttpErrorException {
    List<String> texts = new ArrayList<>();
    for (JsonInput item : items()) {
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

  String text() throws HttpErrorException {
    if (!node.isString()) {
      throw problem(absent() ? "is missing" : "must be a string");
    }
    return node.stringValue();
  }

  /** A text that can name a thing. */
  String name() throws HttpErrorException {
    return checkName(text());
  }

  /** The name, if it is not blank and has 255 characters at most. */
  String checkName(String name) throws HttpErrorException {
    if (name.isBlank() || name.length() > 255) {
      throw problem("must be a name of 1 to 255 characters, not all of them blank");
    }
    return name;
  }

  /** One of these texts. */
  String oneOf(List<String> known) throws HttpErrorException {
    String text = text();
    if (!known.contains(text)) {
      throw problem("is \"" + text + "\", and must be one of " + String.join(", ", known));
    }
    return text;
  }

  String oneOfOrDefault(List<String> known, String fallback) throws HttpErrorException {
    return absent() ? fallback : oneOf(known);
  }

  String textOrDefault(String fallback) throws HttpErrorException {
    return absent() ? fallback : text();
  }

  long numberOrDefault(long fallback) throws HttpErrorException {
    return absent() ? fallback : number();
  }

  long number() throws HttpErrorException {
    if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
      throw problem("must be a whole number, 0 or more");
    }
    return node.longValue();
  }

  @Nullable Instant timeOrNull() throws HttpErrorException {
    return absent() ? null : time();
  }

  Instant timeOrDefault(Instant fallback) throws HttpErrorException {
    return absent() ? fallback : time();
  }

  Instant time() throws HttpErrorException {
    try {
      return Instant.parse(text());
    } catch (DateTimeException e) {
      throw problem("must be a time in UTC such as 2026-11-24T02:10:00Z");
    }
  }

  /** Refuses every field but these. */
  void only(String... known) throws HttpErrorException {
    for (String field : entries().keySet()) {
      if (!Arrays.asList(known).contains(field)) {
        throw problem(
            "has the unknown field \"" + field + "\"; known: " + String.join(", ", known));
      }
    }
  }

  /** What is wrong, in front of it the place. */
  HttpErrorException problem(String what) {
    return HttpErrorException.malformed(place + " " + what);
  }

  private JsonNode object() throws HttpErrorException {
    if (!node.isObject()) {
      throw problem("must be an object");
    }
    return node;
  }

  private JsonInput at(String name, JsonNode value) {
    return new JsonInput(inside(name), value);
  }

  private String inside(String name) {
    return place + " > " + name;
  }
}
