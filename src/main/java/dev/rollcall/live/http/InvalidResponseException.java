package dev.rollcall.live.http;

/** An answer that is not of the shape the API promises; the message is a clause that says where. */
public final class InvalidResponseException extends Exception {
  private static final long serialVersionUID = 1L;

  public InvalidResponseException(String message) {
    super(message);
  }
}
