package dev.rollcall.keycloak;

import static dev.rollcall.keycloak.AdminApi.encoded;
import static dev.rollcall.keycloak.AdminApi.nodes;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** An organization of a realm, and what its administrator sees and does by hand. */
record Organization(Realm realm, String alias, String id) {
  String path(String below) {
    return realm.path("/organizations/" + id + below);
  }

  private AdminApi api() {
    return realm.api();
  }

  /** Takes an account in, past any invitation. */
  void add(String user) throws IOException, InterruptedException {
    api().post(path("/members"), nodes().stringNode(user));
  }

  void remove(String user) throws IOException, InterruptedException {
    api().delete(path("/members/" + user));
  }

  boolean hasMember(String email) throws IOException, InterruptedException {
    return !api().get(path("/members?exact=true&search=" + encoded(email))).isEmpty();
  }

  /** Adds a group, and answers its id. */
  String addGroup(String name) throws IOException, InterruptedException {
    return api().post(path("/groups"), nodes().objectNode().put("name", name));
  }

  void addToGroup(String group, String user) throws IOException, InterruptedException {
    api().put(path("/groups/" + group + "/members/" + user), nodes().objectNode());
  }

  void removeFromGroup(String group, String user) throws IOException, InterruptedException {
    api().delete(path("/groups/" + group + "/members/" + user));
  }

  void giveGroup(String group, String client, String role)
      throws IOException, InterruptedException {
    api()
        .post(
            path("/groups/" + group + "/role-mappings/clients/" + client),
            realm.role(client, role));
  }

  /** The names of the groups somebody is in. */
  List<String> groupsOf(String email) throws IOException, InterruptedException {
    return texts(api().get(path("/members/" + realm.user(email) + "/groups")), "name");
  }

  /** The status of each open invitation of somebody. */
  List<String> invitationsOf(String email) throws IOException, InterruptedException {
    return texts(api().get(path("/invitations?email=" + encoded(email))), "status");
  }

  private static List<String> texts(JsonNode rows, String field) {
    return IntStream.range(0, rows.size())
        .mapToObj(i -> rows.get(i).get(field).asString())
        .sorted()
        .toList();
  }
}
