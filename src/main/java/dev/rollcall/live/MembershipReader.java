package dev.rollcall.live;

import dev.rollcall.model.Address;
import dev.rollcall.model.LiveState;
import java.util.Collection;

/** Reads one organization. Holds nothing that could write. */
public interface MembershipReader {
  /**
   * Everything, of one moment.
   *
   * @throws ApiException if it cannot be read completely, or if what was read contradicts itself
   */
  LiveState read() throws ApiException;

  /**
   * Whether what {@link #read} read last still is so at these addresses, where a plan would change
   * something. A product that marks its moments need not be asked twice.
   *
   * @throws ApiException if it cannot be told
   */
  default boolean confirms(Collection<Address> addresses) throws ApiException {
    return true;
  }
}
