package dev.rollcall.live.snapshot;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A column of a list. In its names, case, spaces, {@code _} and {@code -} are ignored.
 *
 * @param name as documented
 * @param required whether a list without it is refused
 * @param keys of the name and of every other name it goes by
 */
record Column(String name, boolean required, Set<String> keys) {
  private static final Pattern SILENT = Pattern.compile("[\\s\\p{Z}_-]+");

  static Column required(String name, String... aliases) {
    return new Column(name, true, keys(name, aliases));
  }

  static Column optional(String name, String... aliases) {
    return new Column(name, false, keys(name, aliases));
  }

  private static Set<String> keys(String name, String... aliases) {
    return Stream.concat(Stream.of(name), List.of(aliases).stream())
        .map(Column::key)
        .collect(Collectors.toUnmodifiableSet());
  }

  static String key(String text) {
    String bare = SILENT.matcher(text).replaceAll("");
    return Normalizer.normalize(bare, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }
}
