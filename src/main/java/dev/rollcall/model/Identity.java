package dev.rollcall.model;

import java.util.function.Function;

/**
 * What a provider knows people by. Settled once, where text comes in; nothing inside parses it.
 *
 * @param noun what such a text is, such as {@code e-mail address}
 * @param code of the diagnostic for a text that names no person
 * @param pattern a regular expression, as JSON Schema has them, that the texts match which name a
 *     person, spaces around them left out; it may match others
 * @param reader finds the person a text names, or throws an IllegalArgumentException with the
 *     reason as a clause such as "it has no @"
 */
public record Identity(
    String noun, String code, String pattern, Function<String, Principal> reader) {
  /** People are known by their e-mail address. */
  public static final Identity EMAIL =
      new Identity("e-mail address", "invalid-email", "[^\\s@,]+@[^\\s@,]+", Email::person);

  /**
   * The person a text names.
   *
   * @throws IllegalArgumentException if it names none, with the reason as a clause such as "it has
   *     no @"
   */
  public Principal person(String written) {
    return reader.apply(written);
  }

  /**
   * The principal a text names: {@code service:NAME}, {@code group:NAME}, or else a person.
   *
   * @throws IllegalArgumentException if it names none, with the reason
   */
  public Principal principal(String written) {
    return Principal.of(written, reader);
  }
}
