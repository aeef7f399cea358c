package dev.rollcall.sandbox;

/**
 * The sandbox cannot start: the message names the file or port, what is wrong with it and what to
 * do.
 */
public final class SandboxException extends Exception {
  private static final long serialVersionUID = 1L;

  SandboxException(String message) {
    super(message);
  }

  SandboxException(String message, Throwable cause) {
    super(message, cause);
  }
}
