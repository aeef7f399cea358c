package dev.rollcall.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the product says at one moment, complete. Names are unique, also without regard to case.
 *
 * @param roles what the organization offers now
 * @param revision the product's own mark of this moment, or null where it has none
 */
public record LiveState(
    Caller caller,
    Roles roles,
    @Nullable String revision,
    Map<Email, LiveMember> members,
    Map<String, LiveServiceAccount> serviceAccounts,
    Map<String, LiveGroup> groups,
    Map<String, LiveWorkspace> workspaces) {
  /** Whether a principal is in the organization now. */
  public boolean has(Principal principal) {
    if (principal instanceof Principal.Person person) {
      return members.containsKey(person.email());
    }
    if (principal instanceof Principal.ServiceAccountPrincipal account) {
      return serviceAccounts.containsKey(account.name());
    }
    return groups.containsKey(((Principal.GroupPrincipal) principal).name());
  }
}
