package dev.rollcall.settings;

import org.jspecify.annotations.Nullable;

/**
 * A key below {@code provider} in the settings.
 *
 * @param name as the files write it
 * @param decides whether another value means another product; it is then part of the digest of a
 *     project
 * @param required what to write if it is missing, or null if it is optional
 * @param byDefault the default, or null
 * @param option the option that replaces it for one run, or null
 */
public record ProviderKey(
    String name,
    Type type,
    boolean decides,
    @Nullable String required,
    @Nullable String byDefault,
    @Nullable Option option) {
  /** What a value is. */
  public enum Type {
    TEXT,
    URL,
    /** A path, relative to the project. */
    FILE,
    NUMBER,
    /** The name of an environment variable, or under {@code NAME_file} a file; never the value. */
    SECRET
  }

  /**
   * An option of the command line.
   *
   * @param name such as {@code --url}; several providers may share it
   * @param label of its value
   * @param needed what to add if it is required and missing, such as {@code a URL: add --url
   *     https://HOST}; or null
   */
  public record Option(String name, String label, String description, @Nullable String needed) {}

  /** An optional key. */
  public static ProviderKey of(String name, Type type) {
    return new ProviderKey(name, type, false, null, null, null);
  }

  /** The same with a default. */
  public ProviderKey orElse(String value) {
    return new ProviderKey(name, type, decides, required, value, option);
  }

  /** The same, required, with an example for the message. */
  public ProviderKey required(String example) {
    return new ProviderKey(name, type, decides, example, byDefault, option);
  }

  /** The same, as part of which product is meant. */
  public ProviderKey deciding() {
    return new ProviderKey(name, type, true, required, byDefault, option);
  }

  /** The same with an option. */
  public ProviderKey option(Option replacement) {
    return new ProviderKey(name, type, decides, required, byDefault, replacement);
  }

  /** The key that names a file instead, for a secret. */
  public String fileName() {
    return name + "_file";
  }
}
