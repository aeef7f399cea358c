package dev.rollcall.model;

import java.util.Map;
import java.util.Set;

/**
 * A group and who is in it.
 *
 * @param members the stored roles: what can be set and removed
 * @param derived who is in it, or shows there with a higher role, by being an admin: never planned
 * @param holdsGroups whether the product has groups within it, which rollcall knows nothing of and
 *     which would be deleted with it
 */
public record LiveGroup(
    OpaqueId id, Map<Principal, Role> members, Set<Principal> derived, boolean holdsGroups) {
  /** A group that no other is in. */
  public LiveGroup(OpaqueId id, Map<Principal, Role> members, Set<Principal> derived) {
    this(id, members, derived, false);
  }
}
