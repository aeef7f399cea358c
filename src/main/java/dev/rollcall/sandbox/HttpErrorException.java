package dev.rollcall.sandbox;

/** A request that is answered with an error; nothing was changed. */
final class HttpErrorException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  /** The status is 400, 401, 404, 409, or 422 where this organization cannot do what is asked. */
  HttpErrorException(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }

  /** The message, always there. */
  String reason() {
    return String.valueOf(getMessage());
  }
}
