package dev.rollcall.model;

import java.util.function.Function;

/**
 * Whoever can hold access: a person, a service account or a group. Two principals are equal when
 * kind and name are; how a person was written takes no part in that. Ordered by kind, then by the
 * code points of the name.
 *
 * @param kind {@link Kind#MEMBER}, {@link Kind#SERVICE_ACCOUNT} or {@link Kind#GROUP}
 * @param name the compared form of the identity
 * @param written the identity as somebody wrote it: the form sent to a product
 */
public record Principal(Kind kind, String name, String written) implements Comparable<Principal> {
  /** What the name of a service account is preceded by in files and addresses. */
  public static final String SERVICE_PREFIX = "service:";

  /** What the name of a group is preceded by in files and addresses. */
  public static final String GROUP_PREFIX = "group:";

  public Principal {
    if (!kind.isPrincipal()) {
      throw new IllegalArgumentException("a " + kind.word() + " is not a principal");
    }
  }

  /** A person whose compared form is known; {@link Identity} finds it. */
  public static Principal person(String name, String written) {
    return new Principal(Kind.MEMBER, name, written);
  }

  /** An account without a person behind it. */
  public static Principal serviceAccount(String name) {
    String normalized = Names.normalize(name);
    return new Principal(Kind.SERVICE_ACCOUNT, normalized, normalized);
  }

  /** All members of a group; never itself in a group. */
  public static Principal group(String name) {
    String normalized = Names.normalize(name);
    return new Principal(Kind.GROUP, normalized, normalized);
  }

  /**
   * Reads the form {@code toString} writes, in which a person's name is a compared form already.
   *
   * @throws IllegalArgumentException if a prefix is not followed by a name, with the reason
   */
  public static Principal of(String text) {
    return of(text, name -> person(name, name));
  }

  /** Reads {@code service:NAME}, {@code group:NAME}, or a person as {@code people} does. */
  static Principal of(String text, Function<String, Principal> people) {
    if (text.startsWith(SERVICE_PREFIX)) {
      return serviceAccount(named(text, SERVICE_PREFIX));
    }
    if (text.startsWith(GROUP_PREFIX)) {
      return group(named(text, GROUP_PREFIX));
    }
    return people.apply(text);
  }

  private static String named(String text, String prefix) {
    if (text.length() == prefix.length()) {
      throw new IllegalArgumentException("a name is required after " + prefix);
    }
    return text.substring(prefix.length());
  }

  /** Whether this is a person. */
  public boolean isPerson() {
    return kind == Kind.MEMBER;
  }

  /** Whether this is a group. */
  public boolean isGroup() {
    return kind == Kind.GROUP;
  }

  @Override
  public int compareTo(Principal other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : Names.BY_CODE_POINT.compare(name, other.name);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Principal principal
        && kind == principal.kind
        && name.equals(principal.name);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + kind.word().hashCode();
  }

  /** An e-mail or login, {@code service:NAME} or {@code group:NAME}. */
  @Override
  public String toString() {
    return switch (kind) {
      case MEMBER -> name;
      case SERVICE_ACCOUNT -> SERVICE_PREFIX + name;
      case GROUP -> GROUP_PREFIX + name;
      case GROUP_MEMBER, WORKSPACE_ACCESS -> throw new IllegalStateException(kind.word());
    };
  }
}
