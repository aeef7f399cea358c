package dev.rollcall.settings;

import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Principal;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A pattern over whole principals: {@code *} is any characters; for e-mails case is set aside. */
public final class PrincipalPattern {
  private final String written;
  private final @Nullable SourceLocation source;
  private final Pattern exact;
  private final Pattern lowerCased;

  /** A pattern as written, such as {@code *@contractor.example} or {@code group:legacy-*}. */
  public PrincipalPattern(String written, @Nullable SourceLocation source) {
    this.written = written;
    this.source = source;
    this.exact = compile(written);
    this.lowerCased = compile(written.toLowerCase(Locale.ROOT));
  }

  private static Pattern compile(String glob) {
    return Pattern.compile(
        Arrays.stream(glob.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
        Pattern.DOTALL);
  }

  /** Whether the whole of the principal's written form matches. */
  public boolean matches(Principal principal) {
    Pattern pattern = principal instanceof Principal.Person ? lowerCased : exact;
    return pattern.matcher(principal.toString()).matches();
  }

  /** Where it was written, or null where an option gave it. */
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
