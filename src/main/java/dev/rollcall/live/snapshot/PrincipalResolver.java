package dev.rollcall.live.snapshot;

import dev.rollcall.model.Identity;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Resolves the principals that lists of groups and workspaces name, against the other lists. */
final class PrincipalResolver {
  private final ListErrors errors;
  private final Map<String, Map.Entry<String, Cell>> names = new HashMap<>();
  private @Nullable Map<Principal, LiveEntry> members;
  private @Nullable Map<Principal, LiveEntry> accounts;
  private @Nullable Set<String> groups;

  PrincipalResolver(ListErrors errors) {
    this.errors = errors;
  }

  /** From now on, only people in this complete list are known. */
  void knowMembers(Map<Principal, LiveEntry> all) {
    members = all;
  }

  /** From now on, only service accounts in this complete list are known. */
  void knowAccounts(Map<Principal, LiveEntry> all) {
    accounts = all;
  }

  /** From now on, only groups in this complete list are known. */
  void knowGroups(Set<String> all) {
    groups = all;
  }

  /** The principal a cell names, or null and an error if it names none. */
  @Nullable Principal read(Cell cell) {
    Principal principal;
    try {
      principal = Identity.EMAIL.principal(cell.text().stripLeading());
    } catch (IllegalArgumentException e) {
      errors.add(
          cell,
          "invalid-principal",
          cell.quoted() + " is not a valid principal: " + e.getMessage(),
          "write an e-mail address, service:NAME or group:NAME");
      return null;
    }
    if (!isListed(principal)) {
      errors.add(
          cell,
          "not-listed",
          cell.quoted() + " is not in the list of " + list(principal),
          "export all lists at the same time");
      return null;
    }
    // their prefix keeps service accounts and groups apart
    boolean exact = principal.isPerson() || errors.isExact(names, principal.toString(), cell);
    return exact ? principal : null;
  }

  private boolean isListed(Principal principal) {
    if (principal.isGroup()) {
      return groups == null || groups.contains(principal.name());
    }
    Map<Principal, LiveEntry> list = principal.isPerson() ? members : accounts;
    return list == null || list.containsKey(principal);
  }

  /** The name of the list that holds such principals. */
  static String list(Principal principal) {
    return principal.kind().section().key().replace('_', ' ');
  }

  /** Whether a principal may show as an admin everywhere: not if its own list says otherwise. */
  boolean mayBeAdmin(Principal principal) {
    Map<Principal, LiveEntry> list = principal.isPerson() ? members : accounts;
    LiveEntry entry = list == null ? null : list.get(principal);
    return !principal.isGroup()
        && (list == null || (entry != null && Role.ADMIN.equals(entry.role())));
  }
}
