package dev.rollcall.live;

/**
 * What a bulk call answered for one of its addresses. One that it does not answer is of unknown
 * effect.
 */
public sealed interface WriteResult {
  /** The effect happened. */
  record Succeeded() implements WriteResult {}

  /** Nothing was to be done, and nobody was mailed: the wanted state held before. */
  record AlreadyInPlace() implements WriteResult {}

  /** The server would not, for the reason it gives. */
  record Rejected(String reason) implements WriteResult {}
}
