package dev.rollcall.yaml;

import dev.rollcall.diagnostic.SourceLocation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A node of a file, and where it starts; a value that is not written stands where its key does.
 *
 * @param node a {@link LocatedObject}, a {@link LocatedArray} or a scalar
 */
public record Located(JsonNode node, SourceLocation place) {
  /** The value of a key of a mapping, or an item of a list, which must be there. */
  public Located child(String keyOrIndex) {
    if (node instanceof LocatedObject object) {
      return new Located(object.get(keyOrIndex), object.locationOfValue(keyOrIndex));
    }
    int index = Integer.parseInt(keyOrIndex);
    return new Located(node.get(index), ((LocatedArray) node).places().get(index));
  }

  /** Where a key of the mapping stands; where the node starts, if it has no such key. */
  public SourceLocation placeOf(@Nullable String key) {
    return key != null && node instanceof LocatedObject object && object.has(key)
        ? object.locationOf(key)
        : place;
  }
}
