package dev.rollcall.saved;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.rollcall.Damage;
import dev.rollcall.Effort;
import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.InvalidInputException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.exc.MismatchedInputException;

/** What is no plan is refused where it stops being one. */
final class BadPlanTest {
  private static final String GOOD =
      """
      {"format_version": "1.0", "organization": "acme", "provider": "aihub",
       "created_at": "2026-11-24T02:10:00Z", "config_digest": "sha256:0", "live_revision": null,
       "managed": ["members"],
       "changes": [
         {"action": "invite", "kind": "member", "address": "member/a@x.example",
          "before": null, "after": {"role": "member"}, "requires": [], "consequences": []},
         {"action": "add", "kind": "group_member", "address": "group/g/a@x.example",
          "before": null, "after": {"role": "member", "sends": 1},
          "requires": ["member/a@x.example"],
          "consequences": [{"text": "t"}, {"address": "group/h", "role": "r"}]}],
       "verdict": {"overrides": ["max_removals=20%"],
        "violations": [{"guard": "max_removals", "class": "groups", "limit": "10%", "actual": 5,
                        "of": 9, "allow": null, "source": {"file": "f", "line": 1, "column": 1}}]}}
      """;

  static Stream<Arguments> edits() {
    return Stream.of(
        arguments(
            "\"format_version\": \"1.0\", ",
            "",
            "1:1: error[not-a-plan]: /format_version is missing"),
        arguments(
            "\"1.0\"", "\"2.0\"", "1:20: error[unknown-plan-version]: the plan has format 2.0"),
        arguments(
            "\"1.0\"",
            "\"" + "9".repeat(5_000) + "\"",
            "1:20: error[unknown-plan-version]: the plan has format "
                + "9".repeat(500)
                + "…, this"),
        arguments("\"1.0\"", "1.0", "1:20: error[not-a-plan]: /format_version must be a string"),
        arguments(
            "\"organization\": \"acme\",", "", "1:1: error[not-a-plan]: /organization is missing"),
        arguments(
            "2026-11-24T02:10:00Z", "yesterday", "2:16: error[not-a-plan]: /created_at cannot be"),
        arguments(
            "[\"members\"]",
            "[\"people\"]",
            "/managed/0 cannot be \"people\": must be one of members, "),
        arguments(
            "[\"members\"]", "\"members\"", "3:13: error[not-a-plan]: /managed must be a list"),
        arguments("\"changes\"", "\"changed\"", "1:1: error[not-a-plan]: /changes is missing"),
        arguments(
            "\"invite\"",
            "\"annoy\"",
            "5:15: error[not-a-plan]: /changes/0/action cannot be \"annoy\": must"),
        arguments(
            "\"invite\"",
            "\"grant\"",
            "5:32: error[not-a-plan]: /changes/0/kind cannot be \"member\" for"),
        arguments(
            "\"kind\": \"member\"",
            "\"kind\": 1",
            "5:33: error[not-a-plan]: /changes/0/kind must be a string"),
        arguments(
            "\"address\": \"member/a@x.example\"",
            "\"address\": \"group/a@x.example\"",
            "5:54: error[not-a-plan]: /changes/0/address is of kind group, the change of member"),
        arguments(
            "\"member/a@x.example\",\n",
            "\"member/a/b\",\n",
            "5:54: error[not-a-plan]: /changes/0/address"),
        arguments(
            "\"action\": \"invite\", ", "", "5:4: error[not-a-plan]: /changes/0/action is missing"),
        arguments("\"before\": null, ", "", "5:4: error[not-a-plan]: /changes/0/before is missing"),
        arguments(
            "{\"role\": \"member\"}", "{\"role\": 7}", "/changes/0/after/role must be a string"),
        arguments("\"sends\": 1", "\"sends\": -1", "/changes/1/after/sends must be a count"),
        arguments(
            "\"sends\": 1",
            "\"last_sent_at\": \"now\"",
            "/changes/1/after/last_sent_at cannot be \"now\""),
        arguments(
            "[\"member/a@x.example\"]",
            "[\"group/k\"]",
            "9:18: error[not-a-plan]: /changes/1/requires/0 is \"group/k\", which no change is"
                + " about"),
        arguments(
            "[\"member/a@x.example\"]", "[\"group\"]", "/changes/1/requires/0 cannot be \"group\""),
        arguments(
            "{\"text\": \"t\"}",
            "{}",
            "10:22: error[not-a-plan]: /changes/1/consequences/0/address is missing"),
        arguments(
            "\"add\", \"kind\": \"group_member\", \"address\": \"group/g/a@x.example\"",
            "\"invite\", \"kind\": \"member\", \"address\": \"member/a@x.example\"",
            "7:4: error[not-a-plan]: /changes/1 repeats a change"),
        arguments(
            "max_removals=20%", "everything", "/verdict/overrides/0 cannot be \"everything\""),
        arguments(
            "\"guard\": \"max_removals\"",
            "\"guard\": \"x\"",
            "/verdict/violations/0/guard cannot be \"x\": must be one of"),
        arguments(
            "\"class\": \"groups\"",
            "\"class\": \"group\"",
            "/verdict/violations/0/class cannot be \"group\""),
        arguments(
            "\"actual\": 5", "\"actual\": 5.5", "/verdict/violations/0/actual must be a count"),
        arguments("[\"members\"]", "null", "3:13: error[not-a-plan]: /managed must not be null"),
        arguments(
            "[\"members\"]", "[null]", "3:14: error[not-a-plan]: /managed/0 must not be null"),
        arguments("\"before\": null", "\"before\": []", "/changes/0/before must be a JSON object"),
        arguments(
            "\"before\": null", "\"before\": \"\"", "/changes/0/before must be a JSON object"),
        arguments("{\"role\": \"member\"}", "{\"role\": null}", "/changes/0/after/role must be a "),
        arguments("\"sends\": 1", "\"sends\": null", "/changes/1/after/sends must be a count"),
        arguments("\"sends\": 1", "\"sends\": \"1\"", "/changes/1/after/sends must be a count"),
        arguments("\"sends\": 1", "\"sends\": 99999999999", "/after/sends must be a count"),
        arguments("{\"text\": \"t\"}", "null", "/changes/1/consequences/0 must not be null"),
        arguments("\"limit\": \"10%\"", "\"limit\": 10", "/verdict/violations/0/limit must be a s"),
        arguments("\"limit\": \"10%\"", "\"limit\": [1]", "/verdict/violations/0/limit must be a "),
        arguments("\"of\": 9, ", "", "/verdict/violations/0/of is missing"),
        arguments("\"line\": 1", "\"line\": \"1\"", "/violations/0/source/line must be a count"),
        arguments("\"line\": 1, ", "", "/verdict/violations/0/source/line is missing"),
        arguments(
            "}]}}",
            "}]}} {}",
            "13:95: error[not-a-plan]: the plan must not be followed by anything"),
        arguments("}]}}", "}]}", "error[not-json]: the file ends in the middle; it was cut off"),
        arguments(
            "\"limit\": \"10%\"", "\"limit\": ", "error[not-json]: this is not JSON: Unexpected"),
        arguments("\"limit\"", "\"class\"", "error[not-json]: this is not JSON: Duplicate"));
  }

  private static Diagnostic refusal(String text) {
    return refusal(() -> PlanReader.read("plan.json", () -> new StringReader(text)));
  }

  private static Diagnostic refusal(ThrowingCallable read) {
    InvalidInputException refusal = catchThrowableOfType(InvalidInputException.class, read);
    assertThat(refusal).isNotNull();
    assertThat(refusal.diagnostics().kept()).hasSize(1);
    return refusal.diagnostics().kept().get(0);
  }

  /** What is wrong is found by reading again, which a pipe does not allow. */
  @Test
  void showsWhereAPlanFromAPipeStopsBeingOne(@TempDir Path folder) throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    String bad = GOOD.replace("\"sends\": 1", "\"sends\": null");
    Thread writer = new Thread(() -> write(pipe, bad));
    writer.start();
    Diagnostic refusal = refusal(() -> PlanFile.read(pipe));
    writer.join();
    assertThat(refusal.toString().replace(pipe.toString(), "plan.json"))
        .isEqualTo(refusal(bad).toString());
  }

  private static void write(Path pipe, String text) {
    try {
      Files.writeString(pipe, text, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void startsFromAGoodOne() throws Exception {
    assertThat(PlanReader.read("plan.json", () -> new StringReader(GOOD)).changes()).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("edits")
  void showsWhereItStopsBeingAPlan(String good, String bad, String message) {
    assertThat(GOOD).contains(good);
    int at = GOOD.indexOf(good);
    Diagnostic refusal = refusal(GOOD.substring(0, at) + bad + GOOD.substring(at + good.length()));
    assertThat(refusal.toString()).startsWith("plan.json:").contains(message);
    assertThat(refusal.hint()).contains("rollcall plan --out");
  }

  @ParameterizedTest
  @MethodSource("noPlans")
  void refusesWhatHoldsNoPlan(String text, String message) {
    assertThat(refusal(text).toString()).contains(message);
  }

  static Stream<Arguments> noPlans() {
    return Stream.of(
        arguments("", "plan.json:1:1: error[not-a-plan]: the plan must be a JSON object"),
        arguments("[]", "plan.json:1:1: error[not-a-plan]: the plan must be a JSON object"),
        arguments("members:\n  a: b", "plan.json:1:1: error[not-json]: this is not JSON"),
        arguments("{\"changes\": " + "[".repeat(5000), "error[not-json]"));
  }

  @Test
  void needsNoTypeToSayWhatAValueMustBe() {
    assertThat(PlanReader.problem(MismatchedInputException.from(null, (Class<?>) null, "odd")))
        .isEqualTo("must be a JSON object");
  }

  /** A plan cut at any byte is refused, wherever that is. */
  @Test
  void refusesWhatWasCutOff() {
    String whole = GOOD.stripTrailing();
    for (int length = 0; length < whole.length(); length++) {
      refusal(whole.substring(0, length));
    }
  }

  @Test
  void saysWhyAFileCannotBeRead(@TempDir Path folder) throws IOException {
    assertThat(unreadable(folder.resolve("none.json"))).contains("there is no such file or folder");
    assertThat(unreadable(folder)).contains("cannot read the plan " + folder);
    Path latin = folder.resolve("latin.json");
    Files.writeString(latin, "{\"organization\": \"é\"}", ISO_8859_1);
    assertThat(unreadable(latin)).contains("it is not UTF-8");
  }

  private static String unreadable(Path file) {
    return String.valueOf(
        catchThrowableOfType(InvalidInputException.class, () -> PlanFile.read(file)).getMessage());
  }

  /** A plan damaged by seeds is read, or refused at the place where it is none. */
  @Test
  void damagedPlans(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("p.json");
    for (int seed = 0; seed < Effort.of(2_000, 20_000); seed++) {
      Files.write(file, new Damage(seed).json(GOOD));
      try {
        assertThat(PlanFile.read(file).changes()).isNotNull();
      } catch (InvalidInputException e) {
        Diagnostic diagnostic = e.diagnostics().kept().get(0);
        // what is no UTF-8 has no lines
        assertThat(diagnostic.source() != null || diagnostic.code().equals("unreadable-plan"))
            .as("seed " + seed)
            .isTrue();
        assertThat(diagnostic.message()).as("seed " + seed).hasSizeLessThan(3_000);
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }
}
