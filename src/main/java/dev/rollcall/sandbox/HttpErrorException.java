package dev.rollcall.sandbox;

/** A request that is answered with an error; nothing was changed. */
final class HttpErrorException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  private HttpErrorException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** The request does not fit the contract. */
  static HttpErrorException malformed(String message) {
    return new HttpErrorException(400, message);
  }

  static HttpErrorException unauthorized(String message) {
    return new HttpErrorException(401, message);
  }

  static HttpErrorException notFound(String message) {
    return new HttpErrorException(404, message);
  }

  static HttpErrorException conflict(String message) {
    return new HttpErrorException(409, message);
  }

  /** The request fits the contract, and this organization cannot do it. */
  static HttpErrorException impossible(String message) {
    return new HttpErrorException(422, message);
  }

  int status() {
    return status;
  }

  /** The message, always there. */
  String reason() {
    return String.valueOf(getMessage());
  }
}
