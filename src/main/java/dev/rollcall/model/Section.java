package dev.rollcall.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A top-level key of a roster file; one that nobody wrote is not managed. */
public enum Section {
  MEMBERS,
  SERVICE_ACCOUNTS,
  GROUPS,
  WORKSPACES;

  private static final Map<String, Section> BY_KEY =
      Arrays.stream(values()).collect(Collectors.toMap(Section::key, section -> section));

  /** The section with this key, or null if there is none. */
  public static @Nullable Section find(String key) {
    return BY_KEY.get(key);
  }

  /** The key in the YAML files and in plans. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
