package dev.rollcall.plan;

import java.util.Locale;

/**
 * How what is live came to differ from what the files say, as far as the two sides tell: neither
 * remembers whether a hand did it or a file that was never applied. The order is that of every
 * view.
 */
public enum DriftClass {
  /** Live, and no file declares it. */
  ADDED("Added by hand", "live, but not declared in any file"),
  /** Declared and live, with another role. */
  ROLE_EDITED("Role edited", "live with a different role than declared"),
  /** Declared, and not live. */
  MISSING("Missing", "declared, but not live"),
  /** Declared and not live, and only since a day that has come. */
  WINDOW_OPENED("Window opened", "declared from a date that has been reached, but not live"),
  /** Declared and not live, at a product that gives it only to people who joined. */
  GRANTABLE(
      "Grantable since joining", "declared, but not live; could not be granted before joining"),
  /** Live before its first day. */
  WINDOW_NOT_BEGUN("Window not started", "live before its first day"),
  /** Live after its last day. */
  WINDOW_ENDED("Window ended", "live after its last day"),
  /** Invited, and long without an answer. */
  INVITATION_STALE(
      "Invitation stale", "invited, and not accepted within the time the settings allow"),
  /** Joined without the invitation, which is still open. */
  INVITATION_LEFT("Invitation left open", "joined without the invitation, which is still open");

  private final String title;
  private final String meaning;

  DriftClass(String title, String meaning) {
    this.title = title;
    this.meaning = meaning;
  }

  /** The word in JSON, such as {@code role_edited}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For a heading. */
  public String title() {
    return title;
  }

  /** What is known of all that is of this class, a clause. */
  public String meaning() {
    return meaning;
  }
}
