package dev.rollcall.cli;

import static dev.rollcall.cli.ConsoleView.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.sandbox.Running;
import dev.rollcall.sandbox.Running.Reply;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What can be clicked at the console, each click with its effect; fails where it has none. */
final class ConsoleClicks {
  private static final JsonMapper JSON = new JsonMapper();

  private final Running hub;

  ConsoleClicks(Running hub) {
    this.hub = hub;
  }

  void createGroup(String name) {
    done(201, hub.post("/groups", json("name", name)));
  }

  void createAccount(String name, String role) {
    ObjectNode body = JSON.createObjectNode().put("name", name);
    body.put("role", role(ConsoleRole.ORGANIZATION, role));
    done(201, hub.post("/service-accounts", body.toString()));
  }

  void invite(List<String> emails) {
    ObjectNode body = JSON.createObjectNode();
    emails.forEach(body.putArray("emails")::add);
    Reply reply = hub.post("/members", body.toString());
    done(200, reply);
    assertThat(reply.body().path("results"))
        .allMatch(result -> text(result, "outcome").equals("invited"))
        .hasSameSizeAs(emails);
  }

  void resend(JsonNode person) {
    String body = json("last_sent_at", text(person, "last_sent_at"));
    done(200, hub.post("/members/" + path(text(person, "id")) + "/resend-invitation", body));
  }

  void setRole(ConsoleView view, String who, String role) {
    String list = who.startsWith("service:") ? "/service-accounts/" : "/members/";
    String body = json("role", role(ConsoleRole.ORGANIZATION, role));
    done(200, hub.patch(list + path(view.id(who)), body));
  }

  void putInGroup(ConsoleView view, String group, String who, String role) {
    done(204, hub.put(inGroup(view, group, who), json("role", role(ConsoleRole.GROUP, role))));
  }

  void removeFromGroup(ConsoleView view, String group, String who) {
    done(204, hub.delete(inGroup(view, group, who)));
  }

  private static String inGroup(ConsoleView view, String group, String who) {
    return "/groups/" + path(view.id("group:" + group)) + "/members/" + principal(view, who);
  }

  void putInWorkspace(ConsoleView view, String workspace, String who, String role) {
    String body = json("role", role(ConsoleRole.WORKSPACE, role));
    done(204, hub.put(inWorkspace(view, workspace, who), body));
  }

  void removeFromWorkspace(ConsoleView view, String workspace, String who) {
    done(204, hub.delete(inWorkspace(view, workspace, who)));
  }

  private static String inWorkspace(ConsoleView view, String workspace, String who) {
    return "/workspaces/" + path(workspace) + "/access/" + principal(view, who);
  }

  private static String principal(ConsoleView view, String who) {
    String type =
        who.startsWith("service:")
            ? "service_account"
            : who.startsWith("group:") ? "group" : "member";
    return type + "/" + path(view.id(who));
  }

  void deletePeople(ConsoleView view, List<String> emails) {
    ObjectNode body = JSON.createObjectNode();
    emails.stream().map(view::id).forEach(body.putArray("ids")::add);
    done(200, hub.post("/members/delete", body.toString()));
  }

  void deleteAccount(ConsoleView view, String name) {
    done(204, hub.delete("/service-accounts/" + path(view.id("service:" + name))));
  }

  void deleteGroup(ConsoleView view, String name) {
    done(204, hub.delete("/groups/" + path(view.id("group:" + name))));
  }

  /** The role one picks from a list where it is shown so. */
  private String role(ConsoleRole kind, String shown) {
    JsonNode offered = hub.get("").body().at("/roles/" + kind.ladder());
    return offered
        .valueStream()
        .map(JsonNode::asString)
        .filter(role -> kind.shown(role).equals(shown))
        .findFirst()
        .orElseThrow(() -> new AssertionError(shown + " is none of " + offered));
  }

  private static String json(String key, String value) {
    return JSON.createObjectNode().put(key, value).toString();
  }

  private static String path(String segment) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : segment.getBytes(UTF_8)) {
      boolean plain = b == '-' || b == '_' || (b > 0 && Character.isLetterOrDigit(b));
      encoded.append(plain ? String.valueOf((char) b) : "%%%02X".formatted(b));
    }
    return encoded.toString();
  }

  private static void done(int status, Reply reply) {
    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(status);
  }
}
