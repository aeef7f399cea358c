package dev.rollcall.settings;

import org.jspecify.annotations.Nullable;

/** Which product holds the live side, and how to reach it. */
public sealed interface ProviderSettings {
  /** The word in {@code provider.type} and in plans. */
  String type();

  /**
   * The embedded server of the contract.
   *
   * @param seed the file a fresh state starts from, relative to the project; a file of that name
   *     need not exist
   * @param state the file that keeps the state, relative to the project
   */
  record Sandbox(String seed, String state) implements ProviderSettings {
    /** Where a sandbox looks unless told otherwise. */
    public static final Sandbox DEFAULT = new Sandbox("sandbox.json", ".rollcall/sandbox.json");

    @Override
    public String type() {
      return "sandbox";
    }
  }

  /**
   * A server of the membership contract in AI Hub's conventions.
   *
   * @param url the base URL, ending in {@code /api}; https, or http on a loopback host
   * @param token null where only files are looked at and nobody gave one
   */
  record Aihub(String url, @Nullable SecretSource token) implements ProviderSettings {
    @Override
    public String type() {
      return "aihub";
    }
  }
}
