package dev.rollcall.keycloak;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.Launch.Finished;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * What a plan costs the server, as its access log counts it: 1,000 people in 50 groups of 20, and 5
 * workspaces of 2 roles, each role held by a group and by 120 people, more than one page of them.
 * The figures are printed: they are rollcall's side of the comparison on the page of the Keycloak
 * example.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class KeycloakRequestsLiveIT {
  private static final int PEOPLE = 1_000;
  private static final int GROUPS = 50;
  private static final int WORKSPACES = 5;
  private static final int HOLDERS = 120;
  private static final int LIMIT = 100;

  @TempDir static Path folder;
  private static SmtpSink mail;
  private static Realm realm;
  private static Organization acme;
  private static final List<String> users = new ArrayList<>();
  private static final List<String> groups = new ArrayList<>();
  private static Access access;

  @BeforeAll
  static void open() throws Exception {
    mail = SmtpSink.start();
    realm = Realm.create(KeycloakServer.shared(), mail, "requests");
    acme = realm.addOrganization("acme");
    addMembers();
    addGroups();
    addWorkspaces();
    Access settings = Access.of(folder.resolve("settings"), acme);
    access = new Access(folder.resolve("project"));
    Finished imported = access.run("import", "--from", settings.folder().toString());
    assertThat(imported.code()).as(imported.err()).isZero();
  }

  private static String person(int i) {
    return "person%04d@acme.example".formatted(i);
  }

  private static void addMembers() throws Exception {
    realm.addUsers(IntStream.range(0, PEOPLE).mapToObj(KeycloakRequestsLiveIT::person).toList());
    Map<String, String> ids = new HashMap<>();
    for (JsonNode user : realm.api().get(realm.path("/users?max=" + 2 * PEOPLE))) {
      ids.put(user.get("username").asString(), user.get("id").asString());
    }
    for (int i = 0; i < PEOPLE; i++) {
      String id = ids.getOrDefault(person(i), "");
      users.add(id);
      acme.add(id);
    }
  }

  private static void addGroups() throws Exception {
    for (int g = 0; g < GROUPS; g++) {
      String group = acme.addGroup("team-" + g);
      groups.add(group);
      for (int i = g; i < PEOPLE; i += GROUPS) {
        acme.addToGroup(group, users.get(i));
      }
    }
  }

  private static void addWorkspaces() throws Exception {
    for (int w = 0; w < WORKSPACES; w++) {
      String client = realm.addClient("workspace-" + w, "reviewer", "developer");
      acme.giveGroup(groups.get(2 * w), client, "reviewer");
      acme.giveGroup(groups.get(2 * w + 1), client, "developer");
      int first = w * 2 * HOLDERS % (PEOPLE - 2 * HOLDERS);
      realm.giveRole(users.subList(first, first + HOLDERS), client, "reviewer");
      realm.giveRole(users.subList(first + HOLDERS, first + 2 * HOLDERS), client, "developer");
    }
  }

  @AfterAll
  static void close() throws Exception {
    realm.close();
    mail.close();
  }

  @Test
  @Order(1)
  void planWithoutChangesCostsFewRequests() throws Exception {
    long mark = realm.server().mark();
    long start = System.nanoTime();
    Finished ran = access.run("plan", "--detailed-exitcode");
    Duration wall = Duration.ofNanos(System.nanoTime() - start);
    List<String> requests = realm.server().requestsSince(mark, "requests");

    assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
    print("no-change plan", requests, wall);
    assertThat(requests).hasSizeBetween(PEOPLE / 100 + GROUPS, LIMIT - 1);
    assertThat(requests).allMatch(r -> r.contains("\"GET ") || r.contains("/token "));
  }

  @Test
  @Order(2)
  void planFindsOneMembershipRemovedByHand() throws Exception {
    acme.removeFromGroup(groups.get(7), users.get(7));

    long mark = realm.server().mark();
    long start = System.nanoTime();
    List<String> changes = access.changes();
    Duration wall = Duration.ofNanos(System.nanoTime() - start);
    List<String> requests = realm.server().requestsSince(mark, "requests");

    print("plan that finds one membership removed by hand", requests, wall);
    assertThat(changes).containsExactly("add group/team-7/" + person(7));
    assertThat(requests).hasSizeLessThan(LIMIT);
  }

  @Test
  @Order(3)
  void repairCostsLittleMore() throws Exception {
    long mark = realm.server().mark();
    long start = System.nanoTime();
    access.apply();
    print(
        "apply that repairs it",
        realm.server().requestsSince(mark, "requests"),
        Duration.ofNanos(System.nanoTime() - start));
    access.assertNothingToDo();
  }

  private static void print(String what, List<String> requests, Duration wall) {
    System.out.printf(
        "%s, %d people, %d groups, %d workspaces: %d requests, %.1f s%n",
        what, PEOPLE, GROUPS, WORKSPACES, requests.size(), wall.toMillis() / 1000.0);
    new TreeMap<>(requests.stream().collect(groupingBy(KeycloakRequestsLiveIT::shape)))
        .forEach((shape, of) -> System.out.printf("  %4d %s%n", of.size(), shape));
  }

  private static String shape(String request) {
    return request
        .replaceFirst(".*\"([A-Z]+ [^ ?]+).*", "$1")
        .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID");
  }
}
