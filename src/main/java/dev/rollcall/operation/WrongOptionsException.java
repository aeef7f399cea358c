package dev.rollcall.operation;

/** The command line asks for what makes no sense; the message says what would. */
public final class WrongOptionsException extends Exception {
  private static final long serialVersionUID = 1L;

  public WrongOptionsException(String message) {
    super(message);
  }
}
