package dev.rollcall.settings;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When an invitation that was not accepted is sent again.
 *
 * @param resendAfter since the last e-mail, or null for never
 * @param maxSends e-mails to one person, the first included, or null for no limit
 */
public record ResendPolicy(@Nullable Duration resendAfter, @Nullable Integer maxSends) {
  /** Invite once, never send again. */
  public static final ResendPolicy NEVER_RESEND = new ResendPolicy(null, null);
}
