package dev.rollcall.model;

import java.util.Locale;

/** A top-level key of a roster file; one that nobody wrote is not managed. */
public enum Section {
  MEMBERS,
  SERVICE_ACCOUNTS,
  GROUPS,
  WORKSPACES;

  /** The key in the YAML files and in plans. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
