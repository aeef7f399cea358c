package dev.rollcall.sandbox;

import dev.rollcall.contract.ContractCheck;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A sandbox and a client of it that holds every call of the contract to the contract. */
public final class Running implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-24T02:10:00Z");

  private static final ContractCheck CONTRACT = ContractCheck.load();
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String ROOT = "/v2/organization";

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Sandbox sandbox;

  /** What was answered; the body is a missing node where there was none. */
  public record Reply(int status, JsonNode body, HttpHeaders headers) {
    public String message() {
      return body.path("message").asString("");
    }

    /** The items of a list, if it is one. */
    public List<JsonNode> items() {
      return StreamSupport.stream(body.path("items").spliterator(), false).toList();
    }

    /** One field of every item. */
    List<String> items(String field) {
      return items().stream().map(item -> item.at("/" + field).asString()).toList();
    }
  }

  private Running(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  static Running start(SandboxOptions options) throws IOException {
    return new Running(Sandbox.start(options));
  }

  /** An organization {@code acme} that starts as the seed says, at {@link #NOW}. */
  public static Running seeded(Path folder, String seed) throws IOException {
    Path file = Files.writeString(folder.resolve("sandbox.json"), seed);
    return start(options().withSeed(file));
  }

  static SandboxOptions options() {
    return SandboxOptions.defaults().withOrganization("acme").withClock(InstantSource.fixed(NOW));
  }

  Sandbox sandbox() {
    return sandbox;
  }

  /** Where clients of the contract go, ending in {@code /api}. */
  public URI baseUri() {
    return sandbox.baseUri();
  }

  /** An invited person joins. */
  public void accept(String email) {
    Reply reply = unchecked("POST", "/sandbox/accept", "{\"email\": \"" + email + "\"}");
    if (reply.status() >= 300) {
      throw new AssertionError(email + " cannot join: " + reply.message());
    }
  }

  public Reply get(String path) {
    return call("GET", path, null);
  }

  public Reply delete(String path) {
    return call("DELETE", path, null);
  }

  public Reply post(String path, String body) {
    return call("POST", path, body);
  }

  public Reply put(String path, String body) {
    return call("PUT", path, body);
  }

  public Reply patch(String path, String body) {
    return call("PATCH", path, body);
  }

  /** A call under {@code /v2/organization}, held to the contract. */
  Reply call(String method, String path, @Nullable String body) {
    return checked(method, ROOT + path, body);
  }

  /** A call under {@code /api}, held to the contract. */
  Reply checked(String method, String path, @Nullable String body) {
    HttpResponse<String> response = send(request(method, "/api" + path, body));
    URI uri = response.uri();
    CONTRACT.check(
        method, uri.getRawPath(), uri.getRawQuery(), body, response.statusCode(), response.body());
    return reply(response);
  }

  /** A call that the contract does not know. */
  Reply unchecked(String method, String path, @Nullable String body) {
    return reply(send(request(method, path, body)));
  }

  /** A call with these headers only. */
  Reply withHeaders(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
    return reply(send(headers.length == 0 ? request.build() : request.headers(headers).build()));
  }

  /** What was sent, as {@code KIND EMAIL}. */
  public List<String> mailbox() {
    JsonNode mails = unchecked("GET", "/sandbox/mailbox", null).body();
    return StreamSupport.stream(mails.spliterator(), false)
        .map(mail -> mail.path("kind").asString() + " " + mail.path("to").asString())
        .toList();
  }

  /** The id of the member with this e-mail. */
  public String member(String email) {
    return get("/members?email=" + email.replace("+", "%2B")).items("id").get(0);
  }

  /** The organization's revision. */
  public String revision() {
    return get("").body().path("revision").asString();
  }

  private HttpRequest request(String method, String path, @Nullable String body) {
    return HttpRequest.newBuilder(uri(path))
        .header("Authorization", "Bearer anything")
        .header("IB-Context", "acme")
        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
        .build();
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + sandbox.port() + path);
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(request + " was not answered", e);
    }
  }

  private static Reply reply(HttpResponse<String> response) {
    return new Reply(response.statusCode(), MAPPER.readTree(response.body()), response.headers());
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
