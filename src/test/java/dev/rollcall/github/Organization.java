package dev.rollcall.github;

import dev.rollcall.sandbox.Sandbox;
import dev.rollcall.sandbox.SandboxOptions;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The live organization: a sandbox, in which somebody may have changed things by hand. */
final class Organization implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String SEED =
      """
      {"caller": "admin@sandbox.example",
       "members": {"admin@sandbox.example": "admin", "ada@acme.example": "admin",
                   "grace@acme.example": "member", "hedy@acme.example": "member",
                   "linus@acme.example": "member"},
       "groups": {"claims": {"grace@acme.example": "member", "linus@acme.example": "member"}},
       "workspaces": {"claims-prod": {"access": {"group:claims": "reviewer"}}}}
      """;
  private final Sandbox sandbox;

  Organization(Path folder) throws IOException {
    Path seed = Files.writeString(folder.resolve("sandbox.json"), SEED);
    sandbox = Sandbox.start(SandboxOptions.defaults().withOrganization("acme").withSeed(seed));
  }

  int port() {
    return sandbox.port();
  }

  /** The e-mails of who is in the organization. */
  List<String> members() throws IOException, InterruptedException {
    JsonNode items = live("GET", "/api/v2/organization/members", "").get("items");
    return StreamSupport.stream(items.spliterator(), false)
        .map(item -> item.get("email").asString())
        .sorted()
        .toList();
  }

  /** Invites somebody past the files. */
  void inviteByHand(String email) throws IOException, InterruptedException {
    live("POST", "/api/v2/organization/members", "{\"emails\": [\"" + email + "\"]}");
  }

  private JsonNode live(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(sandbox.baseUri().resolve(path))
            .header("Authorization", "Bearer by-hand")
            .header("IB-Context", "acme")
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    String answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    return JSON.readTree(answer.isEmpty() ? "{}" : answer);
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
