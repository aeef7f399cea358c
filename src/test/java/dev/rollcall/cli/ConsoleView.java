package dev.rollcall.cli;

import dev.rollcall.sandbox.Running;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What AI Hub's console shows of an organization at one moment: in a group or workspace one role a
 * row, and of an admin of the organization no other role than that.
 *
 * @param groups by name, whoever is in it, and shown as what
 * @param workspaces the shared ones by name, whoever reaches it, and shown as what
 */
record ConsoleView(
    List<JsonNode> people,
    List<JsonNode> accounts,
    Map<String, Map<String, String>> groups,
    Map<String, Map<String, String>> workspaces,
    List<String> personalWorkspaces,
    Map<String, String> ids) {
  private static final int PAGE = 500;

  /** A row of a {@code group} or {@code workspace}. */
  record Row(String kind, String place, String who, String role) {}

  static ConsoleView of(Running hub) {
    ConsoleView view =
        new ConsoleView(
            list(hub, "/members"),
            list(hub, "/service-accounts"),
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new ArrayList<>(),
            new LinkedHashMap<>());
    view.read(hub);
    return view;
  }

  private static List<JsonNode> list(Running hub, String path) {
    List<JsonNode> all = new ArrayList<>();
    List<JsonNode> page;
    do {
      page = hub.get(path + "?limit=" + PAGE + "&offset=" + all.size()).items();
      all.addAll(page);
    } while (page.size() == PAGE);
    return all;
  }

  private void read(Running hub) {
    Map<String, String> names = new LinkedHashMap<>();
    people.forEach(row -> name(names, row, "", text(row, "email")));
    accounts.forEach(row -> name(names, row, "service:", text(row, "name")));
    for (JsonNode row : list(hub, "/groups")) {
      name(names, row, "group:", text(row, "name"));
      groups.put(text(row, "name"), new LinkedHashMap<>());
    }
    for (JsonNode row : list(hub, "/group-members")) {
      String group = known(names, text(row, "group_id")).substring("group:".length());
      show(known(groups, group), names, row, ConsoleRole.GROUP);
    }
    for (JsonNode row : list(hub, "/workspaces")) {
      if (text(row, "kind").equals("shared")) {
        workspaces.put(text(row, "name"), new LinkedHashMap<>());
      } else {
        personalWorkspaces.add(text(row, "name"));
      }
    }
    for (JsonNode row : list(hub, "/workspace-access")) {
      show(known(workspaces, text(row, "workspace")), names, row, ConsoleRole.WORKSPACE);
    }
  }

  private void name(Map<String, String> names, JsonNode row, String prefix, String name) {
    names.put(text(row, "id"), prefix + name);
    ids.put(key(prefix + name), text(row, "id"));
  }

  private static void show(
      Map<String, String> rows, Map<String, String> names, JsonNode row, ConsoleRole kind) {
    String who = known(names, row.at("/principal/id").asString());
    String role = kind.shown(text(row, "role"));
    if (row.path("derived").asBoolean()) {
      rows.put(who, ConsoleRole.ADMIN);
    } else {
      rows.putIfAbsent(who, role);
    }
  }

  /** The id of an e-mail, {@code service:NAME} or {@code group:NAME}. */
  String id(String who) {
    return known(ids, key(who));
  }

  private static <T> T known(Map<String, T> shown, String name) {
    T value = shown.get(name);
    if (value == null) {
      throw new AssertionError("the console shows no " + name);
    }
    return value;
  }

  /** The row of a person. */
  JsonNode person(String email) {
    String id = id(email);
    return people.stream().filter(row -> text(row, "id").equals(id)).findFirst().orElseThrow();
  }

  /** What somebody shows as in a group or workspace that is there, or nothing. */
  static String role(Map<String, Map<String, String>> places, String name, String who) {
    return known(places, name).entrySet().stream()
        .filter(row -> key(row.getKey()).equals(key(who)))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  /** Where these people, service accounts or groups show, and who shows in the groups. */
  Set<Row> rowsThatGoWith(List<String> leaving) {
    Set<String> keys = leaving.stream().map(ConsoleView::key).collect(Collectors.toSet());
    Set<Row> going = new LinkedHashSet<>();
    Stream.concat(rows("group", groups), rows("workspace", workspaces))
        .filter(row -> keys.contains(key(row.who())) || isIn(row, keys))
        .forEach(going::add);
    return going;
  }

  private static boolean isIn(Row row, Set<String> groups) {
    return row.kind().equals("group") && groups.contains("group:" + row.place());
  }

  private static Stream<Row> rows(String kind, Map<String, Map<String, String>> places) {
    return places.entrySet().stream()
        .flatMap(
            place ->
                place.getValue().entrySet().stream()
                    .map(row -> new Row(kind, place.getKey(), row.getKey(), row.getValue())));
  }

  /** Case says nothing in an e-mail, and everything in other names. */
  static String key(String who) {
    boolean named = who.startsWith("service:") || who.startsWith("group:");
    return named ? who : who.toLowerCase(Locale.ROOT);
  }

  static String text(JsonNode row, String field) {
    return row.path(field).asString("");
  }
}
