package dev.rollcall.sandbox;

import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** The roles of each kind, lowest first; no list is empty. */
record Roles(List<String> organization, List<String> group, List<String> workspace) {

  /** AI Hub's roles today. The set has changed before, so a seed may name others. */
  static final Roles BUILT_IN =
      new Roles(
          List.of("member", "admin"),
          List.of("member", "manager"),
          List.of("reviewer", "review_manager", "tester", "developer", "manager"));

  /**
   * Reads {@code {organization, group, workspace}}; a list that is not there keeps its built-in
   * roles.
   */
  static Roles read(JsonInput input) throws HttpErrorException {
    input.only("organization", "group", "workspace");
    return new Roles(
        list(input.field("organization"), BUILT_IN.organization),
        list(input.field("group"), BUILT_IN.group),
        list(input.field("workspace"), BUILT_IN.workspace));
  }

  private static List<String> list(JsonInput input, List<String> builtIn)
      throws HttpErrorException {
    return input.absent() ? builtIn : List.copyOf(input.distinctTexts(Integer.MAX_VALUE));
  }

  /** The role everyone is invited with. */
  String lowest() {
    return organization.get(0);
  }

  /** The role that reaches every workspace. */
  String admin() {
    return highest(organization);
  }

  static String highest(List<String> ladder) {
    return ladder.get(ladder.size() - 1);
  }

  /** The role, if it is one of {@code known}. */
  static String check(String role, List<String> known) throws HttpErrorException {
    if (known.contains(role)) {
      return role;
    }
    throw HttpErrorException.impossible(
        "there is no role \"" + role + "\" here; the roles are " + String.join(", ", known));
  }

  void write(JsonGenerator json) {
    json.writeStartObject();
    for (var ladder :
        List.of(
            Map.entry("organization", organization),
            Map.entry("group", group),
            Map.entry("workspace", workspace))) {
      json.writeName(ladder.getKey());
      json.writeStartArray();
      ladder.getValue().forEach(json::writeString);
      json.writeEndArray();
    }
    json.writeEndObject();
  }
}
