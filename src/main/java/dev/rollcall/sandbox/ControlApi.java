package dev.rollcall.sandbox;

import java.util.List;

/** What the sandbox offers beside the contract: a look at its mailbox, and people who accept. */
final class ControlApi {
  private final OrganizationState contents;
  private final MemberRules people;

  ControlApi(OrganizationState contents) {
    this.contents = contents;
    this.people = new MemberRules(contents);
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "/sandbox/mailbox", this::mailbox),
        Route.of("POST", "/sandbox/accept", this::accept));
  }

  private Response mailbox(Request call) {
    return Response.json(
        200,
        json -> {
          json.writeStartArray();
          contents.mailbox().forEach(mail -> mail.write(json));
          json.writeEndArray();
        });
  }

  private Response accept(Request call) throws HttpErrorException {
    JsonInput body = call.body();
    body.only("email");
    Row.Member member = people.accept(body.field("email").text());
    return Response.json(200, member::write);
  }
}
