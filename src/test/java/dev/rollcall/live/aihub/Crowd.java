package dev.rollcall.live.aihub;

import dev.rollcall.sandbox.Running;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An organization whose lists all take several pages, and the writes of somebody else in it. */
public final class Crowd implements AutoCloseable {
  /** Three pages of every list. */
  public static final int SIZE = 1_200;

  private final Running sandbox;

  private Crowd(Running sandbox) {
    this.sandbox = sandbox;
  }

  /** Starts it: everybody is in one group and at one workspace, beside many others. */
  public static Crowd start(Path folder) throws Exception {
    return start(folder, SIZE);
  }

  static Crowd start(Path folder, int size) throws Exception {
    String people = each(size, "\"%s\": \"member\"", Crowd::email);
    String seed =
        """
        {"caller": "boss@acme.example",
         "members": {"boss@acme.example": "admin",
           "waiting@acme.example": {"role": "member", "status": "invited",
             "invited_at": "2026-11-20T09:00:00Z", "last_sent_at": "2026-11-20T09:00:00Z",
             "sends": 1}, %s},
         "service_accounts": {%s},
         "groups": {"everybody": {%s}, %s},
         "workspaces": {"hall": {"access": {%s}}, %s}}
        """
            .formatted(
                people,
                each(size, "\"%s\": \"member\"", i -> "bot-" + i),
                people,
                each(size, "\"%s\": {}", i -> "group-" + i),
                people.replace("\"member\"", "\"reviewer\""),
                each(size, "\"%s\": {\"access\": {}}", i -> "room-" + i));
    return new Crowd(Running.seeded(folder, seed));
  }

  private static String each(int size, String format, IntFunction<String> name) {
    return IntStream.range(0, size)
        .mapToObj(i -> format.formatted(name.apply(i)))
        .collect(Collectors.joining(", "));
  }

  /** One of the people. */
  public static String email(int number) {
    return "p" + number + "@acme.example";
  }

  /** The sandbox itself, past whatever stands in between. */
  public Running sandbox() {
    return sandbox;
  }

  /** Somebody between the client and the sandbox. */
  public BetweenPages between(Consumer<String> before, boolean revisionMoves) throws IOException {
    return new BetweenPages(sandbox.baseUri(), before, revisionMoves);
  }

  /** Everybody who is in the organization now. */
  public Set<String> people() {
    Set<String> people = new TreeSet<>();
    for (int offset = 0, size = 1; size > 0; offset += 500) {
      var page = sandbox.get("/members?limit=500&offset=" + offset).items();
      size = page.size();
      page.forEach(row -> people.add(row.path("email").asString()));
    }
    return people;
  }

  /** Invites somebody. */
  public void invite(String email) {
    done(sandbox.post("/members", "{\"emails\": [\"" + email + "\"]}"));
  }

  /** Has somebody removed, from groups and workspaces, too. */
  public void remove(String email) {
    done(sandbox.post("/members/delete", "{\"ids\": [\"" + sandbox.member(email) + "\"]}"));
  }

  /** Removes somebody and has them back, with another id and at the end of the list. */
  public void replace(String email) {
    remove(email);
    invite(email);
    sandbox.accept(email);
  }

  /** Makes somebody an admin. */
  public void promote(String email) {
    done(sandbox.patch("/members/" + sandbox.member(email), "{\"role\": \"admin\"}"));
  }

  /** The id of what is called so, in a list. */
  String id(String list, String name) {
    return sandbox.get(list + "?limit=500").items().stream()
        .filter(row -> row.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow()
        .path("id")
        .asString();
  }

  static void done(Running.Reply reply) {
    if (reply.status() >= 300) {
      throw new AssertionError(reply.status() + ": " + reply.message());
    }
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
