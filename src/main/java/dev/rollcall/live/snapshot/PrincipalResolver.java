package dev.rollcall.live.snapshot;

import dev.rollcall.model.Identity;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whoever may be named in a list of groups or workspaces, as far as other lists tell. */
final class PrincipalResolver {
  private final ListErrors findings;
  private final CaseConflictCheck accountNames;
  private final CaseConflictCheck groupNames;
  private @Nullable Map<Principal, LiveEntry> members;
  private @Nullable Map<Principal, LiveEntry> accounts;
  private @Nullable Set<String> groups;

  PrincipalResolver(ListErrors findings) {
    this.findings = findings;
    this.accountNames = new CaseConflictCheck(findings);
    this.groupNames = new CaseConflictCheck(findings);
  }

  /** From now on people are those of a whole list. */
  void knowMembers(Map<Principal, LiveEntry> all) {
    members = all;
  }

  /** From now on service accounts are those of a whole list. */
  void knowAccounts(Map<Principal, LiveEntry> all) {
    accounts = all;
  }

  /** From now on groups are those of a whole list. */
  void knowGroups(Set<String> all) {
    groups = all;
  }

  /** Who is meant by a cell; if it names nobody, that is a finding. */
  Optional<Principal> read(Cell cell) {
    try {
      Principal principal = Identity.EMAIL.principal(cell.text().stripLeading());
      return isSettled(principal, cell) ? Optional.of(principal) : Optional.empty();
    } catch (IllegalArgumentException e) {
      findings.add(
          cell,
          "invalid-principal",
          cell.quoted() + " is nobody: " + e.getMessage(),
          "write an e-mail, service:NAME or group:NAME");
      return Optional.empty();
    }
  }

  private boolean isSettled(Principal principal, Cell cell) {
    boolean listed = isListed(principal);
    if (!listed) {
      findings.add(
          cell,
          "not-listed",
          cell.quoted() + " is not in the list of " + list(principal),
          "export all lists at the same time");
    }
    return listed && isExact(principal, cell);
  }

  private boolean isListed(Principal principal) {
    if (principal.isGroup()) {
      return groups == null || groups.contains(principal.name());
    }
    Map<Principal, LiveEntry> list = principal.isPerson() ? members : accounts;
    return list == null || list.containsKey(principal);
  }

  /** What the list that holds such principals is of. */
  static String list(Principal principal) {
    return principal.kind().section().key().replace('_', ' ');
  }

  private boolean isExact(Principal principal, Cell cell) {
    if (principal.isPerson()) {
      return true;
    }
    CaseConflictCheck names = principal.isGroup() ? groupNames : accountNames;
    return names.isExact(principal.toString(), cell);
  }

  /** Whether a principal may show as an admin of everything: not if its own list says otherwise. */
  boolean mayBeAdmin(Principal principal) {
    Map<Principal, LiveEntry> list = principal.isPerson() ? members : accounts;
    LiveEntry entry = list == null ? null : list.get(principal);
    return !principal.isGroup()
        && (list == null || (entry != null && Role.ADMIN.equals(entry.role())));
  }
}
