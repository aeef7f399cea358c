package dev.rollcall.live.keycloak;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.rollcall.live.http.InvalidResponseException;
import dev.rollcall.live.http.JsonBinding;
import dev.rollcall.model.Invitation;
import dev.rollcall.model.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows of Keycloak's lists, bound to records. A row with content that rollcall does not
 * understand is an error.
 */
final class KeycloakRows {
  private static final List<String> BUILT_IN =
      List.of("account", "account-console", "admin-cli", "broker", "security-admin-console");

  private KeycloakRows() {}

  /**
   * Somebody in the organization.
   *
   * @param managed whether the account belongs to the organization and is deleted with the
   *     membership
   */
  record KeycloakMember(String id, Principal person, boolean managed) {
    @JsonCreator
    static KeycloakMember of(
        String id, @Nullable String username, @Nullable String email, String membershipType)
        throws InvalidResponseException {
      if (email == null || email.isEmpty()) {
        throw new InvalidResponseException(
            username == null || username.isEmpty()
                ? ".username is not text"
                : "the member "
                    + username
                    + " has no e-mail address, by which rollcall identifies people: add one, or"
                    + " remove the member from the organization");
      }
      return new KeycloakMember(
          id,
          JsonBinding.person(email),
          JsonBinding.isFirst("membershipType", membershipType, "MANAGED", "UNMANAGED"));
    }
  }

  /** Somebody who was invited. */
  record KeycloakInvitation(String id, Principal person, Invitation invitation) {
    /** Each sending makes an invitation of its own, which says nothing of those before it. */
    @JsonCreator
    static KeycloakInvitation of(String id, String email, String status, int sentDate)
        throws InvalidResponseException {
      boolean expired = JsonBinding.isFirst("status", status, "EXPIRED", "PENDING");
      Instant sentAt = Instant.ofEpochSecond(sentDate);
      return new KeycloakInvitation(
          id, JsonBinding.person(email), new Invitation(sentAt, sentAt, null, expired));
    }
  }

  /**
   * A group of the organization.
   *
   * @param clientRoles names of roles by the client's own name
   */
  record KeycloakGroup(
      String id, String name, boolean holdsGroups, Map<String, List<String>> clientRoles) {
    @JsonCreator
    static KeycloakGroup of(
        String id,
        String name,
        int subGroupCount,
        @JsonSetter(contentNulls = Nulls.SET)
            @Nullable Map<String, @Nullable List<String>> clientRoles) {
      Map<String, List<String>> roles = new TreeMap<>();
      if (clientRoles != null) {
        clientRoles.forEach(
            (client, names) -> roles.put(client, names == null ? List.of() : List.copyOf(names)));
      }
      return new KeycloakGroup(id, name, subGroupCount > 0, roles);
    }
  }

  /**
   * A client of the realm.
   *
   * @param builtIn whether it is Keycloak's own, or speaks another protocol: never a workspace
   */
  record KeycloakClient(String id, String name, boolean builtIn) {
    private record ClientAttributes(@JsonProperty("realm_client") @Nullable String realmClient) {}

    @JsonCreator
    static KeycloakClient of(
        String id,
        String clientId,
        @Nullable ClientAttributes attributes,
        @Nullable String protocol) {
      boolean ofRealm = attributes != null && "true".equals(attributes.realmClient());
      boolean oidc = protocol == null || protocol.equals("openid-connect");
      return new KeycloakClient(id, clientId, !oidc || ofRealm || BUILT_IN.contains(clientId));
    }
  }

  /** A role of a client, or of the realm. */
  record KeycloakRole(String id, String name) {}

  /** An organization of the realm. */
  record KeycloakOrganization(String id, @Nullable String alias) {}

  /** Anything of which only the id matters. */
  record KeycloakId(String id) {}
}
