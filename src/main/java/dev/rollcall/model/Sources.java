package dev.rollcall.model;

import dev.rollcall.diagnostic.SourceLocation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where things are declared. Kept beside the declared values, so that their equality stays the
 * difference of meaning.
 *
 * @param entries the key of each declared member, service account, group, membership and grant
 * @param workspaces the key of each declared workspace
 */
public record Sources(
    Map<Address, SourceLocation> entries, Map<String, SourceLocation> workspaces) {
  /** For states that come from no file. */
  public static final Sources NONE = new Sources(Map.of(), Map.of());

  /** The place of an entry, or null if it is not declared. */
  public @Nullable SourceLocation of(Address address) {
    return entries.get(address);
  }
}
