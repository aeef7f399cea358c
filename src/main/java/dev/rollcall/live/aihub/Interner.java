package dev.rollcall.live.aihub;

import dev.rollcall.model.Role;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps one copy of the ids, names and roles that a million rows repeat. */
final class Interner {
  private final Map<String, String> texts = new ConcurrentHashMap<>();
  private final Map<String, Role> roles = new ConcurrentHashMap<>();

  String text(String text) {
    String known = texts.putIfAbsent(text, text);
    return known == null ? text : known;
  }

  Role role(String name) {
    return roles.computeIfAbsent(name, Role::new);
  }
}
