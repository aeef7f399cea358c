package dev.rollcall.model;

import java.util.Set;

/**
 * A workspace that exists.
 *
 * @param personal whether it belongs to one person and is out of scope
 * @param lacking roles of the organization's that cannot be had here
 */
public record LiveWorkspace(boolean personal, Set<Role> lacking) {
  /** One that offers all roles. */
  public LiveWorkspace(boolean personal) {
    this(personal, Set.of());
  }
}
