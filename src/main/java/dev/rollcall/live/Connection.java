package dev.rollcall.live;

import dev.rollcall.model.LiveState;

/** A way to one organization of a product. */
public interface Connection extends AutoCloseable {
  /** A reader, and nothing that writes. */
  MembershipReader reader();

  /** A writer that starts from what {@link #reader} read. */
  MembershipWriter writer(LiveState live);

  /** Lets go of threads and sockets; never fails. */
  @Override
  void close();
}
