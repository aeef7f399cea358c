package dev.rollcall.operation;

/** The command line asks for what makes no sense; the message says what would. */
public final class InvalidOptionsException extends Exception {
  private static final long serialVersionUID = 1L;

  public InvalidOptionsException(String message) {
    super(message);
  }
}
