package dev.rollcall.model;

import java.util.List;

/**
 * A service account of the organization.
 *
 * @param onRemoval what else a deletion does, in the product's words
 */
public record LiveServiceAccount(OpaqueId id, Role role, List<String> onRemoval) {}
