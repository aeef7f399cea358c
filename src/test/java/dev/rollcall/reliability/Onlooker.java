package dev.rollcall.reliability;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks at an organization with a client of its own, so that rollcall does not judge itself. Asks
 * again, whatever the weather, until it is answered; to be used while nobody writes.
 */
final class Onlooker {
  private static final int TRIES = 100;
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;

  /** An onlooker of the sandbox with this base URL, which ends in {@code /api}. */
  Onlooker(URI base) {
    this.base = base;
  }

  /** The role at each address, as the server stores it. */
  SortedMap<String, String> roles() throws InterruptedException {
    SortedMap<String, String> roles = new TreeMap<>();
    Map<String, String> names = new HashMap<>();
    for (JsonNode member : list("members")) {
      names.put("member " + text(member, "id"), text(member, "email"));
      put(roles, "member/" + text(member, "email"), text(member, "role"));
    }
    Map<String, String> groups = new HashMap<>();
    for (JsonNode group : list("groups")) {
      names.put("group " + text(group, "id"), "group:" + text(group, "name"));
      groups.put(text(group, "id"), text(group, "name"));
      put(roles, "group/" + text(group, "name"), Access.NONE);
    }
    for (JsonNode row : list("group-members")) {
      putHeld(roles, "group/" + groups.get(text(row, "group_id")), row, names);
    }
    for (JsonNode row : list("workspace-access")) {
      putHeld(roles, "workspace/" + text(row, "workspace"), row, names);
    }
    return roles;
  }

  private static void putHeld(
      SortedMap<String, String> roles, String place, JsonNode row, Map<String, String> names) {
    if (!row.get("derived").booleanValue()) {
      JsonNode principal = row.get("principal");
      String name = names.get(text(principal, "type") + " " + text(principal, "id"));
      put(roles, place + "/" + name, text(row, "role"));
    }
  }

  private static void put(SortedMap<String, String> roles, String address, String role) {
    if (roles.put(address, role) != null) {
      throw new AssertionError(address + " is there twice");
    }
  }

  /** Every e-mail so far, as {@code invitation ada@acme.example}. */
  List<String> mails() throws InterruptedException {
    List<String> mails = new ArrayList<>();
    for (JsonNode mail : get("/sandbox/mailbox")) {
      mails.add(text(mail, "kind") + " " + text(mail, "to"));
    }
    return mails;
  }

  private List<JsonNode> list(String name) throws InterruptedException {
    List<JsonNode> rows = new ArrayList<>();
    int total = 1;
    while (rows.size() < total) {
      JsonNode page =
          get(base.getPath() + "/v2/organization/" + name + "?limit=500&offset=" + rows.size());
      page.get("items").forEach(rows::add);
      total = page.get("total").intValue();
    }
    return rows;
  }

  private JsonNode get(String path) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Authorization", "Bearer onlooker")
            .header("IB-Context", "acme")
            .timeout(Duration.ofSeconds(30))
            .build();
    for (int i = 0; i < TRIES; i++) {
      try {
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() == 200) {
          return JSON.readTree(answer.body());
        }
      } catch (IOException e) {
        // the weather
      }
    }
    throw new AssertionError(path + " was not answered " + TRIES + " times");
  }

  private static String text(JsonNode node, String field) {
    return node.get(field).stringValue();
  }
}
