package dev.rollcall.operation;

/** The options of a command do not fit together; the message says what to change. */
public final class InvalidOptionsException extends Exception {
  private static final long serialVersionUID = 1L;

  public InvalidOptionsException(String message) {
    super(message);
  }
}
