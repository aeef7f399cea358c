package dev.rollcall.plan;

import dev.rollcall.model.Entry;
import dev.rollcall.model.Invitation;
import dev.rollcall.model.Role;
import dev.rollcall.model.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One entry of a {@link Scenario}, in words. */
record ScenarioEntry(List<String> words) {
  ScenarioEntry(String text) {
    this(List.of(text.split(" ")));
  }

  String who() {
    return words.get(0);
  }

  boolean has(String word) {
    return words.contains(word);
  }

  @Nullable String value(String key) {
    return words.stream()
        .filter(word -> word.startsWith(key + "="))
        .map(word -> word.substring(key.length() + 1))
        .findFirst()
        .orElse(null);
  }

  Role role(String fallback) {
    boolean given = words.size() > 1 && !words.get(1).contains("=") && !isFlag(words.get(1));
    return new Role(given ? words.get(1) : fallback);
  }

  private static boolean isFlag(String word) {
    return List.of("invited", "expired", "derived", "managed", "left").contains(word);
  }

  Entry entry(String fallback) {
    return new Entry(role(fallback), new Window(day("from"), day("until")), value("note"));
  }

  private @Nullable LocalDate day(String key) {
    String text = value(key);
    return text == null ? null : LocalDate.parse(text);
  }

  @Nullable Invitation invitation() {
    if (!has("invited")) {
      return null;
    }
    String sent = value("sent");
    String sends = value("sends");
    return new Invitation(
        Instant.parse("2026-10-01T00:00:00Z"),
        sent == null ? null : Instant.parse(sent + "T09:00:00Z"),
        sends == null ? null : Integer.valueOf(sends),
        has("expired"));
  }
}
