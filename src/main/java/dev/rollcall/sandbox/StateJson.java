package dev.rollcall.sandbox;

import java.time.Instant;
import tools.jackson.core.JsonGenerator;

/** The one JSON form of {@link OrganizationState}: what the state file holds. */
final class StateJson {
  private static final String VERSION = "1.0";

  private StateJson() {}

  static byte[] write(OrganizationState contents) {
    return SandboxJson.write(json -> write(contents, json));
  }

  private static void write(OrganizationState contents, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("format_version", VERSION);
    json.writeStringProperty("organization", contents.organization);
    json.writeNumberProperty("revision", contents.revision());
    json.writeNumberProperty("last_id", contents.lastId());
    json.writeName("caller");
    contents.caller.write(json);
    json.writeName("roles");
    contents.roles.write(json);
    SandboxJson.writeRows(json, "members", contents.members.all());
    SandboxJson.writeRows(json, "service_accounts", contents.serviceAccounts.all());
    SandboxJson.writeRows(json, "groups", contents.groups.all());
    SandboxJson.writeRows(json, "group_members", contents.groupMembers.rows());
    SandboxJson.writeRows(json, "workspaces", contents.workspaces.all());
    SandboxJson.writeRows(json, "workspace_access", contents.workspaceAccess.rows());
    json.writeName("other_organizations");
    json.writeStartArray();
    contents.elsewhere.forEach(json::writeString);
    json.writeEndArray();
    SandboxJson.writeRows(json, "mailbox", contents.mailbox());
    SandboxJson.writeRows(json, "audit", contents.audit());
    json.writeEndObject();
  }

  static OrganizationState read(JsonInput input, Instant now) throws HttpErrorException {
    if (!input.field("format_version").text().equals(VERSION)) {
      throw input.field("format_version").problem("is not " + VERSION);
    }
    OrganizationState contents =
        new OrganizationState(
            input.field("organization").text(),
            caller(input.field("caller")),
            Roles.read(input.field("roles")),
            now);
    contents.resume(input.field("revision").number(), input.field("last_id").number());
    readPrincipals(input, contents);
    readAccess(input, contents);
    readRecords(input, contents);
    return contents;
  }

  private static Caller caller(JsonInput input) throws HttpErrorException {
    return new Caller(principal(input), input.field("name").text());
  }

  private static Principal principal(JsonInput input) throws HttpErrorException {
    JsonInput type = input.field("type");
    return new Principal(
        Principal.Type.ofWire(type.text())
            .orElseThrow(() -> type.problem("is no type of principal")),
        input.field("id").text());
  }

  private static void readPrincipals(JsonInput input, OrganizationState contents)
      throws HttpErrorException {
    for (JsonInput row : input.field("members").items()) {
      contents.members.put(member(row));
    }
    for (JsonInput row : input.field("service_accounts").items()) {
      contents.serviceAccounts.put(
          new Row.ServiceAccount(
              row.field("id").text(), row.field("name").text(), row.field("role").text()));
    }
    for (JsonInput row : input.field("groups").items()) {
      contents.groups.put(new Row.Group(row.field("id").text(), row.field("name").text()));
    }
    for (JsonInput row : input.field("workspaces").items()) {
      boolean personal = row.field("kind").oneOf(WorkspaceRules.KINDS).equals("personal");
      contents.workspaces.put(new Row.Workspace(row.field("name").text(), personal));
    }
  }

  private static Row.Member member(JsonInput row) throws HttpErrorException {
    JsonInput sent = row.optional("last_sent_at");
    JsonInput joined = row.optional("joined_at");
    return new Row.Member(
        row.field("id").text(),
        row.field("email").text(),
        row.field("role").text(),
        row.optional("invited_at").timeOrNull(),
        joined.absent() ? sent.time() : sent.timeOrNull(),
        row.field("sends").number(),
        joined.timeOrNull());
  }

  private static void readAccess(JsonInput input, OrganizationState contents)
      throws HttpErrorException {
    for (JsonInput row : input.field("group_members").items()) {
      contents.groupMembers.put(
          row.field("group_id").text(),
          principal(row.field("principal")),
          row.field("role").text());
    }
    for (JsonInput row : input.field("workspace_access").items()) {
      contents.workspaceAccess.put(
          row.field("workspace").text(),
          principal(row.field("principal")),
          row.field("role").text());
    }
  }

  private static void readRecords(JsonInput input, OrganizationState contents)
      throws HttpErrorException {
    for (JsonInput email : input.field("other_organizations").items()) {
      contents.elsewhere.add(email.text());
    }
    for (JsonInput row : input.field("mailbox").items()) {
      contents.mail(
          new Row.Mail(row.field("to").text(), row.field("kind").text(), row.field("time").time()));
    }
    for (JsonInput row : input.field("audit").items()) {
      contents.log(
          new Row.Audit(
              Instant.ofEpochMilli(row.field("timestamp_millis").number()),
              row.field("email").text(),
              row.field("log_type").text(),
              row.field("actor").text(),
              row.field("operation").text()));
    }
  }
}
