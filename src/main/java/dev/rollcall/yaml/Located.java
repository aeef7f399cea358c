package dev.rollcall.yaml;

import dev.rollcall.diagnostic.SourceLocation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A node of a file, and where it is.
 *
 * @param place where it starts; a value that is not written is where its key is
 * @param keyPlace where its key starts; the same as {@code place} where it has no key
 * @param fields the values of a mapping by their keys, in the order of the file; else empty
 * @param items the items of a list; else empty
 */
public record Located(
    JsonNode node,
    SourceLocation place,
    SourceLocation keyPlace,
    Map<String, Located> fields,
    List<Located> items) {
  /** The value of a key of the mapping; a missing node at this place if it has no such key. */
  public Located path(String key) {
    Located field = fields.get(key);
    return field != null
        ? field
        : new Located(MissingNode.getInstance(), place, keyPlace, Map.of(), List.of());
  }

  /** The value of a key of the mapping, or the item of the list at an index, which must exist. */
  public Located child(String keyOrIndex) {
    return items.isEmpty()
        ? Objects.requireNonNull(fields.get(keyOrIndex), keyOrIndex)
        : items.get(Integer.parseInt(keyOrIndex));
  }

  /** Where a key of the mapping is; where the node starts if it has no such key. */
  public SourceLocation placeOf(@Nullable String key) {
    Located field = key == null ? null : fields.get(key);
    return field == null ? place : field.keyPlace;
  }
}
