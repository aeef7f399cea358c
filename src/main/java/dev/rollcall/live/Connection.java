package dev.rollcall.live;

import dev.rollcall.model.LiveState;
import java.io.UncheckedIOException;
import java.util.Optional;

/** A way to one organization of a product. */
public interface Connection extends AutoCloseable {
  /** A reader, and nothing that writes. */
  MembershipReader reader();

  /**
   * A writer that starts from what {@link #reader} read, or empty where only a person can write: a
   * plan is then handed over, not applied.
   */
  Optional<MembershipWriter> writer(LiveState live);

  /**
   * Releases threads and sockets.
   *
   * @throws UncheckedIOException if what was written through the connection is not kept; the
   *     message is for the user
   */
  @Override
  void close();
}
