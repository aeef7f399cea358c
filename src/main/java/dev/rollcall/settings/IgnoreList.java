package dev.rollcall.settings;

import dev.rollcall.model.Principal;
import java.util.List;

/** The principals rollcall never touches, with all their memberships and grants. */
public record IgnoreList(List<PrincipalPattern> patterns) {
  /** Ignores nobody. */
  public static final IgnoreList NOBODY = new IgnoreList(List.of());

  /** Whether any pattern matches the whole principal. */
  public boolean matches(Principal principal) {
    for (PrincipalPattern pattern : patterns) {
      if (pattern.matches(principal)) {
        return true;
      }
    }
    return false;
  }
}
