package dev.rollcall.config;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Address;
import dev.rollcall.model.DesiredState;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Section;
import dev.rollcall.settings.IgnoreList;
import dev.rollcall.settings.PrincipalPattern;
import java.util.List;
import java.util.stream.Stream;
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
    for (Address address : desired.entries().keySet()) {
      if (address.kind().isPrincipal()) {
        reportIgnored(address.principal(), address);
      }
    }
    desired.groups().forEach(name -> reportIgnored(Principal.group(name), Address.group(name)));
    for (Address address : desired.entries().keySet()) {
      if (!address.kind().isPrincipal()) {
        checkNamed(address.principal(), address, complete);
      }
    }
  }

  private void checkNamed(Principal principal, Address address, boolean complete) {
    if (!reportIgnored(principal, address) && complete && isMissing(principal)) {
      problems.add(notDeclared(principal, desired.sources().get(address)));
    }
  }

  private boolean reportIgnored(Principal principal, Address address) {
    for (PrincipalPattern pattern : ignore.patterns()) {
      if (pattern.matches(principal)) {
        problems.add(ignored(principal, pattern, desired.sources().get(address)));
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
    return desired.manages(principal.kind().section()) && !desired.declares(Address.of(principal));
  }

  private Diagnostic notDeclared(Principal principal, @Nullable SourceLocation place) {
    String message =
        SafeText.quote(principal.toString())
            + " is not declared under "
            + principal.kind().section().key();
    return Diagnostic.error("not-declared", message, place).withHint(hint(principal));
  }

  private @Nullable String hint(Principal principal) {
    if (suggestions++ >= MAX_SUGGESTIONS) {
      return null;
    }
    if (isDeclaredWithPrefix(principal.toString())) {
      return "its declaration has the prefix, too: delete it there";
    }
    String hint = Suggestion.didYouMean(principal.toString(), declared(principal.kind().section()));
    return hint != null ? hint : "declare it there, or delete this entry";
  }

  private boolean isDeclaredWithPrefix(String name) {
    return desired.declares(Address.group(name)) || desired.declares(Address.serviceAccount(name));
  }

  /** The names of a section, in the form in which entries name them. */
  private List<String> declared(Section section) {
    Stream<Principal> principals =
        section == Section.GROUPS
            ? desired.groups().stream().map(Principal::group)
            : desired.entries().keySet().stream()
                .filter(a -> a.kind().isPrincipal() && a.kind().section() == section)
                .map(Address::principal);
    return principals.map(Principal::toString).toList();
  }
}
