package dev.rollcall.live.keycloak;

import dev.rollcall.live.http.Fields;
import dev.rollcall.live.http.UnreadableAnswerException;
import dev.rollcall.model.Email;
import dev.rollcall.model.Invitation;
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
final class Rows {
  private Rows() {}

  /**
   * Somebody in the organization.
   *
   * @param managed whether the account belongs to the organization, and goes with the membership
   */
  record Member(String id, Email email, boolean managed) {}

  /** Somebody who was invited. */
  record Invited(String id, Email email, Invitation invitation) {}

  /**
   * A group of the organization.
   *
   * @param clientRoles names of roles by the client's own name
   */
  record Group(
      String id, String name, boolean holdsGroups, Map<String, List<String>> clientRoles) {}

  /**
   * A client of the realm.
   *
   * @param builtIn whether it is Keycloak's own, or speaks another protocol: never a workspace
   */
  record Client(String id, String name, boolean builtIn) {}

  /** A role of a client, or of the realm. */
  record Named(String id, String name) {}

  static Member member(Fields row) throws UnreadableAnswerException {
    String email = row.optionalText("email");
    if (email == null || email.isEmpty()) {
      throw new UnreadableAnswerException(
          "the member "
              + row.text("username")
              + " has no e-mail address, by which rollcall knows people; give it one, or take it"
              + " out of the organization");
    }
    String type = row.text("membershipType");
    return new Member(
        row.text("id"),
        email(row),
        switch (type) {
          case "MANAGED" -> true;
          case "UNMANAGED" -> false;
          default -> throw unknown(row, "membershipType", type);
        });
  }

  static Invited invited(Fields row) throws UnreadableAnswerException {
    String status = row.text("status");
    boolean expired =
        switch (status) {
          case "PENDING" -> false;
          case "EXPIRED" -> true;
          default -> throw unknown(row, "status", status);
        };
    // Each sending makes an invitation of its own, which says nothing of those before it.
    Instant sentAt = Instant.ofEpochSecond(row.count("sentDate"));
    return new Invited(row.text("id"), email(row), new Invitation(sentAt, sentAt, null, expired));
  }

  static Group group(Fields row) throws UnreadableAnswerException {
    Map<String, List<String>> roles = new TreeMap<>();
    Fields clients = row.optionalObject("clientRoles");
    if (clients != null) {
      for (Map.Entry<String, JsonNode> client : clients.node().properties()) {
        List<String> names = clients.optionalTexts(client.getKey());
        roles.put(client.getKey(), names == null ? List.of() : List.copyOf(names));
      }
    }
    boolean holdsGroups = row.count("subGroupCount") > 0;
    return new Group(row.text("id"), row.text("name"), holdsGroups, roles);
  }

  static Client client(Fields row) throws UnreadableAnswerException {
    String name = row.text("clientId");
    Fields attributes = row.optionalObject("attributes");
    String realm = attributes == null ? null : attributes.optionalText("realm_client");
    String protocol = row.optionalText("protocol");
    boolean oidc = protocol == null || protocol.equals("openid-connect");
    return new Client(
        row.text("id"), name, !oidc || "true".equals(realm) || BUILT_IN.contains(name));
  }

  private static final List<String> BUILT_IN =
      List.of("account", "account-console", "admin-cli", "broker", "security-admin-console");

  static Named named(Fields row) throws UnreadableAnswerException {
    return new Named(row.text("id"), row.text("name"));
  }

  static String id(Fields row) throws UnreadableAnswerException {
    return row.text("id");
  }

  /** The id of the organization of this alias, or nothing. */
  static List<String> organization(Fields row, String alias) throws UnreadableAnswerException {
    List<String> ids = new ArrayList<>();
    if (alias.equals(row.optionalText("alias"))) {
      ids.add(row.text("id"));
    }
    return ids;
  }

  private static Email email(Fields row) throws UnreadableAnswerException {
    String text = row.text("email");
    try {
      return Email.of(text);
    } catch (IllegalArgumentException e) {
      throw new UnreadableAnswerException(
          row.where() + ".email is " + text + ", which is no e-mail address: " + e.getMessage());
    }
  }

  private static UnreadableAnswerException unknown(
      Fields row, String field, @Nullable String value) {
    return new UnreadableAnswerException(
        row.where() + "." + field + " is " + value + ", which rollcall does not know");
  }
}
