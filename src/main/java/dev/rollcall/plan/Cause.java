package dev.rollcall.plan;

import java.util.Locale;

/** Why a change is planned now. */
public enum Cause {
  /** The files say so. */
  DECLARED,
  /**
   * It was so before the files changed: the base's plan on the same live state holds the same
   * change.
   */
  DRIFT,
  /**
   * A day came: a resend is due, a window opened or ended, somebody joined who can now be granted
   * access.
   */
  TIME;

  /** The word in plans and reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
