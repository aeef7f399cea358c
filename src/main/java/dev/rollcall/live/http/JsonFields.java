package dev.rollcall.live.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A JSON object of an answer, read field by field. Fields nobody asks for are of no matter; one
 * that is null counts as absent.
 *
 * @param where what it is within the answer, for messages; empty for the answer itself
 */
public record JsonFields(String where, JsonNode node) {
  /** Reads a value from an object. */
  @FunctionalInterface
  public interface Decoder<T> {
    /** The value, or the reason why there is none. */
    T decode(JsonFields fields) throws InvalidResponseException;
  }

  /** Text that is there and not empty. */
  public String text(String name) throws InvalidResponseException {
    String text = optionalText(name);
    if (text == null || text.isEmpty()) {
      throw lacks(name, "text");
    }
    return text;
  }

  /** Text, or null where it is absent. */
  public @Nullable String optionalText(String name) throws InvalidResponseException {
    JsonNode value = node.get(name);
    if (isAbsent(value)) {
      return null;
    }
    if (!value.isString()) {
      throw lacks(name, "text");
    }
    return value.stringValue();
  }

  /** A number of things. */
  public int count(String name) throws InvalidResponseException {
    Integer count = optionalCount(name);
    if (count == null) {
      throw lacks(name, "a count");
    }
    return count;
  }

  /** A number of things, or null where it is absent. */
  public @Nullable Integer optionalCount(String name) throws InvalidResponseException {
    JsonNode value = node.get(name);
    if (isAbsent(value)) {
      return null;
    }
    if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
      throw lacks(name, "a count");
    }
    return value.intValue();
  }

  /** Whether something holds; absent means that it does not. */
  public boolean flag(String name) throws InvalidResponseException {
    JsonNode value = node.get(name);
    if (isAbsent(value)) {
      return false;
    }
    if (!value.isBoolean()) {
      throw lacks(name, "true or false");
    }
    return value.booleanValue();
  }

  /** An object. */
  public JsonFields object(String name) throws InvalidResponseException {
    JsonFields object = optionalObject(name);
    if (object == null) {
      throw lacks(name, "an object");
    }
    return object;
  }

  /** An object, or null where it is absent. */
  public @Nullable JsonFields optionalObject(String name) throws InvalidResponseException {
    JsonNode value = node.get(name);
    if (isAbsent(value)) {
      return null;
    }
    if (!value.isObject()) {
      throw lacks(name, "an object");
    }
    return new JsonFields(path(name), value);
  }

  /** The objects of a list. */
  public List<JsonFields> objects(String name) throws InvalidResponseException {
    List<JsonFields> objects = new ArrayList<>();
    for (JsonNode item : list(name)) {
      objects.add(item(name, objects.size(), item));
    }
    return objects;
  }

  /** The texts of a list, or null where it is absent. */
  public @Nullable List<String> optionalTexts(String name) throws InvalidResponseException {
    if (isAbsent(node.get(name))) {
      return null;
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode item : list(name)) {
      if (!item.isString() || item.stringValue().isEmpty()) {
        throw lacks(name, "a list of texts");
      }
      texts.add(item.stringValue());
    }
    return texts;
  }

  private Iterable<JsonNode> list(String name) throws InvalidResponseException {
    JsonNode value = node.get(name);
    if (value == null || !value.isArray()) {
      throw lacks(name, "a list");
    }
    return value.values();
  }

  /** One of the objects of a list. */
  static JsonFields item(String list, int index, JsonNode item) throws InvalidResponseException {
    String where = list + "[" + index + "]";
    if (!item.isObject()) {
      throw new InvalidResponseException(where + " is no object");
    }
    return new JsonFields(where, item);
  }

  private static boolean isAbsent(@Nullable JsonNode value) {
    return value == null || value.isNull();
  }

  private InvalidResponseException lacks(String name, String kind) {
    return new InvalidResponseException(path(name) + " is not " + kind);
  }

  private String path(String name) {
    return where.isEmpty() ? name : where + "." + name;
  }
}
