package dev.rollcall.plan;

import java.util.Locale;

/** What stands between a plan and the organization. */
public enum Guard {
  MAX_REMOVALS,
  MAX_INVITATIONS,
  MIN_ADMINS,
  PROTECT,
  FIRST_CONTACT,
  EMPTY_READ,
  /**
   * Never to be allowed: the account rollcall runs as loses its place, or is missing from what it
   * read.
   */
  CALLER;

  /** The word in settings, options and plans, such as {@code max_removals}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
