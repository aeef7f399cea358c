package dev.rollcall.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.Launch;
import dev.rollcall.Launch.Finished;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A project of an organization in a realm, and the packaged program on it. */
record Access(Path folder) {
  /** The roles of clients that are rollcall's, lowest first. */
  static final List<String> ROLES = List.of("reviewer", "developer", "manager");

  static Access of(Path folder, Organization organization) throws IOException {
    return of(folder, organization, organization.realm().server().base());
  }

  /** A project that reaches Keycloak somewhere else than where it is. */
  static Access of(Path folder, Organization organization, URI url) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("rollcall.yaml"),
        """
        organization: %s
        provider:
          type: keycloak
          url: %s
          realm: %s
          client_id: %s
          client_secret: ${KEYCLOAK_CLIENT_SECRET}
          admin_role: %s
        invitations:
          resend_after: 7d
        prune: true
        roles:
          workspace: [%s]
        """
            .formatted(
                organization.alias(),
                url,
                organization.realm().name(),
                Realm.CLIENT,
                Realm.ADMIN_ROLE,
                String.join(", ", ROLES)));
    return new Access(folder);
  }

  Access says(String roster) throws IOException {
    Files.writeString(folder.resolve("access.yaml"), roster);
    return this;
  }

  /** Slows all requests down. */
  Access atMost(int requestsPerSecond) throws IOException {
    Path settings = folder.resolve("rollcall.yaml");
    String slower = "provider:\n  requests_per_second: " + requestsPerSecond;
    Files.writeString(settings, Files.readString(settings).replace("provider:", slower));
    return this;
  }

  /** Runs a command on the project. */
  Finished run(String command, String... options) throws IOException, InterruptedException {
    String[] words =
        Stream.concat(Stream.of(command, folder.toString()), Stream.of(options))
            .toArray(String[]::new);
    return Launch.rollcall(words).with("KEYCLOAK_CLIENT_SECRET", Realm.SECRET).run();
  }

  JsonNode plan() throws IOException, InterruptedException {
    Finished ran = run("plan", "--format", "json");
    assertThat(ran.code()).as(ran.err()).isZero();
    return AdminApi.JSON.readTree(ran.out());
  }

  /** The changes of the plan, each as its action and address. */
  List<String> changes() throws IOException, InterruptedException {
    return changes(plan());
  }

  static List<String> changes(JsonNode plan) {
    JsonNode changes = plan.get("changes");
    return IntStream.range(0, changes.size())
        .mapToObj(changes::get)
        .map(change -> change.get("action").asString() + " " + change.get("address").asString())
        .toList();
  }

  /** Applies all of it. */
  Finished apply(String... options) throws IOException, InterruptedException {
    Finished ran =
        run("apply", Stream.concat(Stream.of("--yes"), Stream.of(options)).toArray(String[]::new));
    assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
    return ran;
  }

  void assertNothingToDo() throws IOException, InterruptedException {
    Finished ran = run("plan", "--detailed-exitcode");
    assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
  }
}
