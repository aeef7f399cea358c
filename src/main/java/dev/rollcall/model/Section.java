package dev.rollcall.model;

import java.util.Locale;

/** A top-level key of a roster file; one that nobody wrote is not managed. */
public enum Section {
  MEMBERS,
  SERVICE_ACCOUNTS,
  GROUPS,
  WORKSPACES;

  /** The section that principals of this kind are declared in. */
  public static Section of(Principal principal) {
    if (principal instanceof Principal.Person) {
      return MEMBERS;
    }
    return principal instanceof Principal.GroupPrincipal ? GROUPS : SERVICE_ACCOUNTS;
  }

  /** The key in the YAML files and in plans. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
