package dev.rollcall.yaml;

import dev.rollcall.diagnostic.SourceLocation;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A mapping that knows where its keys and values stand; its keys are in the order of the file. */
public final class LocatedObject extends ObjectNode {
  private static final long serialVersionUID = 1L;

  /** Most mappings have one to four keys, and there are many of them. */
  private static final int SMALL = 4;

  private final transient Map<String, Places> places = new HashMap<>(SMALL);

  LocatedObject() {
    super(JsonNodeFactory.instance, new LinkedHashMap<>(SMALL));
  }

  void put(String key, SourceLocation place, Located value) {
    places.put(key, new Places(place, value.place()));
    set(key, value.node());
  }

  /** Where a key stands, which must be there. */
  public SourceLocation locationOf(String key) {
    return places(key).key;
  }

  /** Where the value of a key starts, which must be there; unwritten, it stands at its key. */
  public SourceLocation locationOfValue(String key) {
    return places(key).value;
  }

  private Places places(String key) {
    return Objects.requireNonNull(places.get(key), key);
  }

  private record Places(SourceLocation key, SourceLocation value) {}
}
