package dev.rollcall.model;

/** What a provider knows people by. Settled once, where text comes in; nothing inside parses it. */
@FunctionalInterface
public interface Identity {
  /** People are known by their e-mail address. */
  Identity EMAIL = Email::person;

  /**
   * The person a text names.
   *
   * @throws IllegalArgumentException if it names none, with the reason as a clause such as "it has
   *     no @"
   */
  Principal person(String written);

  /**
   * The principal a text names: {@code service:NAME}, {@code group:NAME}, or else a person.
   *
   * @throws IllegalArgumentException if it names none, with the reason
   */
  default Principal principal(String written) {
    return Principal.of(written, this);
  }
}
