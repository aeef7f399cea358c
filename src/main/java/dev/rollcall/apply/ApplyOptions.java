package dev.rollcall.apply;

import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/**
 * How a plan is carried out.
 *
 * @param concurrency requests in flight at one time, at least 1
 * @param interrupted whether somebody asked to start nothing new; asked by many threads, and what
 *     was sent is still waited for
 * @param clock for the report's times alone: nothing is decided by it
 */
public record ApplyOptions(
    int concurrency, ApplyListener listener, BooleanSupplier interrupted, InstantSource clock) {
  public ApplyOptions {
    if (concurrency < 1) {
      throw new IllegalArgumentException("concurrency must be at least 1, not " + concurrency);
    }
  }
}
