package dev.rollcall.live;

import dev.rollcall.model.Principal;

/**
 * An e-mail somebody got.
 *
 * @param kind {@code invitation} or {@code reminder}
 */
public record Mail(Principal to, String kind) {
  /** The first e-mail of an invitation. */
  public static final String INVITATION = "invitation";

  /** Each further one. */
  public static final String REMINDER = "reminder";
}
