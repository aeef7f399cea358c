package dev.rollcall.live.keycloak;

import dev.rollcall.live.http.InvalidResponseException;
import dev.rollcall.live.http.JsonFields;
import dev.rollcall.model.Email;
import dev.rollcall.model.Invitation;
import dev.rollcall.model.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the rows of Keycloak's lists. What a row says and rollcall does not understand stops it.
 */
final class KeycloakRows {
  private KeycloakRows() {}

  /**
   * Somebody in the organization.
   *
   * @param managed whether the account belongs to the organization, and goes with the membership
   */
  record KeycloakMember(String id, Principal person, boolean managed) {}

  /** Somebody who was invited. */
  record KeycloakInvitation(String id, Principal person, Invitation invitation) {}

  /**
   * A group of the organization.
   *
   * @param clientRoles names of roles by the client's own name
   */
  record KeycloakGroup(
      String id, String name, boolean holdsGroups, Map<String, List<String>> clientRoles) {}

  /**
   * A client of the realm.
   *
   * @param builtIn whether it is Keycloak's own, or speaks another protocol: never a workspace
   */
  record KeycloakClient(String id, String name, boolean builtIn) {}

  /** A role of a client, or of the realm. */
  record KeycloakRole(String id, String name) {}

  static KeycloakMember member(JsonFields row) throws InvalidResponseException {
    String email = row.optionalText("email");
    if (email == null || email.isEmpty()) {
      throw new InvalidResponseException(
          "the member "
              + row.text("username")
              + " has no e-mail address, by which rollcall knows people; give it one, or take it"
              + " out of the organization");
    }
    String type = row.text("membershipType");
    return new KeycloakMember(
        row.text("id"),
        person(row),
        switch (type) {
          case "MANAGED" -> true;
          case "UNMANAGED" -> false;
          default -> throw unknown(row, "membershipType", type);
        });
  }

  static KeycloakInvitation invited(JsonFields row) throws InvalidResponseException {
    String status = row.text("status");
    boolean expired =
        switch (status) {
          case "PENDING" -> false;
          case "EXPIRED" -> true;
          default -> throw unknown(row, "status", status);
        };
    // Each sending makes an invitation of its own, which says nothing of those before it.
    Instant sentAt = Instant.ofEpochSecond(row.count("sentDate"));
    return new KeycloakInvitation(
        row.text("id"), person(row), new Invitation(sentAt, sentAt, null, expired));
  }

  static KeycloakGroup group(JsonFields row) throws InvalidResponseException {
    Map<String, List<String>> roles = new TreeMap<>();
    JsonFields clients = row.optionalObject("clientRoles");
    if (clients != null) {
      for (Map.Entry<String, JsonNode> client : clients.node().properties()) {
        List<String> names = clients.optionalTexts(client.getKey());
        roles.put(client.getKey(), names == null ? List.of() : List.copyOf(names));
      }
    }
    boolean holdsGroups = row.count("subGroupCount") > 0;
    return new KeycloakGroup(row.text("id"), row.text("name"), holdsGroups, roles);
  }

  static KeycloakClient client(JsonFields row) throws InvalidResponseException {
    String name = row.text("clientId");
    JsonFields attributes = row.optionalObject("attributes");
    String realm = attributes == null ? null : attributes.optionalText("realm_client");
    String protocol = row.optionalText("protocol");
    boolean oidc = protocol == null || protocol.equals("openid-connect");
    return new KeycloakClient(
        row.text("id"), name, !oidc || "true".equals(realm) || BUILT_IN.contains(name));
  }

  private static final List<String> BUILT_IN =
      List.of("account", "account-console", "admin-cli", "broker", "security-admin-console");

  static KeycloakRole named(JsonFields row) throws InvalidResponseException {
    return new KeycloakRole(row.text("id"), row.text("name"));
  }

  static String id(JsonFields row) throws InvalidResponseException {
    return row.text("id");
  }

  /** The id of the organization of this alias, or nothing. */
  static List<String> organization(JsonFields row, String alias) throws InvalidResponseException {
    List<String> ids = new ArrayList<>();
    if (alias.equals(row.optionalText("alias"))) {
      ids.add(row.text("id"));
    }
    return ids;
  }

  private static Principal person(JsonFields row) throws InvalidResponseException {
    String text = row.text("email");
    try {
      return Email.person(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidResponseException(
          row.where() + ".email is " + text + ", which is no e-mail address: " + e.getMessage());
    }
  }

  private static InvalidResponseException unknown(
      JsonFields row, String field, @Nullable String value) {
    return new InvalidResponseException(
        row.where() + "." + field + " is " + value + ", which rollcall does not know");
  }
}
