package dev.rollcall.live;

import dev.rollcall.model.LiveState;

/** Reads one organization. Holds nothing that could write. */
public interface MembershipReader {
  /**
   * Everything, of one moment.
   *
   * @throws ApiException if it cannot be read completely, or if what was read contradicts itself
   */
  LiveState read() throws ApiException;
}
