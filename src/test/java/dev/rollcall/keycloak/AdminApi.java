package dev.rollcall.keycloak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;

/** Keycloak as its administrator has it, who clicks in its console. */
final class AdminApi {
  static final JsonMapper JSON = new JsonMapper();

  /** An access token lives a minute. */
  private static final Duration TOKEN_LIFE = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;
  private @Nullable String token;
  private long tokenAt;

  AdminApi(URI base) {
    this.base = base;
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return json(ok(send("GET", path, null)));
  }

  /** Whether there is such a thing. */
  boolean has(String path) throws IOException, InterruptedException {
    return send("GET", path, null).statusCode() == 200;
  }

  /** Makes something, and answers its id, or nothing where it has none. */
  String post(String path, JsonNode body) throws IOException, InterruptedException {
    return ok(send("POST", path, body))
        .headers()
        .firstValue("Location")
        .map(at -> at.substring(at.lastIndexOf('/') + 1))
        .orElse("");
  }

  void put(String path, JsonNode body) throws IOException, InterruptedException {
    ok(send("PUT", path, body));
  }

  void delete(String path) throws IOException, InterruptedException {
    ok(send("DELETE", path, null));
  }

  void delete(String path, JsonNode body) throws IOException, InterruptedException {
    ok(send("DELETE", path, body));
  }

  private HttpResponse<String> send(String method, String path, @Nullable JsonNode body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve("/admin/realms" + path))
            .timeout(Duration.ofMinutes(2))
            .header("Authorization", "Bearer " + token())
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  private static HttpResponse<String> ok(HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(answer + ": " + answer.body());
    }
    return answer;
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return answer.body().isEmpty() ? NullNode.getInstance() : JSON.readTree(answer.body());
  }

  private synchronized String token() throws IOException, InterruptedException {
    String usable = token;
    long now = System.nanoTime();
    if (usable == null || now - tokenAt > TOKEN_LIFE.toNanos()) {
      String form =
          "client_id=admin-cli&grant_type=password&username="
              + KeycloakServer.ADMIN
              + "&password="
              + KeycloakServer.ADMIN_PASSWORD;
      HttpRequest request =
          HttpRequest.newBuilder(base.resolve("/realms/master/protocol/openid-connect/token"))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(form))
              .build();
      usable = json(ok(http.send(request, BodyHandlers.ofString()))).get("access_token").asString();
      token = usable;
      tokenAt = now;
    }
    return usable;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  static JsonNodeFactory nodes() {
    return JsonNodeFactory.instance;
  }
}
