package dev.rollcall.reliability;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who is in an organization, and who reaches what: the addresses of plans, each with the role that
 * is held there, and the same as files.
 */
final class Access {
  /** What stands for the role of a group, which has none. */
  static final String NONE = "";

  private static final JsonMapper JSON = new JsonMapper();
  private final SortedMap<String, String> roles = new TreeMap<>();
  private final ObjectNode members = JSON.createObjectNode();
  private final ObjectNode groups = JSON.createObjectNode();
  private final ObjectNode workspaces = JSON.createObjectNode();

  /** The role at each address. */
  SortedMap<String, String> roles() {
    return roles;
  }

  Access person(String email, String role) {
    roles.put("member/" + email, role);
    members.put(email, role);
    return this;
  }

  /** Declares that somebody's time is over. */
  Access leaver(String email) {
    members.putObject(email).put("until", "2020-01-01");
    return this;
  }

  Access group(String name) {
    roles.put("group/" + name, NONE);
    groups.putObject(name);
    return this;
  }

  /** Puts somebody in a group that is there. */
  Access inGroup(String group, String who, String role) {
    roles.put("group/" + group + "/" + who, role);
    groups.withObjectProperty(group).put(who, role);
    return this;
  }

  Access workspace(String name) {
    workspaces.putObject(name);
    return this;
  }

  /** Lets somebody into a workspace that is there. */
  Access at(String workspace, String who, String role) {
    roles.put("workspace/" + workspace + "/" + who, role);
    workspaces.withObjectProperty(workspace).put(who, role);
    return this;
  }

  /** As the roster file of a project: JSON is YAML. */
  String toRoster() {
    ObjectNode roster = JSON.createObjectNode();
    roster.set("members", members);
    roster.set("groups", wrapped(groups, "members"));
    roster.set("workspaces", wrapped(workspaces, "access"));
    return roster.toString();
  }

  /**
   * As what a sandbox starts with.
   *
   * @param invited the people who have not joined, and when each was mailed, once
   */
  String toSeed(String caller, Map<String, String> invited) {
    ObjectNode people = members.deepCopy();
    invited.forEach(
        (email, time) ->
            people
                .putObject(email)
                .put("role", members.get(email).stringValue())
                .put("status", "invited")
                .put("invited_at", time));
    ObjectNode seed = JSON.createObjectNode().put("caller", caller);
    seed.set("members", people);
    seed.set("groups", groups);
    seed.set("workspaces", wrapped(workspaces, "access"));
    return seed.toString();
  }

  private static ObjectNode wrapped(ObjectNode named, String key) {
    ObjectNode wrapped = JSON.createObjectNode();
    named
        .properties()
        .forEach(entry -> wrapped.putObject(entry.getKey()).set(key, entry.getValue()));
    return wrapped;
  }
}
