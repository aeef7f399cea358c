package dev.rollcall.github;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A workflow or an action as the mappings and lists that stand in its file. */
final class Yaml {
  private Yaml() {}

  static Map<String, Object> read(Path file) throws IOException {
    return map(new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file)));
  }

  /** A mapping; an empty one for null. */
  @SuppressWarnings("unchecked") // a key that is no text fails where it is used
  static Map<String, Object> map(@Nullable Object node) {
    return node == null ? Map.of() : (Map<String, Object>) node;
  }

  @SuppressWarnings("unchecked") // of mappings only: jobs hold no other lists that we read
  static List<Map<String, Object>> maps(@Nullable Object node) {
    return node == null ? List.of() : (List<Map<String, Object>>) node;
  }

  /** A scalar as text; an empty one for null. */
  static String text(@Nullable Object node) {
    return node == null ? "" : node.toString();
  }
}
