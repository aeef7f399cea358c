package dev.rollcall.keycloak;

import static dev.rollcall.keycloak.AdminApi.encoded;
import static dev.rollcall.keycloak.AdminApi.nodes;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A realm of a test class, with a client that rollcall may run as; it is deleted in the end. */
final class Realm {
  static final String CLIENT = "rollcall";
  static final String SECRET = "no-secret";
  static final String ADMIN_ROLE = "org-admin";

  /** What the page of the Keycloak example asks for. */
  private static final List<String> RIGHTS =
      List.of(
          "manage-organizations",
          "manage-users",
          "view-users",
          "query-groups",
          "view-clients",
          "view-realm");

  private final KeycloakServer server;
  private final AdminApi api;
  private final String name;
  private final String client;

  private Realm(KeycloakServer server, AdminApi api, String name, String client) {
    this.server = server;
    this.api = api;
    this.name = name;
    this.client = client;
  }

  static Realm create(KeycloakServer server, SmtpSink mail, String name)
      throws IOException, InterruptedException {
    AdminApi api = new AdminApi(server.base());
    ObjectNode realm =
        nodes()
            .objectNode()
            .put("realm", name)
            .put("enabled", true)
            .put("organizationsEnabled", true);
    realm
        .putObject("smtpServer")
        .put("host", "127.0.0.1")
        .put("port", String.valueOf(mail.port()))
        .put("from", "no-reply@" + name + ".example");
    api.post("", realm);
    api.post("/" + name + "/roles", nodes().objectNode().put("name", ADMIN_ROLE));
    String client =
        api.post(
            "/" + name + "/clients",
            nodes()
                .objectNode()
                .put("clientId", CLIENT)
                .put("secret", SECRET)
                .put("publicClient", false)
                .put("serviceAccountsEnabled", true)
                .put("standardFlowEnabled", false));
    Realm created = new Realm(server, api, name, client);
    created.grant(RIGHTS);
    return created;
  }

  KeycloakServer server() {
    return server;
  }

  String name() {
    return name;
  }

  AdminApi api() {
    return api;
  }

  /** A path below the realm. */
  String path(String below) {
    return "/" + name + below;
  }

  /** Gives rollcall's client these roles of {@code realm-management}, and no other. */
  void grant(Collection<String> rights) throws IOException, InterruptedException {
    String account =
        api.get(path("/clients/" + client + "/service-account-user")).get("id").asString();
    String management =
        api.get(path("/clients?clientId=realm-management")).get(0).get("id").asString();
    String mappings = path("/users/" + account + "/role-mappings/clients/" + management);
    JsonNode held = api.get(mappings);
    if (!held.isEmpty()) {
      api.delete(mappings, held);
    }
    ArrayNode given = nodes().arrayNode();
    for (String right : rights) {
      given.add(api.get(path("/clients/" + management + "/roles/" + right)));
    }
    api.post(mappings, given);
  }

  /** Changes settings of the realm. */
  void set(ObjectNode settings) throws IOException, InterruptedException {
    api.put("/" + name, settings);
  }

  /** Changes an attribute of rollcall's client. */
  void setOfClient(String attribute, String value) throws IOException, InterruptedException {
    ObjectNode changed = (ObjectNode) api.get(path("/clients/" + client));
    ((ObjectNode) changed.get("attributes")).put(attribute, value);
    api.put(path("/clients/" + client), changed);
  }

  Organization addOrganization(String alias) throws IOException, InterruptedException {
    ObjectNode organization = nodes().objectNode().put("name", alias).put("alias", alias);
    organization.putArray("domains").addObject().put("name", alias + ".example");
    return new Organization(this, alias, api.post(path("/organizations"), organization));
  }

  /** Adds a client with these roles, and answers its id. */
  String addClient(String clientId, String... roles) throws IOException, InterruptedException {
    String id = api.post(path("/clients"), nodes().objectNode().put("clientId", clientId));
    for (String role : roles) {
      api.post(path("/clients/" + id + "/roles"), nodes().objectNode().put("name", role));
    }
    return id;
  }

  /** Adds accounts that belong to no organization. */
  void addUsers(Collection<String> emails) throws IOException, InterruptedException {
    ObjectNode all = nodes().objectNode().put("ifResourceExists", "SKIP");
    ArrayNode users = all.putArray("users");
    for (String email : emails) {
      users
          .addObject()
          .put("username", email)
          .put("email", email)
          .put("firstName", "F")
          .put("lastName", "L")
          .put("emailVerified", true)
          .put("enabled", true);
    }
    api.post(path("/partialImport"), all);
  }

  /** The id of somebody's account. */
  String user(String email) throws IOException, InterruptedException {
    JsonNode found = api.get(path("/users?exact=true&email=" + encoded(email)));
    if (found.size() != 1) {
      throw new IOException(found.size() + " accounts of " + email);
    }
    return found.get(0).get("id").asString();
  }

  boolean hasUser(String email) throws IOException, InterruptedException {
    return !api.get(path("/users?exact=true&email=" + encoded(email))).isEmpty();
  }

  /** The names of the roles of a client that somebody holds. */
  List<String> rolesOf(String email, String clientId) throws IOException, InterruptedException {
    JsonNode held = api.get(path("/users/" + user(email) + "/role-mappings/clients/" + clientId));
    return IntStream.range(0, held.size())
        .mapToObj(i -> held.get(i).get("name").asString())
        .sorted()
        .toList();
  }

  /** Gives somebody a role of a client by hand. */
  void giveRole(String user, String clientId, String role)
      throws IOException, InterruptedException {
    giveRole(List.of(user), clientId, role);
  }

  /** Gives people a role of a client by hand. */
  void giveRole(List<String> users, String clientId, String role)
      throws IOException, InterruptedException {
    ArrayNode given = role(clientId, role);
    for (String user : users) {
      api.post(path("/users/" + user + "/role-mappings/clients/" + clientId), given);
    }
  }

  ArrayNode role(String clientId, String role) throws IOException, InterruptedException {
    return nodes().arrayNode().add(api.get(path("/clients/" + clientId + "/roles/" + role)));
  }

  void close() throws IOException, InterruptedException {
    api.delete("/" + name);
  }
}
