package dev.rollcall.sandbox;

import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** The operations of {@code schemas/membership-api.openapi.yaml}. */
final class Api {
  private static final String ROOT = "/api/v2/organization";
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 500;
  private static final int MAX_BULK = 100;

  private final Contents contents;
  private final Lists lists;
  private final People people;
  private final ServiceAccounts serviceAccounts;
  private final Groups groups;
  private final Workspaces workspaces;

  Api(Contents contents) {
    this.contents = contents;
    lists = new Lists(contents);
    people = new People(contents);
    serviceAccounts = new ServiceAccounts(contents);
    groups = new Groups(contents);
    workspaces = new Workspaces(contents);
  }

  List<Route> routes() {
    String group = ROOT + "/groups/{group_id}/members/{type}/{id}";
    String workspace = ROOT + "/workspaces/{name}/access/{type}/{id}";
    return List.of(
        Route.of("GET", ROOT, this::organization),
        Route.of("GET", ROOT + "/members", this::members),
        Route.of("POST", ROOT + "/members", this::invite),
        Route.of("POST", ROOT + "/members/delete", this::remove),
        Route.of("PATCH", ROOT + "/members/{id}", this::setMemberRole),
        Route.of("POST", ROOT + "/members/{id}/resend-invitation", this::resend),
        Route.of("GET", ROOT + "/service-accounts", list(Lists.Name.SERVICE_ACCOUNTS)),
        Route.of("POST", ROOT + "/service-accounts", this::createServiceAccount),
        Route.of("PATCH", ROOT + "/service-accounts/{id}", this::setServiceAccountRole),
        Route.of("DELETE", ROOT + "/service-accounts/{id}", this::deleteServiceAccount),
        Route.of("GET", ROOT + "/groups", list(Lists.Name.GROUPS)),
        Route.of("POST", ROOT + "/groups", this::createGroup),
        Route.of("DELETE", ROOT + "/groups/{id}", this::deleteGroup),
        Route.of("GET", ROOT + "/group-members", list(Lists.Name.GROUP_MEMBERS)),
        Route.of("PUT", group, this::putGroupMember),
        Route.of("DELETE", group, this::removeGroupMember),
        Route.of("GET", ROOT + "/workspaces", list(Lists.Name.WORKSPACES)),
        Route.of("GET", ROOT + "/workspace-access", list(Lists.Name.WORKSPACE_ACCESS)),
        Route.of("PUT", workspace, this::grant),
        Route.of("DELETE", workspace, this::revoke),
        Route.of("POST", "/api/v1/auditlogs", new AuditLog(contents)::answer));
  }

  private Answer organization(Call call) {
    return object(
        200,
        json -> {
          json.writeStringProperty("id", contents.organization);
          json.writeName("caller");
          contents.caller.write(json);
          json.writeName("roles");
          contents.roles.write(json);
          json.writeStringProperty("revision", revision());
        });
  }

  private Route.Effect list(Lists.Name name) {
    return call -> page(call, lists.of(name));
  }

  private Answer members(Call call) throws Refused {
    List<String> emails = call.parameters("email");
    if (emails.size() > MAX_BULK) {
      throw Refused.malformed("email is given " + emails.size() + " times; at most " + MAX_BULK);
    }
    var all = lists.of(Lists.Name.MEMBERS);
    return page(call, emails.isEmpty() ? all : people.withEmails(emails));
  }

  private Answer page(Call call, List<? extends Row> rows) throws Refused {
    int limit = call.number("limit", DEFAULT_LIMIT, 1, MAX_LIMIT);
    int from = Math.min(call.number("offset", 0, 0, Integer.MAX_VALUE), rows.size());
    int to = Math.min(rows.size(), from + limit);
    return object(
        200,
        json -> {
          Json.writeRows(json, "items", rows.subList(from, to));
          json.writeNumberProperty("total", rows.size());
          json.writeStringProperty("revision", revision());
        });
  }

  private String revision() {
    return Long.toString(contents.revision());
  }

  private Answer invite(Call call) throws Refused {
    Input body = call.body();
    body.only("emails");
    var results = people.invite(body.field("emails").distinctTexts(MAX_BULK));
    return results(json -> results.forEach(result -> result.write(json)));
  }

  private Answer remove(Call call) throws Refused {
    Input body = call.body();
    body.only("ids");
    List<String> ids = body.field("ids").distinctTexts(MAX_BULK);
    return results(json -> ids.forEach(id -> writeRemoval(json, id, people.remove(id))));
  }

  private static void writeRemoval(JsonGenerator json, String id, boolean removed) {
    json.writeStartObject();
    json.writeStringProperty("id", id);
    json.writeStringProperty("outcome", removed ? "removed" : "not_found");
    json.writeEndObject();
  }

  private Answer setMemberRole(Call call) throws Refused {
    return row(200, people.setRole(call.variable("id"), role(call)));
  }

  private Answer resend(Call call) throws Refused {
    Input body = call.body();
    body.only("last_sent_at");
    return row(200, people.resend(call.variable("id"), body.field("last_sent_at").time()));
  }

  private Answer createServiceAccount(Call call) throws Refused {
    Input body = call.body();
    body.only("name", "role");
    String name = body.field("name").name();
    return row(201, serviceAccounts.create(name, body.field("role").name()));
  }

  private Answer setServiceAccountRole(Call call) throws Refused {
    return row(200, serviceAccounts.setRole(call.variable("id"), role(call)));
  }

  private Answer deleteServiceAccount(Call call) throws Refused {
    serviceAccounts.delete(call.variable("id"));
    return Answer.done();
  }

  private Answer createGroup(Call call) throws Refused {
    Input body = call.body();
    body.only("name");
    return row(201, groups.create(body.field("name").name()));
  }

  private Answer deleteGroup(Call call) throws Refused {
    groups.delete(call.variable("id"));
    return Answer.done();
  }

  private Answer putGroupMember(Call call) throws Refused {
    groups.put(call.variable("group_id"), groupMember(call), role(call));
    return Answer.done();
  }

  private Answer removeGroupMember(Call call) throws Refused {
    groups.remove(call.variable("group_id"), groupMember(call));
    return Answer.done();
  }

  private static Principal groupMember(Call call) throws Refused {
    Principal principal = principal(call);
    if (principal.type() == Principal.Type.GROUP) {
      throw Refused.malformed("a group cannot be in a group");
    }
    return principal;
  }

  private Answer grant(Call call) throws Refused {
    workspaces.grant(call.variable("name"), principal(call), role(call));
    return Answer.done();
  }

  private Answer revoke(Call call) throws Refused {
    workspaces.revoke(call.variable("name"), principal(call));
    return Answer.done();
  }

  private static Principal principal(Call call) throws Refused {
    String type = call.variable("type");
    return new Principal(
        Principal.Type.ofWire(type)
            .orElseThrow(() -> Refused.malformed("there is no type of principal \"" + type + "\"")),
        call.variable("id"));
  }

  private static String role(Call call) throws Refused {
    Input body = call.body();
    body.only("role");
    return body.field("role").name();
  }

  private static Answer row(int status, Row row) {
    return Answer.json(status, row::write);
  }

  private static Answer results(Consumer<JsonGenerator> items) {
    return object(
        200,
        json -> {
          json.writeName("results");
          json.writeStartArray();
          items.accept(json);
          json.writeEndArray();
        });
  }

  private static Answer object(int status, Consumer<JsonGenerator> fields) {
    return Answer.json(
        status,
        json -> {
          json.writeStartObject();
          fields.accept(json);
          json.writeEndObject();
        });
  }
}
