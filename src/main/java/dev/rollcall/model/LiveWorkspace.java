package dev.rollcall.model;

import java.util.Map;
import java.util.Set;

/**
 * A workspace and who reaches it.
 *
 * @param personal whether it belongs to one person and is out of scope
 * @param access the stored roles: what can be set and revoked
 * @param derived who reaches it by being an admin: never planned
 */
public record LiveWorkspace(
    boolean personal, Map<Principal, Role> access, Set<Principal> derived) {}
