package dev.rollcall.live.aihub;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.rollcall.contract.ContractCheck;
import dev.rollcall.live.Connection;
import dev.rollcall.live.Mail;
import dev.rollcall.live.MembershipContractSuite;
import dev.rollcall.model.Capabilities;
import dev.rollcall.model.Email;
import dev.rollcall.model.Principal;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Roles;
import dev.rollcall.sandbox.Sandbox;
import dev.rollcall.sandbox.SandboxOptions;
import dev.rollcall.settings.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The contract on the adapter, over a real server; a proxy between the two remembers every
 * exchange, and each is held against the OpenAPI file.
 */
final class AihubContractTest extends MembershipContractSuite {
  private static final ContractCheck CONTRACT = ContractCheck.load();
  private static final Roles ROLES =
      new Roles(
          RoleLadder.of("member", "admin"),
          RoleLadder.of("member", "manager"),
          RoleLadder.of("reviewer", "review_manager", "tester", "developer", "manager"));

  @TempDir private Path folder;

  @Override
  protected Host start() throws Exception {
    String seed =
        """
        {"workspaces": {"%s": {}, "%s": {}, "%s": {"kind": "personal"}},
         "other_organizations": ["%s"]}
        """
            .formatted(CLAIMS, SIG, PERSONAL, ELSEWHERE);
    Path file = Files.writeString(folder.resolve("sandbox.json"), seed);
    return new SandboxHost(
        Sandbox.start(SandboxOptions.defaults().withOrganization("acme").withSeed(file)));
  }

  private static final class SandboxHost implements Host {
    private final HttpClient http = HttpClient.newHttpClient();
    private final WireMockServer proxy = new WireMockServer(options().dynamicPort());
    private final Sandbox sandbox;
    private final Connection connection;

    private SandboxHost(Sandbox sandbox) {
      this.sandbox = sandbox;
      proxy.start();
      proxy.stubFor(
          any(anyUrl()).willReturn(aResponse().proxiedFrom("http://127.0.0.1:" + sandbox.port())));
      this.connection =
          AihubProvider.connect(
              URI.create(proxy.baseUrl() + "/api"), "acme", new Secret("any-token"), ROLES);
    }

    @Override
    public Capabilities capabilities() {
      return CAPABILITIES;
    }

    @Override
    public Connection connection() {
      return connection;
    }

    @Override
    public void accept(Principal email) throws Exception {
      HttpRequest request =
          HttpRequest.newBuilder(at("/sandbox/accept"))
              .POST(HttpRequest.BodyPublishers.ofString("{\"email\": \"" + email + "\"}"))
              .build();
      send(request);
    }

    @Override
    public List<Mail> mailbox() throws Exception {
      List<Mail> mailbox = new ArrayList<>();
      for (JsonNode mail : send(HttpRequest.newBuilder(at("/sandbox/mailbox")).build())) {
        boolean first = mail.get("kind").stringValue().equals("invitation");
        Principal to = Email.person(mail.get("to").stringValue());
        mailbox.add(new Mail(to, first ? Mail.INVITATION : Mail.REMINDER));
      }
      return mailbox;
    }

    private JsonNode send(HttpRequest request) throws Exception {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException(answer.body());
      }
      return new JsonMapper().readTree(answer.body());
    }

    private static void check(ServeEvent exchange) {
      URI url = URI.create(exchange.getRequest().getUrl());
      CONTRACT.check(
          exchange.getRequest().getMethod().getName(),
          url.getRawPath(),
          url.getRawQuery(),
          exchange.getRequest().getBodyAsString(),
          exchange.getResponse().getStatus(),
          exchange.getResponse().getBodyAsString());
    }

    private URI at(String path) {
      return sandbox.baseUri().resolve(path);
    }

    @Override
    public void close() {
      connection.close();
      sandbox.close();
      proxy.getAllServeEvents().forEach(SandboxHost::check);
      proxy.stop();
    }
  }
}
