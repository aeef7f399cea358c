package dev.rollcall.settings;

import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Email;
import dev.rollcall.model.Names;
import dev.rollcall.model.Principal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A pattern over whole principals: {@code *} is any characters; case is ignored for people. */
public final class PrincipalPattern {
  private final String written;
  private final @Nullable SourceLocation source;
  private final String forPeople;
  private final String forOthers;

  /** A pattern as written, such as {@code *@contractor.example} or {@code group:legacy-*}. */
  public PrincipalPattern(String written, @Nullable SourceLocation source) {
    this.written = written;
    this.source = source;
    this.forPeople = forPeople(written);
    this.forOthers = Names.normalize(written);
  }

  /**
   * In the form in which e-mails are compared. A domain name cannot contain a wildcard: such a
   * pattern is only lower-cased.
   */
  private static String forPeople(String written) {
    try {
      return Email.person(written).name();
    } catch (IllegalArgumentException e) {
      return Names.normalize(written).toLowerCase(Locale.ROOT);
    }
  }

  /** Whether the whole of the principal's written form matches. */
  public boolean matches(Principal principal) {
    String pattern = principal.isPerson() ? forPeople : forOthers;
    return Wildcard.matches(pattern, principal.toString());
  }

  /** Where it is written, or null if an option gave it. */
  public @Nullable SourceLocation source() {
    return source;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PrincipalPattern pattern && written.equals(pattern.written);
  }

  @Override
  public int hashCode() {
    return written.hashCode();
  }

  /** As written. */
  @Override
  public String toString() {
    return written;
  }
}
