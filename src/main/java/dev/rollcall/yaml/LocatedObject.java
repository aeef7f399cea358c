package dev.rollcall.yaml;

import dev.rollcall.diagnostic.SourceLocation;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A mapping, its keys in the order of the file. */
public final class LocatedObject extends ObjectNode implements Located {
  private static final long serialVersionUID = 1L;

  /** Most mappings have one to four keys, and there are many of them. */
  private static final int SMALL = 4;

  private final transient SourceLocation location;
  private final transient Map<String, SourceLocation> keys = new HashMap<>(SMALL);

  LocatedObject(SourceLocation location) {
    super(JsonNodeFactory.instance, new LinkedHashMap<>(SMALL));
    this.location = location;
  }

  /** A mapping of one key, standing where the key stands. */
  static LocatedObject of(String key, SourceLocation keyLocation, JsonNode value) {
    LocatedObject object = new LocatedObject(keyLocation);
    object.put(key, keyLocation, value);
    return object;
  }

  void put(String key, SourceLocation keyLocation, JsonNode value) {
    keys.put(key, keyLocation);
    set(key, value);
  }

  @Override
  public SourceLocation location() {
    return location;
  }

  /** Where one of its keys stands; for a key it has not, where the mapping itself does. */
  public SourceLocation locationOf(String key) {
    return keys.getOrDefault(key, location);
  }
}
