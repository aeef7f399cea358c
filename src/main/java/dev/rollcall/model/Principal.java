package dev.rollcall.model;

/** Whoever can hold access: a person, a service account or a group. */
public sealed interface Principal {
  /** What the name of a service account is preceded by in files and addresses. */
  String SERVICE_PREFIX = "service:";

  /** What the name of a group is preceded by in files and addresses. */
  String GROUP_PREFIX = "group:";

  /** A person, known by e-mail. */
  record Person(Email email) implements Principal {
    @Override
    public String toString() {
      return email.normalized();
    }
  }

  /** An account without a person behind it. */
  record ServiceAccountPrincipal(String name) implements Principal {
    public ServiceAccountPrincipal {
      name = Names.normalize(name);
    }

    @Override
    public String toString() {
      return SERVICE_PREFIX + name;
    }
  }

  /** All members of a group; never itself in a group. */
  record GroupPrincipal(String name) implements Principal {
    public GroupPrincipal {
      name = Names.normalize(name);
    }

    @Override
    public String toString() {
      return GROUP_PREFIX + name;
    }
  }

  /**
   * Reads the form {@code toString} writes: an e-mail, {@code service:NAME} or {@code group:NAME}.
   *
   * @throws IllegalArgumentException if it is none of these, with the reason
   */
  static Principal of(String text) {
    if (text.startsWith(SERVICE_PREFIX)) {
      return new ServiceAccountPrincipal(named(text, SERVICE_PREFIX));
    }
    if (text.startsWith(GROUP_PREFIX)) {
      return new GroupPrincipal(named(text, GROUP_PREFIX));
    }
    return new Person(Email.of(text));
  }

  private static String named(String text, String prefix) {
    if (text.length() == prefix.length()) {
      throw new IllegalArgumentException("no name follows " + prefix);
    }
    return text.substring(prefix.length());
  }
}
