package dev.rollcall.live.http;

/** What was read is not of one moment; reading again may help. */
public final class TornReadException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Takes a clause, which may name what a server said. */
  public TornReadException(String message) {
    super(QuotedText.of(message));
  }
}
