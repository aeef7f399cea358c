package dev.rollcall.live.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** When a server asks to be left alone, every request to it waits, not only the one it told. */
final class HostPause {
  private final AtomicLong until = new AtomicLong(System.nanoTime());

  /** Nothing is sent for that long from now. */
  void extend(Duration pause) {
    long end = System.nanoTime() + pause.toNanos();
    // nanoTime may overflow: only differences can be compared
    until.accumulateAndGet(end, (old, next) -> next - old > 0 ? next : old);
  }

  /** Whether requests have to wait. */
  boolean isOn() {
    return until.get() - System.nanoTime() > 0;
  }

  /** Returns when requests may be sent. */
  void await() throws InterruptedException {
    long left = until.get() - System.nanoTime();
    while (left > 0) {
      TimeUnit.NANOSECONDS.sleep(left);
      left = until.get() - System.nanoTime();
    }
  }
}
