package dev.rollcall.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stored roles of principals, in groups or in workspaces, in the order in which they came. */
final class Grants {
  private final Row.Access.Where where;
  private final Map<String, Map<Principal, String>> roles = new LinkedHashMap<>();

  Grants(Row.Access.Where where) {
    this.where = where;
  }

  /** All that is stored, as rows. */
  List<Row.Access> rows() {
    return roles.keySet().stream().flatMap(container -> rows(container).stream()).toList();
  }

  /** What is stored of one group or workspace, as rows. */
  List<Row.Access> rows(String container) {
    return of(container).entrySet().stream()
        .map(e -> new Row.Access(where, container, e.getKey(), e.getValue(), false))
        .toList();
  }

  /** A row that follows from {@code admin} being one. */
  Row.Access derived(String container, Principal admin, String role) {
    return new Row.Access(where, container, admin, role, true);
  }

  /** Who is in one group or workspace, with their roles. */
  Map<Principal, String> of(String container) {
    return roles.getOrDefault(container, Map.of());
  }

  /** Answers the role that was held before. */
  @Nullable String put(String container, Principal principal, String role) {
    return roles.computeIfAbsent(container, key -> new LinkedHashMap<>()).put(principal, role);
  }

  /** False when the principal was not there. */
  boolean remove(String container, Principal principal) {
    Map<Principal, String> inside = roles.get(container);
    return inside != null && inside.remove(principal) != null;
  }

  void dropContainer(String container) {
    roles.remove(container);
  }

  void dropPrincipal(Principal principal) {
    roles.values().forEach(inside -> inside.remove(principal));
  }
}
