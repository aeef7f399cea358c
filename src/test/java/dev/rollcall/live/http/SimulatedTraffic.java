package dev.rollcall.live.http;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;

/**
 * Several clients behind one {@link RequestThrottle} and a server that refuses some requests, on a
 * clock moved by hand: what takes minutes outside takes none.
 */
final class SimulatedTraffic {
  static final long SECOND = 1_000_000_000L;

  /** A server's answer to one request, all in nanoseconds. */
  interface Server {
    /** How long to leave it alone, or 0 where the request is let through. */
    long refusesFor(long now);
  }

  /**
   * How it went.
   *
   * @param requests refused ones included
   */
  record Outcome(double seconds, int requests, int refused, double pace) {
    double shareRefused() {
      return (double) refused / requests;
    }
  }

  private record Event(long at, Runnable happens) {}

  private final AdaptiveRate pace;
  private final Server server;
  private final long latency;
  private final Random random = new Random(1);
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::at));
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private long now;
  private long closedUntil;
  private long lastTurn = -SECOND;
  private boolean somebodyAtTheGate;
  private int left;
  private int requests;
  private int refused;

  SimulatedTraffic(AdaptiveRate pace, Server server, long latency) {
    this.pace = pace;
    this.server = server;
    this.latency = latency;
  }

  /** Has {@code calls} made, so many at a time. */
  Outcome run(int calls, int concurrency) {
    left = calls;
    requests = 0;
    refused = 0;
    long began = now;
    for (int i = 0; i < concurrency; i++) {
      callNext();
    }
    while (!events.isEmpty()) {
      Event event = events.remove();
      now = event.at();
      event.happens().run();
    }
    return new Outcome((double) (now - began) / SECOND, requests, refused, pace.perSecond());
  }

  /** Nobody wants anything for a while. */
  void idle(long nanos) {
    now += nanos;
  }

  private void callNext() {
    if (left > 0) {
      left--;
      queue();
    }
  }

  private void queue() {
    waiting.add(this::send);
    admit();
  }

  private void admit() {
    if (!somebodyAtTheGate && !waiting.isEmpty()) {
      somebodyAtTheGate = true;
      at(turn(), this::pass);
    }
  }

  private long turn() {
    return Math.max(closedUntil, lastTurn + (long) (SECOND / pace.perSecond()));
  }

  private void pass() {
    if (closedUntil > now) {
      at(turn(), this::pass);
      return;
    }
    lastTurn = now;
    somebodyAtTheGate = false;
    waiting.remove().run();
    admit();
  }

  private void send() {
    long sent = now;
    long way = latency / 4 + (long) (random.nextDouble() * latency / 2);
    at(
        now + way,
        () -> {
          requests++;
          long pause = server.refusesFor(now);
          at(now + way, () -> answered(sent, pause));
        });
  }

  private void answered(long sent, long pause) {
    if (pause == 0) {
      pace.passed(now);
      callNext();
      return;
    }
    refused++;
    pace.refused(sent, now);
    closedUntil = Math.max(closedUntil, now + pause);
    at(now + pause, this::queue);
  }

  private void at(long time, Runnable happens) {
    events.add(new Event(Math.max(now, time), happens));
  }
}
