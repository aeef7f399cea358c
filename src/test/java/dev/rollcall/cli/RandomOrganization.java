package dev.rollcall.cli;

import dev.rollcall.HostileNames;
import dev.rollcall.model.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** States of one organization whose names are attacks; the same for the same seed. */
final class RandomOrganization {
  /** Who a sandbox says it is called by: joined, and an admin. */
  private static final String CALLER = "root@acme.example";

  private static final List<String> ORGANIZATION = List.of("member", "member", "member", "admin");
  private static final List<String> GROUP = List.of("member", "manager");
  private static final List<String> WORKSPACE =
      List.of("reviewer", "review_manager", "tester", "developer", "manager");

  private static final List<String> EMAILS =
      List.of(
          "p%d@a.b",
          "P%d+Tag@a.b", "o'p%d@a.b", "`p%d@a.b", "p%d```q@a.b", "*p%d*@a.b", "$p%d$@a.b");

  /** Of all that could be in one state, about how much is. */
  private static final double DENSITY = 0.3;

  private final Random random;
  private final Set<String> taken = new HashSet<>();
  private final List<String> people = new ArrayList<>();
  private final List<String> accounts;
  private final List<String> groups;
  private final List<String> workspaces;

  /** Roles by principal; in groups and workspaces, by their names. */
  record State(
      Map<String, String> members,
      Map<String, String> accounts,
      Map<String, Map<String, String>> groups,
      Map<String, Map<String, String>> workspaces) {
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * What a sandbox starts from.
     *
     * @param joined whether people have joined, so that who is an admin shows as nothing else
     */
    String seed(boolean joined) {
      ObjectNode seed = JSON.createObjectNode().put("caller", CALLER);
      ObjectNode people = seed.putObject("members").put(CALLER, "admin");
      members.forEach(
          (email, role) ->
              people
                  .putObject(email)
                  .put("role", role)
                  .put("status", joined ? "joined" : "invited"));
      accounts.forEach(seed.putObject("service_accounts")::put);
      ObjectNode flat = seed.putObject("groups");
      groups.forEach((name, roles) -> roles.forEach(flat.putObject(name)::put));
      ObjectNode shared = seed.putObject("workspaces");
      workspaces.forEach(
          (name, roles) -> roles.forEach(shared.putObject(name).putObject("access")::put));
      return seed.toString();
    }
  }

  RandomOrganization(long seed, int size) {
    this.random = new Random(seed);
    for (int i = 0; i < size; i++) {
      people.add(any(EMAILS).formatted(i));
    }
    HostileNames names = new HostileNames(seed);
    this.accounts = names(names, size / 5);
    this.groups = names(names, size / 5);
    this.workspaces = names(names, size / 8);
  }

  /** Names that a sandbox takes and that do not differ by case alone. */
  private List<String> names(HostileNames source, int count) {
    List<String> names = new ArrayList<>();
    while (names.size() < count) {
      String name = source.next();
      if (!name.isBlank() && name.length() <= 255 && taken.add(Names.foldCase(name))) {
        names.add(name);
      }
    }
    return names;
  }

  /** Workspaces that nobody reaches. */
  State empty() {
    Map<String, Map<String, String>> shared = new LinkedHashMap<>();
    workspaces.forEach(name -> shared.put(name, Map.of()));
    return new State(Map.of(), Map.of(), Map.of(), shared);
  }

  /** A state that has nothing to do with any other. */
  State next() {
    return next(empty(), 0);
  }

  /** A state that keeps a share of what is in another, or is not. */
  State next(State before, double kept) {
    Map<String, String> members = roles(before.members, people, ORGANIZATION, kept, 0.7);
    Map<String, String> services = roles(before.accounts, accounts, ORGANIZATION, kept, 0.7);
    List<String> inGroups = new ArrayList<>(members.keySet());
    services.keySet().forEach(name -> inGroups.add("service:" + name));
    Map<String, Map<String, String>> teams = new LinkedHashMap<>();
    for (String name : groups) {
      boolean same = random.nextDouble() < kept;
      if (same ? before.groups.containsKey(name) : random.nextDouble() < 0.7) {
        teams.put(name, roles(of(before.groups, name), inGroups, GROUP, kept, DENSITY));
      }
    }
    List<String> inWorkspaces = new ArrayList<>(inGroups);
    teams.keySet().forEach(name -> inWorkspaces.add("group:" + name));
    Map<String, Map<String, String>> shared = new LinkedHashMap<>();
    for (String name : workspaces) {
      shared.put(name, roles(of(before.workspaces, name), inWorkspaces, WORKSPACE, kept, DENSITY));
    }
    return new State(members, services, teams, shared);
  }

  private static Map<String, String> of(Map<String, Map<String, String>> places, String name) {
    return places.getOrDefault(name, Map.of());
  }

  private Map<String, String> roles(
      Map<String, String> before,
      Collection<String> candidates,
      List<String> offered,
      double kept,
      double density) {
    Map<String, String> roles = new LinkedHashMap<>();
    for (String who : candidates) {
      boolean same = random.nextDouble() < kept;
      String drawn = random.nextDouble() < density ? any(offered) : null;
      String role = same ? before.get(who) : drawn;
      if (role != null) {
        roles.put(who, role);
      }
    }
    return roles;
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
