package dev.rollcall.sandbox;

import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** The operations of {@code schemas/membership-api.openapi.yaml}. */
final class MembershipApi {
  private static final String ROOT = "/api/v2/organization";
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 500;
  private static final int MAX_BULK = 100;

  private final OrganizationState contents;
  private final ListCache lists;
  private final MemberRules people;
  private final ServiceAccountRules serviceAccounts;
  private final GroupRules groups;
  private final WorkspaceRules workspaces;

  MembershipApi(OrganizationState contents) {
    this.contents = contents;
    lists = new ListCache(contents);
    people = new MemberRules(contents);
    serviceAccounts = new ServiceAccountRules(contents);
    groups = new GroupRules(contents);
    workspaces = new WorkspaceRules(contents);
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
        Route.of("GET", ROOT + "/service-accounts", list(ListCache.Name.SERVICE_ACCOUNTS)),
        Route.of("POST", ROOT + "/service-accounts", this::createServiceAccount),
        Route.of("PATCH", ROOT + "/service-accounts/{id}", this::setServiceAccountRole),
        Route.of("DELETE", ROOT + "/service-accounts/{id}", this::deleteServiceAccount),
        Route.of("GET", ROOT + "/groups", list(ListCache.Name.GROUPS)),
        Route.of("POST", ROOT + "/groups", this::createGroup),
        Route.of("DELETE", ROOT + "/groups/{id}", this::deleteGroup),
        Route.of("GET", ROOT + "/group-members", list(ListCache.Name.GROUP_MEMBERS)),
        Route.of("PUT", group, this::putGroupMember),
        Route.of("DELETE", group, this::removeGroupMember),
        Route.of("GET", ROOT + "/workspaces", list(ListCache.Name.WORKSPACES)),
        Route.of("GET", ROOT + "/workspace-access", list(ListCache.Name.WORKSPACE_ACCESS)),
        Route.of("PUT", workspace, this::grant),
        Route.of("DELETE", workspace, this::revoke),
        Route.of("POST", "/api/v1/auditlogs", new AuditLog(contents)::answer));
  }

  private Response organization(Request call) {
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

  private Route.Effect list(ListCache.Name name) {
    return call -> page(call, lists.of(name));
  }

  private Response members(Request call) throws HttpErrorException {
    List<String> emails = call.parameters("email");
    if (emails.size() > MAX_BULK) {
      throw HttpErrorException.malformed(
          "email is given " + emails.size() + " times; at most " + MAX_BULK);
    }
    var all = lists.of(ListCache.Name.MEMBERS);
    return page(call, emails.isEmpty() ? all : people.withEmails(emails));
  }

  private Response page(Request call, List<? extends Row> rows) throws HttpErrorException {
    int limit = call.number("limit", DEFAULT_LIMIT, 1, MAX_LIMIT);
    int from = Math.min(call.number("offset", 0, 0, Integer.MAX_VALUE), rows.size());
    int to = Math.min(rows.size(), from + limit);
    return object(
        200,
        json -> {
          SandboxJson.writeRows(json, "items", rows.subList(from, to));
          json.writeNumberProperty("total", rows.size());
          json.writeStringProperty("revision", revision());
        });
  }

  private String revision() {
    return Long.toString(contents.revision());
  }

  private Response invite(Request call) throws HttpErrorException {
    JsonInput body = call.body();
    body.only("emails");
    var results = people.invite(body.field("emails").distinctTexts(MAX_BULK));
    return results(json -> results.forEach(result -> result.write(json)));
  }

  private Response remove(Request call) throws HttpErrorException {
    JsonInput body = call.body();
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

  private Response setMemberRole(Request call) throws HttpErrorException {
    return row(200, people.setRole(call.variable("id"), role(call)));
  }

  private Response resend(Request call) throws HttpErrorException {
    JsonInput body = call.body();
    body.only("last_sent_at");
    return row(200, people.resend(call.variable("id"), body.field("last_sent_at").time()));
  }

  private Response createServiceAccount(Request call) throws HttpErrorException {
    JsonInput body = call.body();
    body.only("name", "role");
    String name = body.field("name").name();
    return row(201, serviceAccounts.create(name, body.field("role").name()));
  }

  private Response setServiceAccountRole(Request call) throws HttpErrorException {
    return row(200, serviceAccounts.setRole(call.variable("id"), role(call)));
  }

  private Response deleteServiceAccount(Request call) throws HttpErrorException {
    serviceAccounts.delete(call.variable("id"));
    return Response.done();
  }

  private Response createGroup(Request call) throws HttpErrorException {
    JsonInput body = call.body();
    body.only("name");
    return row(201, groups.create(body.field("name").name()));
  }

  private Response deleteGroup(Request call) throws HttpErrorException {
    groups.delete(call.variable("id"));
    return Response.done();
  }

  private Response putGroupMember(Request call) throws HttpErrorException {
    groups.put(call.variable("group_id"), groupMember(call), role(call));
    return Response.done();
  }

  private Response removeGroupMember(Request call) throws HttpErrorException {
    groups.remove(call.variable("group_id"), groupMember(call));
    return Response.done();
  }

  private static Principal groupMember(Request call) throws HttpErrorException {
    Principal principal = principal(call);
    if (principal.type() == Principal.Type.GROUP) {
      throw HttpErrorException.malformed("a group cannot be in a group");
    }
    return principal;
  }

  private Response grant(Request call) throws HttpErrorException {
    workspaces.grant(call.variable("name"), principal(call), role(call));
    return Response.done();
  }

  private Response revoke(Request call) throws HttpErrorException {
    workspaces.revoke(call.variable("name"), principal(call));
    return Response.done();
  }

  private static Principal principal(Request call) throws HttpErrorException {
    String type = call.variable("type");
    return new Principal(
        Principal.Type.ofWire(type)
            .orElseThrow(
                () ->
                    HttpErrorException.malformed("there is no type of principal \"" + type + "\"")),
        call.variable("id"));
  }

  private static String role(Request call) throws HttpErrorException {
    JsonInput body = call.body();
    body.only("role");
    return body.field("role").name();
  }

  private static Response row(int status, Row row) {
    return Response.json(status, row::write);
  }

  private static Response results(Consumer<JsonGenerator> items) {
    return object(
        200,
        json -> {
          json.writeName("results");
          json.writeStartArray();
          items.accept(json);
          json.writeEndArray();
        });
  }

  private static Response object(int status, Consumer<JsonGenerator> fields) {
    return Response.json(
        status,
        json -> {
          json.writeStartObject();
          fields.accept(json);
          json.writeEndObject();
        });
  }
}
