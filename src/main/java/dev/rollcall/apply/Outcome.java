package dev.rollcall.apply;

import dev.rollcall.model.Address;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of one planned change.
 *
 * @param reason a clause for a person, or null where the status says it all
 * @param blocker the change it had to wait for, which was not applied, or null for other reasons
 */
public record Outcome(Status status, @Nullable String reason, @Nullable Address blocker) {
  /** The request was sent and the wanted state holds. */
  public static final Outcome APPLIED = new Outcome(Status.APPLIED, null, null);

  /** The wanted state was found to hold, before the change was sent or when it was read back. */
  public static final Outcome ALREADY_SO = new Outcome(Status.APPLIED, "already so", null);

  /** There is no API to send it to, and a person is asked to do it. */
  public static final Outcome HANDED_OVER = new Outcome(Status.HANDED_OVER, null, null);

  /** How it ended. */
  public enum Status {
    /** The wanted state holds. */
    APPLIED,
    /** It was sent and did not happen. */
    FAILED,
    /** It was not sent. */
    NOT_ATTEMPTED,
    /** It was sent, and whether it happened, or yet will, could not be found out. */
    UNKNOWN,
    /** Nothing was sent, and a person is asked to do it. */
    HANDED_OVER;

    /** The word in reports and journals. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** It was sent and did not happen. */
  public static Outcome failed(String reason) {
    return new Outcome(Status.FAILED, reason, null);
  }

  /** It was not sent. */
  public static Outcome notAttempted(String reason, @Nullable Address blocker) {
    return new Outcome(Status.NOT_ATTEMPTED, reason, blocker);
  }

  /** It was sent, and nobody can tell whether it happened. */
  public static Outcome unknown(String reason) {
    return new Outcome(Status.UNKNOWN, reason, null);
  }
}
