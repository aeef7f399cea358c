package dev.rollcall.model;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the product says at one moment, complete. Names are unique, also without regard to case.
 *
 * @param caller the account rollcall runs as, or null where it is of a kind that holds no access
 * @param roles what the organization offers now
 * @param revision the product's own mark of this moment, or null where it has none
 * @param entries what is stored and can be set and removed
 * @param workspaces all that exist, by name
 * @param parents groups that hold groups, which rollcall knows nothing of and which would be
 *     deleted with them
 * @param derived who is in a group or reaches a workspace, or shows there with a higher role, by
 *     being an admin: never planned, never counted
 */
public record LiveState(
    @Nullable Principal caller,
    Roles roles,
    @Nullable String revision,
    Map<Address, LiveEntry> entries,
    Map<String, LiveWorkspace> workspaces,
    Set<String> parents,
    Set<Address> derived) {
  /** Whether a principal is in the organization now. */
  public boolean has(Principal principal) {
    return entries.containsKey(Address.of(principal));
  }

  /** What is stored at an address, or null. */
  public @Nullable LiveEntry at(Address address) {
    return entries.get(address);
  }
}
