package dev.rollcall.github;

import dev.rollcall.github.Forge.Post;
import dev.rollcall.github.Forge.Pull;
import dev.rollcall.github.Forge.Run;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The calls of GitHub's REST API that the workflows make, with the permission each needs. */
final class ForgeApi {
  private static final JsonMapper JSON = new JsonMapper();

  /** A call that is not answered as asked. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  /** One call: who may make it, and what it answers. */
  private record Call(String pattern, String permission, Answer answer) {}

  /** What a call does. */
  private interface Answer {
    JsonNode to(MatchResult path, Map<String, List<String>> fields) throws Refused;
  }

  private final Forge forge;
  private final List<Call> calls =
      List.of(
          new Call("GET repos/REPO", "metadata read", this::repository),
          new Call("GET repos/REPO/pulls/(\\d+)", "pull-requests read", this::pull),
          new Call(
              "GET repos/REPO/commits/([0-9a-f]{40})/pulls", "pull-requests read", this::pulls),
          new Call(
              "GET repos/REPO/issues/(\\d+)/comments\\?per_page=100",
              "pull-requests read",
              this::comments),
          new Call("POST repos/REPO/issues/(\\d+)/comments", "comment", this::comment),
          new Call("PATCH repos/REPO/issues/comments/(\\d+)", "pull-requests write", this::edit),
          new Call(
              "GET repos/REPO/actions/artifacts\\?name=([A-Za-z0-9._~-]+)&per_page=100",
              "actions read",
              this::artifacts),
          new Call("GET repos/REPO/actions/runs/(\\d+)", "actions read", this::run),
          new Call("GET repos/REPO/environments/([A-Za-z0-9._-]+)", "actions read", this::rules),
          new Call(
              "GET repos/REPO/issues\\?state=open&labels=([a-z-]+)&per_page=100",
              "issues read",
              this::issues),
          new Call("POST repos/REPO/issues", "issues write", this::open),
          new Call("PATCH repos/REPO/issues/(\\d+)", "issues write", this::change));

  ForgeApi(Forge forge) {
    this.forge = forge;
  }

  /** Answers one call. */
  JsonNode call(String request, Map<String, List<String>> fields, Map<String, Object> permissions)
      throws Refused {
    for (Call call : calls) {
      Matcher path =
          Pattern.compile(call.pattern().replace("REPO", Forge.REPOSITORY)).matcher(request);
      if (path.matches()) {
        check(call.permission(), path, permissions);
        return call.answer().to(path, fields);
      }
    }
    throw new Refused("no such call in this test: " + request);
  }

  private void check(String needed, MatchResult path, Map<String, Object> permissions)
      throws Refused {
    String permission = needed;
    if (needed.equals("comment")) {
      permission = (isPull(path.group(1)) ? "pull-requests" : "issues") + " write";
    }
    String[] words = permission.split(" ", -1);
    Object granted = permissions.get(words[0]);
    if (!words[0].equals("metadata") && !"write".equals(granted) && !words[1].equals(granted)) {
      throw new Refused("HTTP 403: the token lacks " + permission + ": " + path.group());
    }
  }

  private boolean isPull(String number) {
    return forge.pulls.stream().anyMatch(pull -> number.equals("" + pull.number));
  }

  private JsonNode repository(MatchResult path, Map<String, List<String>> fields) {
    return JSON.createObjectNode()
        .put("visibility", forge.visibility)
        .put("default_branch", "main");
  }

  private JsonNode pull(MatchResult path, Map<String, List<String>> fields) throws Refused {
    return json(one(forge.pulls, pull -> pull.number, path.group(1)));
  }

  private JsonNode pulls(MatchResult path, Map<String, List<String>> fields) {
    return array(forge.pulls, pull -> path.group(1).equals(pull.merged), ForgeApi::json);
  }

  private JsonNode comments(MatchResult path, Map<String, List<String>> fields) {
    return array(forge.comments, post -> path.group(1).equals("" + post.number), ForgeApi::json);
  }

  private JsonNode comment(MatchResult path, Map<String, List<String>> fields) throws Refused {
    int number = Integer.parseInt(path.group(1));
    return json(forge.comment(number, Forge.BOT, body(fields)));
  }

  private JsonNode edit(MatchResult path, Map<String, List<String>> fields) throws Refused {
    Post post = one(forge.comments, comment -> comment.id, path.group(1));
    post.body = body(fields);
    return json(post);
  }

  private JsonNode artifacts(MatchResult path, Map<String, List<String>> fields) {
    ObjectNode answer = JSON.createObjectNode();
    answer.set(
        "artifacts",
        array(
            forge.artifacts,
            artifact -> artifact.name().equals(path.group(1)),
            artifact -> {
              ObjectNode node =
                  JSON.createObjectNode().put("id", artifact.id()).put("expired", false);
              node.putObject("workflow_run").put("id", artifact.run());
              return node;
            }));
    return answer;
  }

  private JsonNode run(MatchResult path, Map<String, List<String>> fields) throws Refused {
    Run run = one(forge.runs, each -> each.id, path.group(1));
    ObjectNode node =
        JSON.createObjectNode()
            .put("path", run.path)
            .put("event", run.event)
            .put("conclusion", run.conclusion);
    node.putObject("repository").put("full_name", Forge.REPOSITORY);
    return node;
  }

  private JsonNode rules(MatchResult path, Map<String, List<String>> fields) throws Refused {
    Boolean reviewed = forge.environments.get(path.group(1));
    if (reviewed == null) {
      throw new Refused("HTTP 404: no environment " + path.group(1));
    }
    ObjectNode node = JSON.createObjectNode();
    ArrayNode rules = node.putArray("protection_rules");
    rules.addObject().put("type", "branch_policy");
    if (reviewed) {
      rules.addObject().put("type", "required_reviewers");
    }
    return node;
  }

  private JsonNode issues(MatchResult path, Map<String, List<String>> fields) {
    return array(
        forge.issues,
        issue -> issue.state.equals("open") && issue.labels.contains(path.group(1)),
        ForgeApi::json);
  }

  private JsonNode open(MatchResult path, Map<String, List<String>> fields) throws Refused {
    Post issue = forge.open(Forge.BOT, only(fields, "title"), body(fields));
    issue.labels.add(only(fields, "labels[]"));
    if (!forge.labels.containsAll(issue.labels)) {
      throw new Refused("HTTP 422: no such label");
    }
    return json(issue);
  }

  private JsonNode change(MatchResult path, Map<String, List<String>> fields) throws Refused {
    Post issue = one(forge.issues, each -> each.number, path.group(1));
    if (fields.containsKey("state")) {
      issue.state = only(fields, "state");
      only(fields, "state_reason");
    } else {
      issue.body = body(fields);
    }
    return json(issue);
  }

  private static JsonNode json(Pull pull) {
    ObjectNode node =
        JSON.createObjectNode()
            .put("number", pull.number)
            .put("merge_commit_sha", pull.merged)
            .put("merged_at", pull.merged == null ? null : "2026-11-24T09:00:00Z");
    node.putObject("head").put("sha", pull.head).put("ref", pull.branch);
    node.putObject("base").put("ref", pull.target);
    return node;
  }

  private static JsonNode json(Post post) {
    ObjectNode node =
        JSON.createObjectNode()
            .put("id", post.id)
            .put("number", post.number)
            .put("body", post.body);
    node.putObject("user").put("login", post.login);
    return node;
  }

  private static <T> ArrayNode array(
      Collection<T> all, Predicate<T> wanted, Function<T, JsonNode> json) {
    ArrayNode array = JSON.createArrayNode();
    all.stream().filter(wanted).map(json).forEach(array::add);
    return array;
  }

  private static <T> T one(Collection<T> all, Function<T, Integer> id, String wanted)
      throws Refused {
    return all.stream()
        .filter(each -> wanted.equals("" + id.apply(each)))
        .findFirst()
        .orElseThrow(() -> new Refused("HTTP 404: " + wanted));
  }

  private static String only(Map<String, List<String>> fields, String name) throws Refused {
    List<String> values = fields.getOrDefault(name, List.of());
    if (values.size() != 1) {
      throw new Refused("HTTP 422: one " + name + " is needed");
    }
    return values.get(0);
  }

  private static String body(Map<String, List<String>> fields) throws Refused {
    String body = only(fields, "body");
    if (body.length() > 65_536) {
      throw new Refused("HTTP 422: the body is too long");
    }
    return body;
  }
}
