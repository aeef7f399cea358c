package dev.rollcall.settings;

import dev.rollcall.model.Section;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which product holds the live side, and how to reach it. */
public sealed interface ProviderSettings {
  /** The word in {@code provider.type} and in plans. */
  String type();

  /**
   * What the function for this sort of provider makes of it. Whoever tells providers apart does it
   * here, so that a new one does not compile until each of these places knows it.
   */
  <R> R match(
      Function<Sandbox, R> sandbox,
      Function<Aihub, R> aihub,
      Function<Snapshot, R> snapshot,
      Function<Keycloak, R> keycloak);

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

    @Override
    public <R> R match(
        Function<Sandbox, R> sandbox,
        Function<Aihub, R> aihub,
        Function<Snapshot, R> snapshot,
        Function<Keycloak, R> keycloak) {
      return sandbox.apply(this);
    }
  }

  /**
   * A server of the membership contract in AI Hub's conventions.
   *
   * @param url the base URL, ending in {@code /api}; https, or http on a loopback host
   * @param token null where only files are looked at and nobody gave one
   * @param caFile certificates to trust beside those trusted anyway, relative to the project
   * @param requestsPerSecond at most; null for what the server lets through
   */
  record Aihub(
      String url,
      @Nullable SecretSource token,
      @Nullable String caFile,
      @Nullable Double requestsPerSecond)
      implements ProviderSettings {
    /** A server with no more said of it. */
    public Aihub(String url, @Nullable SecretSource token) {
      this(url, token, null, null);
    }

    @Override
    public String type() {
      return "aihub";
    }

    @Override
    public <R> R match(
        Function<Sandbox, R> sandbox,
        Function<Aihub, R> aihub,
        Function<Snapshot, R> snapshot,
        Function<Keycloak, R> keycloak) {
      return aihub.apply(this);
    }
  }

  /**
   * Lists exported from a product, as CSV files whose paths are relative to the project. A section
   * without a file cannot be read, and so not be declared.
   *
   * @param members who is in the organization
   * @param groups the groups and who is in them
   * @param workspaces the workspaces and who reaches them
   * @param serviceAccounts the service accounts: who gives new access to one needs this list
   */
  record Snapshot(
      @Nullable String members,
      @Nullable String groups,
      @Nullable String workspaces,
      @Nullable String serviceAccounts)
      implements ProviderSettings {
    @Override
    public String type() {
      return "snapshot";
    }

    @Override
    public <R> R match(
        Function<Sandbox, R> sandbox,
        Function<Aihub, R> aihub,
        Function<Snapshot, R> snapshot,
        Function<Keycloak, R> keycloak) {
      return snapshot.apply(this);
    }

    /** The file that holds a section, or null where none does. */
    public @Nullable String file(Section section) {
      return switch (section) {
        case MEMBERS -> members;
        case SERVICE_ACCOUNTS -> serviceAccounts;
        case GROUPS -> groups;
        case WORKSPACES -> workspaces;
      };
    }
  }

  /**
   * An organization of a Keycloak realm.
   *
   * @param url where Keycloak begins, without {@code /realms} or {@code /admin}; https, or http on
   *     a loopback host
   * @param realm the one the organization, its people and its clients are in
   * @param clientId a confidential client of that realm with a service account
   * @param clientSecret null where only files are looked at and nobody gave one
   * @param adminRole the realm role whose holders are admins, or null where there are none
   * @param caFile certificates to trust beside those trusted anyway, relative to the project
   * @param requestsPerSecond at most; null for what the server lets through
   */
  record Keycloak(
      String url,
      String realm,
      String clientId,
      @Nullable SecretSource clientSecret,
      @Nullable String adminRole,
      @Nullable String caFile,
      @Nullable Double requestsPerSecond)
      implements ProviderSettings {
    /** A server with no more said of it. */
    public Keycloak(
        String url,
        String realm,
        String clientId,
        @Nullable SecretSource clientSecret,
        @Nullable String adminRole) {
      this(url, realm, clientId, clientSecret, adminRole, null, null);
    }

    @Override
    public String type() {
      return "keycloak";
    }

    @Override
    public <R> R match(
        Function<Sandbox, R> sandbox,
        Function<Aihub, R> aihub,
        Function<Snapshot, R> snapshot,
        Function<Keycloak, R> keycloak) {
      return keycloak.apply(this);
    }
  }
}
