package dev.rollcall.live.snapshot;

import dev.rollcall.model.Email;
import dev.rollcall.model.LiveMember;
import dev.rollcall.model.LiveServiceAccount;
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
  private @Nullable Map<Email, LiveMember> members;
  private @Nullable Map<String, LiveServiceAccount> accounts;
  private @Nullable Set<String> groups;

  PrincipalResolver(ListErrors findings) {
    this.findings = findings;
    this.accountNames = new CaseConflictCheck(findings);
    this.groupNames = new CaseConflictCheck(findings);
  }

  /** From now on people are those of a whole list. */
  void knowMembers(Map<Email, LiveMember> all) {
    members = all;
  }

  /** From now on service accounts are those of a whole list. */
  void knowAccounts(Map<String, LiveServiceAccount> all) {
    accounts = all;
  }

  /** From now on groups are those of a whole list. */
  void knowGroups(Set<String> all) {
    groups = all;
  }

  /** Who is meant by a cell; if it names nobody, that is a finding. */
  Optional<Principal> read(Cell cell) {
    try {
      Principal principal = Principal.of(cell.text().stripLeading());
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
    if (principal instanceof Principal.Person person) {
      return members == null || members.containsKey(person.email());
    }
    if (principal instanceof Principal.ServiceAccountPrincipal account) {
      return accounts == null || accounts.containsKey(account.name());
    }
    return groups == null || groups.contains(((Principal.GroupPrincipal) principal).name());
  }

  /** What the list that holds such principals is of. */
  static String list(Principal principal) {
    if (principal instanceof Principal.Person) {
      return "members";
    }
    return principal instanceof Principal.GroupPrincipal ? "groups" : "service accounts";
  }

  private boolean isExact(Principal principal, Cell cell) {
    if (principal instanceof Principal.Person) {
      return true;
    }
    CaseConflictCheck names =
        principal instanceof Principal.GroupPrincipal ? groupNames : accountNames;
    return names.isExact(principal.toString(), cell);
  }

  /** Whether a principal may show as an admin of everything: not if its own list says otherwise. */
  boolean mayBeAdmin(Principal principal) {
    if (principal instanceof Principal.Person person) {
      return members == null || isAdmin(members.get(person.email()));
    }
    return principal instanceof Principal.ServiceAccountPrincipal account
        && (accounts == null || isAdmin(accounts.get(account.name())));
  }

  private static boolean isAdmin(@Nullable LiveMember member) {
    return member != null && member.role().equals(Role.ADMIN);
  }

  private static boolean isAdmin(@Nullable LiveServiceAccount account) {
    return account != null && account.role().equals(Role.ADMIN);
  }
}
