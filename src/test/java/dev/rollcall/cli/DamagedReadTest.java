package dev.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.rollcall.Effort;
import dev.rollcall.sandbox.Sandbox;
import dev.rollcall.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A live side that is read wrongly, empty or in part: nobody who is a member is invited again. All
 * people are members, as the files say. (Of whom a list said nothing, and no other list either, a
 * server of the contract sends no e-mail to a member.)
 */
final class DamagedReadTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int PEOPLE = 505;
  private static final List<String> LISTS =
      List.of(
          "members",
          "service-accounts",
          "groups",
          "group-members",
          "workspaces",
          "workspace-access");

  @TempDir private static Path folder;
  private static Sandbox sandbox;

  private static String people(String format) {
    return people(0, format);
  }

  private static String people(int from, String format) {
    return IntStream.range(from, PEOPLE).mapToObj(format::formatted).collect(Collectors.joining());
  }

  /** Those who are in the group: the last ones. */
  private static String grouped(String format) {
    return people(PEOPLE - 10, format);
  }

  @BeforeAll
  static void serve() throws Exception {
    String seed =
        """
        {"caller": "root@acme.example", "service_accounts": {"ci": "admin"},
         "members": {%s"root@acme.example": "admin"},
         "groups": {"all": {%s"service:ci": "member"}},
         "workspaces": {"prod": {"access": {"group:all": "reviewer"}}}}
        """
            .formatted(
                people("\"p%d@acme.example\": \"member\", "),
                grouped("\"p%d@acme.example\": \"member\", "));
    Path file = Files.writeString(folder.resolve("seed.json"), seed);
    sandbox = Sandbox.start(SandboxOptions.defaults().withOrganization("acme").withSeed(file));
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  private record Ending(Ran ran, List<String> writes) {}

  private static Ending apply(DamagingProxy.Damage damage) {
    try (DamagingProxy proxy = new DamagingProxy(sandbox, damage)) {
      Path project = Files.createTempDirectory(folder, "acme");
      Projects.write(
          project,
          Map.of(
              "rollcall.yaml",
              """
              organization: acme
              provider: { type: aihub, url: "%s", token: "${T}" }
              """
                  .formatted(proxy.url()),
              "all.yaml",
              "members:\n  root@acme.example: admin\n"
                  + people("  p%d@acme.example:\n")
                  + "service_accounts:\n  ci: admin\ngroups:\n  all:\n    members:\n"
                  + grouped("      p%d@acme.example:\n")
                  + "      service:ci:\n"
                  + "workspaces:\n  prod:\n    access:\n      group:all: reviewer\n"));
      Ran ran = Ran.with(Map.of("T", "token"), "apply", project, "--yes");
      return new Ending(ran, proxy.writes());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatIsReadWhollyIsAsDeclared() {
    Ending ending = apply((list, offset, body) -> body);
    assertThat(ending.ran().err()).contains("Nothing to apply");
    assertThat(ending.ran().code()).isZero();
  }

  private interface Edit {
    void in(ObjectNode answer);
  }

  /** Edits pages of these lists from some row on. */
  private static DamagingProxy.Damage edit(List<String> lists, int from, Edit edit) {
    return (list, offset, body) -> {
      if (!lists.contains(list) || offset < from) {
        return body;
      }
      ObjectNode answer = (ObjectNode) JSON.readTree(body);
      edit.in(answer);
      return answer.toString();
    };
  }

  private static DamagingProxy.Damage edit(String list, Edit edit) {
    return edit(List.of(list), 0, edit);
  }

  private static void empty(ObjectNode answer) {
    if (answer.has("items")) {
      answer.putArray("items");
      answer.put("total", 0);
    }
  }

  private static void lose(ObjectNode answer, int rows) {
    ArrayNode items = answer.withArray("items");
    IntStream.range(0, rows).forEach(i -> items.remove(items.size() - 1));
  }

  private static void loseAndSaySo(ObjectNode answer, int total) {
    ArrayNode items = answer.withArray("items");
    while (items.size() > total) {
      items.remove(items.size() - 1);
    }
    answer.put("total", total);
  }

  /** By whom the organization is asked. */
  private static void calledBy(ObjectNode root, String type, String id, String name) {
    root.withObject("caller").put("type", type).put("id", id).put("name", name);
  }

  /** Which no second read would mend: all lists agree that there is nobody. */
  static Stream<Arguments> emptiness() {
    DamagingProxy.Damage nothing = edit(LISTS, 0, DamagedReadTest::empty);
    List<String> butAccounts =
        LISTS.stream().filter(list -> !list.equals("service-accounts")).toList();
    DamagingProxy.Damage account =
        edit("organization", root -> calledBy(root, "service_account", "s-" + (PEOPLE + 1), "ci"));
    return Stream.of(
        arguments(
            "all lists empty, the caller a member", nothing, "is missing from the live state"),
        arguments(
            "all lists empty, the caller an account",
            both(nothing, account),
            "is missing from the live state"),
        arguments(
            "all lists but its own empty, the caller an account",
            both(edit(butAccounts, 0, DamagedReadTest::empty), account),
            "no members at all, as far as the caller can see"));
  }

  private static DamagingProxy.Damage both(DamagingProxy.Damage one, DamagingProxy.Damage other) {
    return (list, offset, body) -> other.to(list, offset, one.to(list, offset, body));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("emptiness")
  void anEmptyReadIsRefused(String name, DamagingProxy.Damage damage, String said) {
    Ending ending = apply(damage);
    assertThat(ending.ran().code()).as(ending.ran().err()).isEqualTo(ExitCode.REFUSED);
    assertThat(ending.ran().err()).as(name).contains(said);
    assertThat(ending.writes()).isEmpty();
  }

  private static Map<String, DamagingProxy.Damage> damages() {
    Map<String, DamagingProxy.Damage> damages = new LinkedHashMap<>();
    damages.put("no members, total 0", edit("members", DamagedReadTest::empty));
    damages.put("no members, total kept", edit("members", answer -> answer.putArray("items")));
    damages.put("a row missing of the first page", edit("members", answer -> lose(answer, 1)));
    damages.put("a row missing of the last page", edit(List.of("members"), 500, a -> lose(a, 1)));
    damages.put("the last page empty", edit(List.of("members"), 500, answer -> lose(answer, 6)));
    damages.put(
        "the last page empty, and said so",
        edit(List.of("members"), 500, answer -> loseAndSaySo(answer, 0)));
    damages.put("a total too small", edit("members", answer -> answer.put("total", 500)));
    damages.put("a total too great", edit("members", answer -> answer.put("total", PEOPLE + 2)));
    damages.put("one page for all", edit("members", answer -> loseAndSaySo(answer, 500)));
    damages.put("one person for all", edit("members", answer -> loseAndSaySo(answer, 1)));
    damages.put("a negative total", edit("members", answer -> answer.put("total", -1)));
    damages.put("no total", edit("members", answer -> answer.remove("total")));
    damages.put("no items", edit("members", answer -> answer.remove("items")));
    damages.put("items null", edit("members", answer -> answer.putNull("items")));
    damages.put("a page twice", (list, offset, body) -> firstAgain(list, offset, body));
    damages.put("an object without properties", edit("members", ObjectNode::removeAll));
    damages.put(
        "an error with status 200",
        edit("members", answer -> answer.removeAll().put("status", "ERROR").put("msg", "no")));
    damages.put(
        "an answer cut off",
        (list, offset, body) ->
            list.equals("members") ? body.substring(0, body.length() / 2) : body);
    damages.put("no body", (list, offset, body) -> list.equals("members") ? "" : body);
    for (String list : LISTS.subList(0, Effort.of(2, LISTS.size()))) {
      damages.put("another revision of " + list, edit(list, DamagedReadTest::moved));
    }
    damages.put("another revision of the root", edit("organization", DamagedReadTest::moved));
    return damages;
  }

  private static void moved(ObjectNode answer) {
    answer.put("revision", answer.get("revision").asString() + "0");
  }

  /** The rows of the second page are those of the first. */
  private static String firstAgain(String list, int offset, String body) {
    if (!list.equals("members") || offset == 0) {
      return body;
    }
    ObjectNode answer = (ObjectNode) JSON.readTree(body);
    JsonNode row = answer.get("items").get(0);
    ArrayNode items = answer.withArray("items");
    for (int i = 1; i < items.size(); i++) {
      items.set(i, row);
    }
    return answer.toString();
  }

  /** All at one time: each reads three times, and waits in between. */
  @Test
  void aReadThatIsNotWholeFails() throws Exception {
    Map<String, DamagingProxy.Damage> damages = damages();
    ExecutorService threads = Executors.newFixedThreadPool(damages.size());
    try {
      Map<String, CompletableFuture<Ending>> endings = new LinkedHashMap<>();
      damages.forEach(
          (name, damage) ->
              endings.put(name, CompletableFuture.supplyAsync(() -> apply(damage), threads)));
      for (Map.Entry<String, CompletableFuture<Ending>> entry : endings.entrySet()) {
        Ending ending = entry.getValue().get(60, TimeUnit.SECONDS);
        assertThat(ending.ran().code())
            .as(entry.getKey() + ": " + ending.ran().err())
            .isEqualTo(ExitCode.FAILED);
        assertThat(ending.ran().err()).as(entry.getKey()).doesNotContain("bug");
        assertThat(ending.writes()).as(entry.getKey()).isEmpty();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
