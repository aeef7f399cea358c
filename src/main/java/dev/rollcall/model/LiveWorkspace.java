package dev.rollcall.model;

import java.util.Map;
import java.util.Set;

/**
 * A workspace and who reaches it.
 *
 * @param personal whether it belongs to one person and is out of scope
 * @param access the stored roles: what can be set and revoked
 * @param derived who reaches it by being an admin: never planned
 * @param lacking roles of the organization's that cannot be had here
 */
public record LiveWorkspace(
    boolean personal, Map<Principal, Role> access, Set<Principal> derived, Set<Role> lacking) {
  /** One that offers all roles. */
  public LiveWorkspace(boolean personal, Map<Principal, Role> access, Set<Principal> derived) {
    this(personal, access, derived, Set.of());
  }
}
