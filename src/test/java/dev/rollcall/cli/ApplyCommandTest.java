package dev.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

final class ApplyCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private Path acme;

  @BeforeEach
  void copy() throws IOException {
    acme = Projects.acme(folder);
  }

  private Path state() {
    return acme.resolve(".rollcall/sandbox.json");
  }

  private static List<String> changes(Path project) {
    JsonNode plan = JSON.readTree(Ran.rollcall("plan", project, "--format", "json").out());
    return plan.get("changes").valueStream().map(c -> c.get("action").asString()).toList();
  }

  private void edit(String file, String from, String to) throws IOException {
    Path path = acme.resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(from);
    Files.writeString(path, text.replace(from, to));
  }

  @Test
  void nobodyToAskIsWrongUsage() {
    Ran ran = Ran.rollcall("apply", acme);
    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err()).contains("--yes").contains("--plan FILE");
    assertThat(acme.resolve(".rollcall")).doesNotExist();
  }

  @Test
  void anythingButYesIsNo() {
    Ran ran = Ran.typing("y\n", "apply", acme);
    assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
    assertThat(ran.err()).contains("Nothing was applied");
    assertThat(acme.resolve(".rollcall")).doesNotExist();
    assertThat(Ran.typing("", "apply", acme).code()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void yesAppliesWhatWasShown() {
    Ran ran = Ran.typing("yes\n", "apply", acme);
    assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.DONE);
    assertThat(ran.err()).contains("margaret@acme.example").contains("Apply these changes?");
    assertThat(ran.out()).contains("Applied 7 of 7");
    assertThat(changes(acme)).isEmpty();
  }

  @Test
  void aStateThatIsNotWrittenIsAFailure() {
    Ran ran =
        Ran.by(
            () -> {
              overwriteState();
              return Ran.NOW;
            },
            "apply",
            acme,
            "--yes");
    assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
    assertThat(ran.err())
        .contains("error: the sandbox's state was not written to " + state().toAbsolutePath());
    assertThat(state()).hasContent("");
  }

  /** As another program would while a plan is applied: every line of the journal has a time. */
  private void overwriteState() {
    try {
      if (Files.exists(state())) {
        Files.writeString(state(), "");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theReportListsEveryChangeOnce() {
    Ran ran = Ran.rollcall("apply", acme, "--yes", "--format", "json");
    assertThat(ran.code()).isZero();
    JsonNode report = JSON.readTree(ran.out());
    assertThat(report.get("results")).hasSize(7);
    assertThat(report.get("results"))
        .allMatch(change -> change.get("outcome").asString().equals("applied"));
  }

  @Test
  void nothingToDoSendsNothing() {
    assertThat(Ran.rollcall("apply", acme, "--yes").code()).isZero();
    Ran again = Ran.rollcall("apply", acme, "--yes");
    assertThat(again.code()).isZero();
    assertThat(again.err()).contains("Nothing to apply");
  }

  @Test
  void theJournalHoldsEveryRequest() throws IOException {
    Path journal = folder.resolve("journal.jsonl");
    assertThat(Ran.rollcall("apply", acme, "--yes", "--journal", journal).code()).isZero();
    List<String> lines = Files.readAllLines(journal);
    assertThat(lines).hasSizeGreaterThan(14).allMatch(line -> !JSON.readTree(line).isMissingNode());
    Ran again = Ran.rollcall("apply", acme, "--yes", "--journal", journal);
    assertThat(again.code()).as("nothing is due, so nothing is written").isZero();
  }

  @Test
  void withoutAJournalNothingIsSent() throws IOException {
    Path journal = Files.createFile(folder.resolve("exists.jsonl"));
    Ran ran = Ran.rollcall("apply", acme, "--yes", "--journal", journal);
    assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
    assertThat(ran.out() + ran.err()).contains("journal").contains("exists.jsonl");
    assertThat(changes(acme)).hasSize(7);
  }

  @Test
  void theJournalIsKeptBesideTheProject() throws IOException {
    assertThat(Ran.rollcall("apply", acme, "--yes").code()).isZero();
    try (Stream<Path> journals = Files.list(acme.resolve(".rollcall/journal"))) {
      assertThat(journals).hasSize(1).allMatch(file -> file.toString().endsWith(".jsonl"));
    }
  }

  @Test
  void removalsCanBeWithheld() {
    Ran ran = Ran.rollcall("apply", acme, "--yes", "--no-removals");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.err())
        .contains("withheld: remove member/dennis@acme.example")
        .contains("withheld: revoke workspace/claims-prod/linus@contractor.example");
    assertThat(changes(acme)).containsExactly("revoke", "remove");
  }

  @Test
  void onlyWhatIsDueCanBeApplied() {
    Ran ran = Ran.rollcall("apply", acme, "--yes", "--only", "due");
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("Applied 1 of 1");
    assertThat(changes(acme)).hasSize(6).doesNotContain("resend");
  }

  @Test
  void aGuardRefusesAndNothingChanges() throws IOException {
    edit("rollcall.yaml", "prune: true", "guards: { max_removals: 0 }\nprune: true");
    Ran ran = Ran.rollcall("apply", acme, "--yes");
    assertThat(ran.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(ran.err()).contains("max_removals").contains("--allow max_removals=");
    assertThat(acme.resolve(".rollcall")).doesNotExist();
    assertThat(Ran.rollcall("plan", acme, "--detailed-exitcode").code())
        .isEqualTo(ExitCode.REFUSED);
    assertThat(Ran.rollcall("plan", acme).code()).isZero();
    Ran allowed = Ran.rollcall("apply", acme, "--yes", "--allow", "max_removals=50%");
    assertThat(allowed.code()).as(allowed.err()).isZero();
  }

  @Test
  void aMissingWorkspaceIsTheRestLeftUndone() throws IOException {
    edit(
        "access.yaml",
        "  claims-test:",
        "  gone:\n    access:\n      group:claims: reviewer\n  claims-test:");
    Ran ran = Ran.rollcall("apply", acme, "--yes");
    assertThat(ran.code()).isEqualTo(ExitCode.PARTIAL);
    assertThat(ran.err()).contains("access.yaml:").contains("gone");
    assertThat(changes(acme)).isEmpty();
    assertThat(Ran.rollcall("apply", acme, "--yes").code()).isEqualTo(ExitCode.PARTIAL);
  }

  private Path saved(String... further) {
    Path plan = folder.resolve("plan.json");
    Object[] args =
        Stream.concat(Stream.of("plan", acme, "--out", plan), Stream.of(further)).toArray();
    Ran ran = Ran.rollcall(args);
    assertThat(ran.code()).as(ran.err()).isZero();
    return plan;
  }

  @Test
  void aSavedPlanIsAppliedOnce() {
    Path plan = saved();
    Ran ran = Ran.rollcall("apply", acme, "--plan", plan);
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(changes(acme)).isEmpty();
    Ran again = Ran.rollcall("apply", acme, "--plan", plan);
    assertThat(again.code()).isEqualTo(ExitCode.STALE);
    assertThat(again.err()).contains("margaret@acme.example").contains("stale");
  }

  @Test
  void aSavedPlanIsAppliedExactly() throws IOException {
    Path plan = saved();
    edit("members.yaml", "members:", "members:\n  new@acme.example:");
    Ran ran = Ran.rollcall("apply", acme, "--plan", plan);
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(changes(acme)).containsExactly("invite");
  }

  @Test
  void anEditedEntryMakesASavedPlanStale() throws IOException {
    Path plan = saved();
    edit("access.yaml", "role: developer", "role: tester");
    Ran ran = Ran.rollcall("apply", acme, "--plan", plan);
    assertThat(ran.code()).isEqualTo(ExitCode.STALE);
    assertThat(ran.err()).contains("claims-prod").contains("developer").contains("tester");
    assertThat(acme.resolve(".rollcall")).doesNotExist();
  }

  @Test
  void aSavedPlanOfAnotherOrganizationIsStale() throws IOException {
    Path plan = saved();
    edit("rollcall.yaml", "organization: acme", "organization: other");
    Ran ran = Ran.rollcall("apply", acme, "--plan", plan);
    assertThat(ran.code()).isEqualTo(ExitCode.STALE);
    assertThat(ran.err()).contains("organization acme, not other");
  }

  @Test
  void aSavedPlanKeepsTheOverridesItWasReviewedWith() throws IOException {
    edit("rollcall.yaml", "prune: true", "guards: { max_removals: 0 }\nprune: true");
    Path refused = saved();
    assertThat(Ran.rollcall("apply", acme, "--plan", refused).code()).isEqualTo(ExitCode.REFUSED);
    assertThat(Ran.rollcall("apply", acme, "--plan", refused, "--allow", "max_removals=9").code())
        .isEqualTo(ExitCode.USAGE);
    Path allowed = saved("--allow", "max_removals=50%");
    assertThat(Ran.rollcall("apply", acme, "--plan", allowed).code()).isZero();
  }

  @Test
  void aGuardTightenedMeanwhileMakesASavedPlanStale() throws IOException {
    Path plan = saved();
    edit("rollcall.yaml", "prune: true", "guards: { max_removals: 0 }\nprune: true");
    Ran ran = Ran.rollcall("apply", acme, "--plan", plan);
    assertThat(ran.code()).isEqualTo(ExitCode.STALE);
    assertThat(ran.err()).contains("max_removals").contains("stale");
  }

  @Test
  void whatIsNoPlanIsInvalid() throws IOException {
    Path none = Files.writeString(folder.resolve("p.json"), "{}");
    assertThat(Ran.rollcall("apply", acme, "--plan", none).code()).isEqualTo(ExitCode.INVALID);
    Ran missing = Ran.rollcall("apply", acme, "--plan", folder.resolve("gone.json"));
    assertThat(missing.code()).isEqualTo(ExitCode.INVALID);
    assertThat(missing.err()).contains("gone.json");
  }

  @Test
  void wrongNumbersAndWordsAreWrongUsage() {
    assertThat(Ran.rollcall("apply", acme, "--yes", "--concurrency", "0").code())
        .isEqualTo(ExitCode.USAGE);
    assertThat(Ran.rollcall("apply", acme, "--yes", "--only", "later").code())
        .isEqualTo(ExitCode.USAGE);
    Ran allow = Ran.rollcall("apply", acme, "--yes", "--allow", "max_removal=1");
    assertThat(allow.code()).isEqualTo(ExitCode.USAGE);
    assertThat(allow.err()).contains("max_removals");
  }

  @Test
  void stateThatNobodyCanReadStopsTheRun() throws IOException {
    assertThat(Ran.rollcall("apply", acme, "--yes").code()).isZero();
    Files.writeString(state(), "{ not json");
    Ran ran = Ran.with(Map.of(), "plan", acme);
    assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
    assertThat(ran.err()).contains("sandbox.json").doesNotContain("\tat ");
  }
}
