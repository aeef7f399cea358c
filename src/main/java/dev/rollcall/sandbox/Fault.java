package dev.rollcall.sandbox;

import java.util.Locale;

/** What may go wrong with one request. */
public enum Fault {
  /** The request is answered 500 and has no effect. */
  BEFORE,
  /** The request has its effect and is answered 500. */
  AFTER,
  /** The request has its effect and the connection drops without an answer. */
  RESET,
  /** The request is put off with 429 and {@code Retry-After}, and has no effect. */
  THROTTLE,
  /** Effect and answer both come after the client has given up waiting. */
  SLOW;

  /** The word in plans of faults. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
