package dev.rollcall.apply;

import dev.rollcall.model.Address;
import org.jspecify.annotations.Nullable;

/** What became of one planned change. */
public sealed interface Outcome {
  /**
   * The wanted state holds.
   *
   * @param alreadySo whether it was found to hold, before it was sent or when it was read back
   */
  record Applied(boolean alreadySo) implements Outcome {
    @Override
    public String word() {
      return "applied";
    }

    @Override
    public @Nullable String reason() {
      return alreadySo ? "already so" : null;
    }
  }

  /** It was sent and did not happen. */
  record Failed(String reason) implements Outcome {
    @Override
    public String word() {
      return "failed";
    }
  }

  /**
   * It was not sent.
   *
   * @param blocker the change it had to wait for, which was not applied, or null for other reasons
   */
  record NotAttempted(String reason, @Nullable Address blocker) implements Outcome {
    @Override
    public String word() {
      return "not_attempted";
    }
  }

  /** It was sent, and whether it happened, or yet will, could not be found out. */
  record Unknown(String reason) implements Outcome {
    @Override
    public String word() {
      return "unknown";
    }
  }

  /** Nothing was sent: there is no API to send it to, and a person is asked to do it. */
  record HandedOver() implements Outcome {
    @Override
    public String word() {
      return "handed_over";
    }

    @Override
    public @Nullable String reason() {
      return null;
    }
  }

  /** The word in reports and journals. */
  String word();

  /** A clause for a person, or null where the word says it all. */
  @Nullable String reason();
}
