package dev.rollcall.sandbox;

import java.util.List;

/** What the sandbox offers beside the contract: a look at its mailbox, and people who accept. */
final class Controls {
  private final Contents contents;
  private final People people;

  Controls(Contents contents) {
    this.contents = contents;
    this.people = new People(contents);
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "/sandbox/mailbox", this::mailbox),
        Route.of("POST", "/sandbox/accept", this::accept));
  }

  private Answer mailbox(Call call) {
    return Answer.json(
        200,
        json -> {
          json.writeStartArray();
          contents.mailbox().forEach(mail -> mail.write(json));
          json.writeEndArray();
        });
  }

  private Answer accept(Call call) throws Refused {
    Input body = call.body();
    body.only("email");
    Row.Member member = people.accept(body.field("email").text());
    return Answer.json(200, member::write);
  }
}
