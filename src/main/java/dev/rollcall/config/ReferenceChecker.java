package dev.rollcall.config;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Address;
import dev.rollcall.model.DesiredState;
import dev.rollcall.model.Email;
import dev.rollcall.model.Entry;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Section;
import dev.rollcall.settings.IgnoreList;
import dev.rollcall.settings.PrincipalPattern;
import dev.rollcall.yaml.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Checks what groups and workspaces name against what is declared, and what is declared against
 * what is ignored.
 */
final class ReferenceChecker {
  /**
   * Looking for the name somebody meant goes through all names; after so many errors it is one
   * mistake, not many.
   */
  private static final int MAX_SUGGESTIONS = 10;

  private final DesiredState desired;
  private final IgnoreList ignore;
  private final Diagnostics.Collector problems;
  private int suggestions;

  ReferenceChecker(DesiredState desired, IgnoreList ignore, Diagnostics.Collector problems) {
    this.desired = desired;
    this.ignore = ignore;
    this.problems = problems;
  }

  /**
   * Reports every wrong reference.
   *
   * @param complete whether all declarations could be read; if not, none is said to be missing
   */
  void check(boolean complete) {
    desired.members().keySet().forEach(email -> checkIgnored(new Principal.Person(email)));
    desired
        .serviceAccounts()
        .keySet()
        .forEach(name -> checkIgnored(new Principal.ServiceAccountPrincipal(name)));
    desired.groups().keySet().forEach(name -> checkIgnored(new Principal.GroupPrincipal(name)));
    checkNamed(desired.groups(), Address.GroupMember::new, complete);
    checkNamed(desired.workspaces(), Address.WorkspaceAccess::new, complete);
  }

  private void checkIgnored(Principal principal) {
    reportIgnored(principal, Address.of(principal));
  }

  private void checkNamed(
      Map<String, Map<Principal, Entry>> places, AddressFactory addressing, boolean complete) {
    places.forEach(
        (name, entries) ->
            entries.keySet().forEach(p -> checkNamed(p, addressing.of(name, p), complete)));
  }

  private void checkNamed(Principal principal, Address address, boolean complete) {
    if (!reportIgnored(principal, address) && complete && isMissing(principal)) {
      problems.add(notDeclared(principal, desired.sources().of(address)));
    }
  }

  private boolean reportIgnored(Principal principal, Address address) {
    for (PrincipalPattern pattern : ignore.patterns()) {
      if (pattern.matches(principal)) {
        problems.add(ignored(principal, pattern, desired.sources().of(address)));
        return true;
      }
    }
    return false;
  }

  private static Diagnostic ignored(
      Principal principal, PrincipalPattern pattern, @Nullable SourceLocation place) {
    String at = pattern.source() == null ? "" : " at " + pattern.source();
    String message =
        String.format(
            "%s is declared and ignored, by %s%s",
            SafeText.quote(principal.toString()), SafeText.quote(pattern.toString()), at);
    return Diagnostic.error("declared-and-ignored", message, place)
        .withHint("delete this entry, or narrow the pattern");
  }

  private boolean isMissing(Principal principal) {
    if (principal instanceof Principal.Person person) {
      return isMissing(Section.MEMBERS, desired.members(), person.email());
    }
    if (principal instanceof Principal.ServiceAccountPrincipal account) {
      return isMissing(Section.SERVICE_ACCOUNTS, desired.serviceAccounts(), account.name());
    }
    return isMissing(
        Section.GROUPS, desired.groups(), ((Principal.GroupPrincipal) principal).name());
  }

  private boolean isMissing(Section section, Map<?, ?> declared, Object name) {
    return desired.manages(section) && !declared.containsKey(name);
  }

  private Diagnostic notDeclared(Principal principal, @Nullable SourceLocation place) {
    String message =
        SafeText.quote(principal.toString())
            + " is not declared under "
            + Section.of(principal).key();
    return Diagnostic.error("not-declared", message, place).withHint(hint(principal));
  }

  private @Nullable String hint(Principal principal) {
    if (suggestions++ >= MAX_SUGGESTIONS) {
      return null;
    }
    if (isDeclaredWithPrefix(principal.toString())) {
      return "its declaration has the prefix, too: delete it there";
    }
    String hint = Suggestion.didYouMean(principal.toString(), declared(Section.of(principal)));
    return hint != null ? hint : "declare it there, or delete this entry";
  }

  private boolean isDeclaredWithPrefix(String name) {
    return desired.groups().containsKey(name) || desired.serviceAccounts().containsKey(name);
  }

  /** The names of a section, in the form in which entries name them. */
  private Iterable<String> declared(Section section) {
    return switch (section) {
      case MEMBERS -> names(desired.members().keySet(), Email::normalized);
      case SERVICE_ACCOUNTS ->
          names(desired.serviceAccounts().keySet(), Principal.SERVICE_PREFIX::concat);
      case GROUPS, WORKSPACES -> names(desired.groups().keySet(), Principal.GROUP_PREFIX::concat);
    };
  }

  private static <T> List<String> names(Iterable<T> keys, Function<T, String> name) {
    List<String> names = new ArrayList<>();
    keys.forEach(key -> names.add(name.apply(key)));
    return names;
  }

  private interface AddressFactory {
    Address of(String name, Principal principal);
  }
}
