package dev.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.live.http.StubServer;
import dev.rollcall.report.Subject.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is written in files, answered by a server or given on the command line, nothing printed
 * steers a terminal, turns the reading direction, or hides.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "no file can be called so there")
final class TerminalTest {
  /** Clears the screen, twice, rings, hides, turns, erases, and begins a line anew. */
  private static final String EVIL =
      "\u001b[2J\u001b]0;x\u0007\u009b2J\u202e\u2066\u200b\u007f\u0085\u2028\ufeff\r";

  /** The same inside double quotes of YAML and JSON. */
  private static final String ESCAPED =
      "\\u001b[2J\\u001b]0;x\\u0007\\u009b2J\\u202e\\u2066\\u200b\\u007f\\u0085\\u2028\\ufeff\\r"
          + "\\n::error::x ##[error]x";

  @TempDir private Path folder;

  static List<String> formats() {
    return Stream.of(Format.values()).map(Format::toString).toList();
  }

  private static void isHarmless(Ran ran) {
    for (String text : List.of(ran.out(), ran.err())) {
      assertThat(text.codePoints().filter(TerminalTest::isEvil).mapToObj(Integer::toHexString))
          .as(text)
          .isEmpty();
      assertThat(text.lines()).noneMatch(line -> line.startsWith("::error::x"));
    }
    assertThat(ran.out() + ran.err()).doesNotContain("this is a bug", "##[error]");
  }

  private static boolean isEvil(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL -> codePoint != '\n';
      case Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  /** A project whose every name, note and file name is evil, and a sandbox with others. */
  private Path evil() throws IOException {
    return Projects.write(
        folder.resolve("evil" + EVIL.replace("\u0007", "")),
        Map.of(
            "rollcall.yaml",
            """
            organization: acme
            provider: {type: sandbox}
            prune: true
            ignore: [admin@sandbox.example, "group:ignored%1$s*"]
            guards: {max_removals: 0, protect: ["group:live%1$s"]}
            """
                .formatted(ESCAPED),
            "roster" + EVIL + ".yaml",
            """
            members:
              ada@acme.example: { role: admin, note: "why%1$s" }
              old@acme.example: { until: 2026-01-01, note: "%1$s" }
            service_accounts: { "bot%1$s": { note: "%1$s" } }
            groups: { "new%1$s": { members: { "service:bot%1$s": } } }
            workspaces:
              "w%1$s": { access: { "group:new%1$s": { role: reviewer, note: "%1$s" } } }
              "gone%1$s": { access: {} }
            """
                .formatted(ESCAPED),
            "sandbox.json",
            """
            {"members": {"old@acme.example": "member", "x@acme.example": "member"},
             "service_accounts": {"live%1$s": "member"},
             "groups": {"live%1$s": {"service:live%1$s": "member"}},
             "workspaces": {"w%1$s": {"access": {"service:live%1$s": "manager"}}}}
            """
                .formatted(ESCAPED)));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void evilNamesAndFiles(String format) throws Exception {
    Path project = evil();
    Path plan = folder.resolve("p" + EVIL + ".json");

    for (Object[] words :
        List.<Object[]>of(
            new Object[] {"validate", project, "--format", format},
            new Object[] {"plan", project, "--format", format},
            new Object[] {"drift", project, "--format", format},
            new Object[] {"plan", project, "--out", plan},
            new Object[] {"apply", project, "--yes"},
            new Object[] {"apply", project, "--plan", plan, "--format", format},
            new Object[] {
              "apply", project, "--yes", "--allow", "max_removals=100%", "--format", format
            },
            new Object[] {
              "import", folder.resolve("i" + EVIL), "--settings", project.resolve("rollcall.yaml")
            },
            new Object[] {"fmt", project, "--check"},
            new Object[] {"fmt", project})) {
      isHarmless(Ran.rollcall(words));
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void evilMistakes(String format) throws Exception {
    Path project =
        Projects.write(
            folder.resolve("wrong"),
            Map.of(
                "rollcall.yaml",
                "organization: acme\nprovider: {type: sandbox}\n",
                "a" + EVIL + ".yaml",
                """
                members:
                  "%1$s@acme.example": { role: "%1$s", from: "%1$s", "%1$s": 1 }
                  ada@acme.example: "%1$s"
                  "ada@acme.example": {}
                groups: { "g%1$s": { members: { "service:%1$s": "%1$s" } }, "g%1$s": {} }
                "%1$s": {}
                """
                    .formatted(ESCAPED),
                "b" + EVIL + ".yaml",
                "members: {\u202e\u001b[2J",
                "c.yaml",
                "groups: {\n  \"x\": !evil" + "\u202e" + " {}}"));

    isHarmless(Ran.rollcall("validate", project, "--format", format));
    isHarmless(Ran.rollcall("plan", project, "--format", format));
    isHarmless(Ran.rollcall("fmt", project));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 401, 403, 404, 409, 301})
  void evilAnswers(int status) throws Exception {
    try (StubServer server = new StubServer()) {
      server.answerAll(
          StubServer.json(
                  status,
                  """
                  {"status": "ERROR", "message": "no%1$s", "id": "x%1$s", "revision": "%1$s"}\
                  """
                      .formatted(ESCAPED))
              .withHeader("X-Request-Id", "r\u202e\u009b2J")
              .withHeader("Location", "http://evil.example/\u202e"));

      isHarmless(against(server));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\": \"EVIL\", \"caller\": {\"type\": \"x\", \"name\": \"y\"}, \"revision\": \"7\"}",
        "{\"id\": \"acme\", \"caller\": {\"type\": \"EVIL\", \"name\": \"EVIL\"},"
            + " \"revision\": \"EVIL\", \"items\": [], \"total\": 0}",
        "{\"id\": \"acme\", \"caller\": {\"type\": \"EVIL\", \"name\": \"EVIL\"}, \"revision\":"
            + " \"EVIL\", \"items\": [{\"id\": \"1\", \"name\": \"EVIL\", \"email\": \"EVIL\","
            + " \"role\": \"EVIL\", \"kind\": \"EVIL\", \"status\": \"EVIL\"}], \"total\": 1}",
        "{\"id\": \"acme\", \"caller\": {\"type\": \"EVIL\", \"name\": \"EVIL\"},"
            + " \"revision\": \"7\", \"items\": [{\"id\": \"1\", \"name\": \"a EVIL\","
            + " \"email\": \"a@x.example\", \"role\": \"EVIL\", \"kind\": \"shared\","
            + " \"status\": \"joined\", \"group_id\": \"1\", \"workspace\": \"a EVIL\","
            + " \"principal\": {\"type\": \"member\", \"id\": \"1\"}}], \"total\": 1}"
      })
  void evilLists(String answer) throws Exception {
    try (StubServer server = new StubServer()) {
      server.answerAll(StubServer.json(200, answer.replace("EVIL", ESCAPED)));

      isHarmless(against(server));
      isHarmless(against(server, "--format", "json"));
    }
  }

  private Ran against(StubServer server, Object... more) throws IOException {
    Path project =
        Projects.write(
            folder.resolve("live"),
            Map.of(
                "rollcall.yaml",
                """
                organization: acme
                provider: {type: aihub, url: "%s", token: "${TOKEN}"}
                prune: true
                """
                    .formatted(server.url()),
                "roster.yaml",
                "members: { ada@acme.example: }\ngroups: {}\nservice_accounts: {}\n"));
    return Ran.with(
        Map.of("TOKEN", "token"),
        Stream.concat(Stream.of("plan", project), Stream.of(more)).toArray());
  }

  @Test
  void evilSavedPlan() throws Exception {
    Path project = evil();
    for (String text :
        List.of(
            "{\"format_version\": \"" + ESCAPED + "\"}",
            "{\"" + ESCAPED + "\u202e",
            """
            {"format_version": "1.0", "organization": "%1$s", "provider": "%1$s",
             "created_at": "2026-11-24T02:10:00Z", "config_digest": "%1$s", "live_revision": "%1$s",
             "managed": ["groups"], "verdict": {"overrides": [], "violations": []},
             "changes": [{"action": "create", "kind": "group", "address": "group/a%1$s",
               "before": null, "after": {}, "requires": [], "consequences": []}]}
            """
                .formatted(ESCAPED),
            """
            {"format_version": "1.0", "organization": "acme", "provider": "sandbox",
             "created_at": "2026-11-24T02:10:00Z", "config_digest": "%1$s", "live_revision": "%1$s",
             "managed": ["groups"], "verdict": {"overrides": [], "violations": []},
             "changes": [{"action": "create", "kind": "group", "address": "group/a%%1b%%0a",
               "before": null, "after": {}, "requires": [], "consequences": []}]}
            """
                .formatted(ESCAPED))) {
      Path plan = Files.writeString(folder.resolve("p.json"), text);
      isHarmless(Ran.rollcall("apply", project, "--plan", plan));
      isHarmless(Ran.rollcall("apply", project, "--plan", plan, "--format", "markdown"));
    }
  }

  @Test
  void evilWords() {
    isHarmless(Ran.rollcall(EVIL));
    isHarmless(Ran.rollcall("plan", EVIL));
    isHarmless(Ran.rollcall("plan", "--" + EVIL));
    isHarmless(Ran.rollcall("plan", "a", "b" + EVIL));
    isHarmless(Ran.rollcall("plan", ".", "--format", EVIL));
    isHarmless(Ran.rollcall("plan", ".", "--allow", EVIL));
    isHarmless(Ran.rollcall("plan", ".", "--at", EVIL));
    isHarmless(Ran.rollcall("apply", ".", "--plan", EVIL));
    isHarmless(Ran.rollcall("sandbox", "--seed", EVIL));
    isHarmless(Ran.rollcall("plan", ".", "--stacktrace", "--settings", EVIL));
  }
}
