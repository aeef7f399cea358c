package dev.rollcall.live.snapshot;

import dev.rollcall.live.Connection;
import dev.rollcall.live.MembershipReader;
import dev.rollcall.live.MembershipWriter;
import dev.rollcall.model.LiveState;
import java.util.Optional;

/** What the lists said when they were opened. Only a person can change what they are of. */
record SnapshotConnection(LiveState live) implements Connection {
  @Override
  public MembershipReader reader() {
    return () -> live;
  }

  @Override
  public Optional<MembershipWriter> writer(LiveState read) {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
