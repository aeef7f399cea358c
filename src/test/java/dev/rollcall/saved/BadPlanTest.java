package dev.rollcall.saved;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.rollcall.Damage;
import dev.rollcall.Effort;
import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.InvalidInputException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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
        arguments("\"format_version\": \"1.0\", ", "", "1:1: error[not-a-plan]: the file has no"),
        arguments(
            "\"1.0\"", "\"2.0\"", "1:20: error[unknown-plan-version]: the plan has format 2.0"),
        arguments(
            "\"1.0\"",
            "\"" + "9".repeat(5_000) + "\"",
            "1:20: error[unknown-plan-version]: the plan has format "
                + "9".repeat(LocatedJson.MAX_LENGTH)
                + "..., this"),
        arguments("\"1.0\"", "1.0", "1:20: error[not-a-plan]: \"format_version\" is no string"),
        arguments("\"organization\": \"acme\",", "", "the file has no \"organization\""),
        arguments(
            "2026-11-24T02:10:00Z", "yesterday", "2:16: error[not-a-plan]: \"created_at\" can"),
        arguments(
            "[\"members\"]", "[\"people\"]", "an entry of \"managed\" cannot be \"people\"; there"),
        arguments(
            "[\"members\"]", "\"members\"", "3:13: error[not-a-plan]: \"managed\" is no list"),
        arguments("\"changes\"", "\"changed\"", "the file has no list \"changes\""),
        arguments(
            "\"invite\"", "\"annoy\"", "5:15: error[not-a-plan]: \"action\" cannot be \"annoy\"; "),
        arguments(
            "\"invite\"",
            "\"grant\"",
            "5:32: error[not-a-plan]: \"kind\" cannot be \"member\" for"),
        arguments(
            "\"kind\": \"member\"", "\"kind\": 1", "5:33: error[not-a-plan]: \"kind\" is no st"),
        arguments(
            "\"address\": \"member/a@x.example\"",
            "\"address\": \"group/a@x.example\"",
            "5:54: error[not-a-plan]: \"address\" is of kind group, the change of member"),
        arguments(
            "\"member/a@x.example\",\n",
            "\"member/a/b\",\n",
            "5:54: error[not-a-plan]: \"address\""),
        arguments(
            "\"action\": \"invite\", ",
            "",
            "5:4: error[not-a-plan]: this change has no \"action\""),
        arguments(
            "\"before\": null, ", "", "5:4: error[not-a-plan]: this change has no \"before\""),
        arguments("{\"role\": \"member\"}", "{\"role\": 7}", "\"role\" is no string"),
        arguments("\"sends\": 1", "\"sends\": -1", "\"sends\" is no count"),
        arguments(
            "\"sends\": 1", "\"last_sent_at\": \"now\"", "\"last_sent_at\" cannot be \"now\""),
        arguments(
            "[\"member/a@x.example\"]",
            "[\"group/k\"]",
            "is \"group/k\", which no change is about"),
        arguments(
            "[\"member/a@x.example\"]", "[\"group\"]", "an entry of \"requires\" cannot be \"gr"),
        arguments("{\"text\": \"t\"}", "{}", "an entry of \"consequences\" has no \"address\""),
        arguments(
            "\"add\", \"kind\": \"group_member\", \"address\": \"group/g/a@x.example\"",
            "\"invite\", \"kind\": \"member\", \"address\": \"member/a@x.example\"",
            "7:4: error[not-a-plan]: this change repeats another"),
        arguments(
            "max_removals=20%", "everything", "an entry of \"overrides\" cannot be \"everything\""),
        arguments(
            "\"guard\": \"max_removals\"", "\"guard\": \"x\"", "\"guard\" cannot be \"x\"; there"),
        arguments("\"class\": \"groups\"", "\"class\": \"group\"", "\"class\" cannot be \"group\""),
        arguments("\"actual\": 5", "\"actual\": 5.5", "\"actual\" is no count"),
        arguments("}]}}", "}]}} {}", "what follows the plan does not belong to it"),
        arguments("}]}}", "}]}", "error[not-json]: the file ends in the middle; it was cut off"),
        arguments(
            "\"limit\": \"10%\"", "\"limit\": ", "error[not-json]: this is not JSON: Unexpected"),
        arguments("\"limit\"", "\"class\"", "error[not-json]: this is not JSON: Duplicate"));
  }

  private static Diagnostic refusal(String text) {
    InvalidInputException refusal =
        catchThrowableOfType(
            InvalidInputException.class,
            () -> PlanReader.read("plan.json", new StringReader(text)));
    assertThat(refusal).as(text).isNotNull();
    assertThat(refusal.diagnostics().kept()).hasSize(1);
    return refusal.diagnostics().kept().get(0);
  }

  @Test
  void startsFromAGoodOne() throws Exception {
    assertThat(PlanReader.read("plan.json", new StringReader(GOOD)).changes()).hasSize(2);
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
        arguments("", "plan.json:1:1: error[not-a-plan]: the file holds no JSON object"),
        arguments("[]", "plan.json:1:1: error[not-a-plan]: the file holds no JSON object"),
        arguments("members:\n  a: b", "plan.json:1:1: error[not-json]: this is not JSON"),
        arguments("{\"changes\": " + "[".repeat(5000), "error[not-json]"));
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
