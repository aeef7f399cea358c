package dev.rollcall.live.keycloak;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.rollcall.live.http.StubServer.IMPATIENT;
import static dev.rollcall.live.http.StubServer.json;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.rollcall.live.Connection;
import dev.rollcall.live.Provider;
import dev.rollcall.live.http.NetworkEnvironment;
import dev.rollcall.live.http.StubServer;
import dev.rollcall.model.DesiredState;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.settings.GuardLimits;
import dev.rollcall.settings.IgnoreList;
import dev.rollcall.settings.ProviderSettings;
import dev.rollcall.settings.ResendPolicy;
import dev.rollcall.settings.Secret;
import dev.rollcall.settings.SecretSource;
import dev.rollcall.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The recorded organization on a stub server, list by list. */
final class Acme {
  static final String REALM = "/admin/realms/rec";
  static final String ORGANIZATION = REALM + "/organizations/organization";

  final StubServer server;
  final Recorded recorded;

  Acme(StubServer server) throws IOException {
    this.server = server;
    this.recorded = Recorded.before();
  }

  /** Responds as recorded before the first write. */
  void serve() {
    recorded.serve(server);
  }

  /** Replaces the response to every GET of a path. */
  void answer(String path, ResponseDefinitionBuilder answer) {
    server.answer(get(urlPathEqualTo(path)).atPriority(1).willReturn(answer));
  }

  /** Responds with a page of a list, for requests of 100 rows. */
  void page(String path, int first, String rows) {
    page(path, first, 100, rows);
  }

  /** Responds with a page of a list. */
  void page(String path, int first, int max, String rows) {
    server.answer(
        get(urlPathEqualTo(path))
            .withQueryParam("first", WireMock.equalTo(String.valueOf(first)))
            .withQueryParam("max", WireMock.equalTo(String.valueOf(max)))
            .atPriority(1)
            .willReturn(json(200, rows)));
  }

  /** Responds to a write, whatever its body. */
  void write(String method, String path, ResponseDefinitionBuilder answer) {
    server.answer(WireMock.request(method, urlPathEqualTo(path)).atPriority(1).willReturn(answer));
  }

  /** Responds with these counts of members, one after the other. */
  void counts(String... counts) {
    inTurn(
        () -> get(urlPathEqualTo(ORGANIZATION + "/members/count")),
        Stream.of(counts).map(count -> json(200, count)).toList());
  }

  /** Issues these tokens, one after the other; each expires after five minutes. */
  void tokens(String... tokens) {
    inTurn(
        () -> post(urlPathEqualTo("/realms/rec/protocol/openid-connect/token")),
        Stream.of(tokens)
            .map(t -> json(200, "{\"access_token\": \"" + t + "\", \"expires_in\": 300}"))
            .toList());
  }

  /** Refuses this token for every request to a path. */
  void refuseToken(String token, String path) {
    server.answer(
        any(urlPathEqualTo(path))
            .withHeader("Authorization", WireMock.equalTo("Bearer " + token))
            .atPriority(1)
            .willReturn(json(401, "{\"error\": \"HTTP 401 Unauthorized\"}")));
  }

  private void inTurn(Supplier<MappingBuilder> when, List<ResponseDefinitionBuilder> answers) {
    for (int i = 0; i < answers.size(); i++) {
      server.answer(
          when.get()
              .atPriority(1)
              .inScenario("turns of " + answers.size() + " from " + when)
              .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "turn " + i)
              .willSetStateTo("turn " + (i + 1))
              .willReturn(answers.get(i)));
    }
  }

  Connection connect() throws Exception {
    ProviderSettings keycloak =
        new ProviderSettings(
            "keycloak",
            Map.of(
                "url",
                server.root(),
                "realm",
                "rec",
                "client_id",
                "rollcall",
                "admin_role",
                "org-admin"),
            Map.of("client_secret", SecretSource.variable("KEYCLOAK_SECRET", null)));
    Settings settings =
        new Settings(
            "acme",
            keycloak,
            ResendPolicy.NEVER_RESEND,
            true,
            IgnoreList.NOBODY,
            GuardLimits.DEFAULT,
            new Settings.RoleOverrides(null, null, RoleLadder.of("viewer", "editor")),
            List.of(),
            Map.of());
    return new KeycloakProvider(NetworkEnvironment.SILENT, IMPATIENT)
        .connect(
            settings,
            new Provider.ProjectContext(
                Path.of(""), source -> new Secret(Recorded.SECRET), () -> DesiredState.NOTHING));
  }
}
