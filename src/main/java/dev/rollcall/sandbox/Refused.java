package dev.rollcall.sandbox;

/** A request that is answered with an error; nothing was changed. */
final class Refused extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  private Refused(int status, String message) {
    super(message);
    this.status = status;
  }

  /** The request does not fit the contract. */
  static Refused malformed(String message) {
    return new Refused(400, message);
  }

  static Refused unauthorized(String message) {
    return new Refused(401, message);
  }

  static Refused notFound(String message) {
    return new Refused(404, message);
  }

  static Refused conflict(String message) {
    return new Refused(409, message);
  }

  /** The request fits the contract, and this organization cannot do it. */
  static Refused impossible(String message) {
    return new Refused(422, message);
  }

  int status() {
    return status;
  }

  /** The message, always there. */
  String reason() {
    return String.valueOf(getMessage());
  }
}
