package dev.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A saved plan that somebody had a hand in is not applied, whatever was done to it. */
final class TamperedPlanTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String SAID = "changed after it was saved";

  /** What a fresh plan of the project does not hold. */
  private static final String FOREIGN =
      """
      {"action": "set_role", "kind": "member", "address": "member/grace@acme.example",
       "name": "grace@acme.example", "before": {"role": "member"}, "after": {"role": "admin"},
       "reason": "declared with another role", "cause": "declared", "note": null, "source": null,
       "requires": [], "consequences": []}
      """;

  /** What became due after the plan was saved, as a fresh plan holds it. */
  private static final String DUE =
      """
      {"action": "invite", "kind": "member", "address": "member/new@acme.example",
       "name": "new@acme.example", "before": null, "after": {"role": "member"},
       "reason": "declared, not in the organization", "cause": "declared", "note": null,
       "source": null, "requires": [], "consequences": []}
      """;

  @TempDir private Path folder;
  private Path acme;
  private Path plan;

  @BeforeEach
  void save() throws IOException {
    acme = Projects.acme(folder);
    plan = folder.resolve("plan.json");
    Ran ran = Ran.rollcall("plan", acme, "--out", plan);
    assertThat(ran.code()).as(ran.err()).isZero();
    Path members = acme.resolve("members.yaml");
    String text = Files.readString(members);
    Files.writeString(members, text.replace("members:", "members:\n  new@acme.example:"));
  }

  private static ArrayNode changes(ObjectNode plan) {
    return plan.withArray("changes");
  }

  private static ObjectNode change(ObjectNode plan, String action) {
    return (ObjectNode)
        changes(plan)
            .valueStream()
            .filter(change -> change.get("action").asString().equals(action))
            .findFirst()
            .orElseThrow();
  }

  private static Arguments edit(String name, Consumer<ObjectNode> edit, String... said) {
    return arguments(name, edit, Stream.concat(Stream.of(SAID), Stream.of(said)).toList());
  }

  static Stream<Arguments> edits() {
    return Stream.of(
        edit(
            "a change added that nobody planned",
            plan -> changes(plan).add(JSON.readTree(FOREIGN)),
            "grace@acme.example",
            "now:   nothing is planned"),
        edit("a change added that is due by now", plan -> changes(plan).add(JSON.readTree(DUE))),
        edit(
            "a change added that is there",
            plan -> changes(plan).add(changes(plan).get(0).deepCopy())),
        edit(
            "an after altered",
            plan -> change(plan, "grant").withObject("after").put("role", "manager"),
            "saved: + grant",
            "as manager",
            "now:   + grant",
            "as developer"),
        edit(
            "a before altered",
            plan -> change(plan, "revoke").withObject("before").put("role", "reviewer"),
            "was reviewer",
            "was developer"),
        edit(
            "an override slipped in",
            plan -> plan.withObject("verdict").withArray("overrides").add("max_removals=100%")),
        edit(
            "an override of no known form",
            plan -> plan.withObject("verdict").withArray("overrides").add("anything goes")),
        edit(
            "an override of everything",
            plan -> plan.withObject("verdict").withArray("overrides").add("protect=*")),
        edit("a change removed", plan -> changes(plan).remove(0)),
        edit(
            "a change removed that another needs",
            plan -> remove(plan, "invite"),
            "needs member/margaret@acme.example"),
        edit("all changes removed", plan -> changes(plan).removeAll()),
        edit("changes in another order", plan -> changes(plan).add(changes(plan).remove(0))),
        edit("another day", plan -> plan.put("created_at", "2026-11-25T09:00:00Z")),
        edit("no day", plan -> plan.put("created_at", "yesterday")),
        edit("another digest", plan -> plan.put("config_digest", "sha256:0")),
        edit("another revision", plan -> plan.put("live_revision", "99")),
        edit(
            "another organization",
            plan -> plan.put("organization", "other"),
            "organization other"),
        edit("another provider", plan -> plan.put("provider", "aihub"), "provider aihub"),
        edit("another version of rollcall", plan -> plan.put("rollcall_version", "0")),
        edit("another summary", plan -> plan.withObject("summary").put("remove", 0)),
        edit(
            "a consequence removed",
            plan -> change(plan, "remove").withArray("consequences").removeAll(),
            "dennis@acme.example"),
        edit(
            "all that is required removed",
            plan -> change(plan, "add").withArray("requires").removeAll()),
        edit("a warning added", plan -> plan.withArray("warnings").add("all is well")),
        edit("a field removed", plan -> plan.remove("waiting")),
        edit(
            "a field removed that is needed",
            plan -> plan.remove("managed"),
            "/managed is missing"),
        edit("a field added", plan -> plan.put("approved_by", "ada@acme.example")),
        edit("a reason altered", plan -> change(plan, "remove").put("reason", "left")),
        edit("a note altered", plan -> change(plan, "invite").put("note", "approved")),
        edit("a source altered", plan -> change(plan, "invite").putNull("source")),
        edit("an action that is none", plan -> change(plan, "invite").put("action", "annoy")),
        edit("a minor version", plan -> plan.put("format_version", "1.1")),
        edit("another seal", plan -> plan.put("seal", "sha256:" + "0".repeat(64))),
        edit("no seal to speak of", plan -> plan.put("seal", true)));
  }

  private static void remove(ObjectNode plan, String action) {
    for (int i = changes(plan).size() - 1; i >= 0; i--) {
      if (changes(plan).get(i).get("action").asString().equals(action)) {
        changes(plan).remove(i);
      }
    }
  }

  private void tamper(Consumer<ObjectNode> edit) throws IOException {
    ObjectNode edited = (ObjectNode) JSON.readTree(plan);
    JsonNode before = edited.deepCopy();
    edit.accept(edited);
    assertThat((JsonNode) edited).isNotEqualTo(before);
    Files.writeString(plan, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(edited));
  }

  private Ran refused(Object... further) {
    Ran ran =
        Ran.rollcall(
            Stream.concat(Stream.of("apply", acme, "--plan", plan), Stream.of(further)).toArray());
    assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.STALE);
    assertThat(ran.err()).contains(SAID).doesNotContain("bug");
    assertThat(acme.resolve(".rollcall")).as("nothing was sent").doesNotExist();
    return ran;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("edits")
  void isNotApplied(String name, Consumer<ObjectNode> edit, List<String> said) throws IOException {
    tamper(edit);
    assertThat(refused().err()).as(name).contains(said);
  }

  @Test
  void isNotAppliedWithoutItsSeal() throws IOException {
    tamper(saved -> saved.remove("seal"));
    assertThat(refused().err()).contains("no seal");
  }

  @Test
  void isNotAppliedWithTheSealOfAnotherPlan() throws IOException {
    Path other = folder.resolve("other.json");
    assertThat(Ran.rollcall("plan", acme, "--out", other).code()).isZero();
    JsonNode seal = JSON.readTree(other).get("seal");
    tamper(saved -> saved.set("seal", seal));
    refused();
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "markdown", "github", "gitlab", "sarif", "text"})
  void isNotAppliedInAnyFormat(String format) throws IOException {
    tamper(saved -> change(saved, "grant").withObject("after").put("role", "manager"));
    Path file = folder.resolve("out");
    refused("--format", format + "=" + file);
    String written = Files.readString(file);
    if (format.equals("markdown") || format.equals("text")) {
      assertThat(written).contains(SAID).contains("as manager").contains("as developer");
    }
    if (format.equals("json")) {
      assertThat(JSON.readTree(written).get("changes")).as("what is due now").hasSize(8);
    }
  }

  @Test
  void isNotAppliedToAPartEither() throws IOException {
    tamper(saved -> changes(saved).add(JSON.readTree(DUE)));
    refused("--no-removals");
    refused("--only", "due");
  }

  @Test
  void showsInEveryFormatWhereItIsNoPlanAnyMore() throws IOException {
    tamper(saved -> change(saved, "invite").put("action", "annoy"));
    Path file = folder.resolve("out.json");
    refused("--format", "json=" + file);
    assertThat(Files.readString(file)).contains("changed-plan").contains(SAID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "", "{\"changes\": []}", "not: a plan", "{\"seal\": \"x\"}"})
  void whatIsNoPlanAtAllIsInvalid(String text) throws IOException {
    Files.writeString(plan, text);
    assertThat(Ran.rollcall("apply", acme, "--plan", plan).code()).isEqualTo(ExitCode.INVALID);
  }

  @Test
  void aPlanCutInTheMiddleIsInvalid() throws IOException {
    String whole = Files.readString(plan);
    Files.writeString(plan, whole.substring(0, whole.length() / 2));
    assertThat(Ran.rollcall("apply", acme, "--plan", plan).code()).isEqualTo(ExitCode.INVALID);
    assertThat(acme.resolve(".rollcall")).doesNotExist();
  }

  @Test
  void aPlanWrittenDownDifferentlyIsApplied() throws IOException {
    Files.writeString(plan, Files.readString(plan).replaceAll("\n *", "\r\n\t"));
    assertApplied();
  }

  @Test
  void aPlanOnOneLineIsApplied() throws IOException {
    Files.writeString(plan, JSON.readTree(plan).toString());
    assertApplied();
  }

  private void assertApplied() {
    Ran ran = Ran.rollcall("apply", acme, "--plan", plan);
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("Applied 7 of 7");
  }
}
