package dev.rollcall.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.apply.ApplyReport;
import dev.rollcall.apply.Outcome;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.SamplePlans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {
  private static final Instant NOW = Instant.parse("2026-11-24T02:10:00Z");
  private static final PublishedSchema SCHEMA = PublishedSchema.of("journal");

  @TempDir Path project;
  private Path file;
  private Journal journal;

  @BeforeEach
  void open() {
    file = project.resolve("journals/r1.jsonl");
    journal = new Journal(file, "r1", "1.2.3", () -> NOW);
  }

  private static Outcome outcome(Change change) {
    return switch (change.step()) {
      case DELETE_GROUP -> Outcome.failed("409: it is in use\n");
      case ADD_GROUP_MEMBER -> Outcome.notAttempted("needs it", change.requires().get(0));
      case REMOVE_MEMBER -> Outcome.unknown("no answer");
      default -> change.lowers() ? Outcome.ALREADY_SO : Outcome.APPLIED;
    };
  }

  private void run(Plan plan) throws IOException {
    journal.started(plan, NOW);
    List<ApplyReport.Result> results = new ArrayList<>();
    for (Change change : plan.changes()) {
      journal.sending(List.of(change));
      journal.settled(change, outcome(change));
      results.add(new ApplyReport.Result(change, outcome(change)));
    }
    journal.finished(new ApplyReport(plan.header(), NOW, NOW, results, "interrupted"));
    journal.close();
  }

  @Test
  void isMadeWhenTheRunStarts() throws IOException {
    assertThat(file).doesNotExist();
    journal.started(SamplePlans.small(), NOW);
    assertThat(Files.readAllLines(file))
        .containsExactly(
            "{\"type\":\"run\",\"time\":\"2026-11-24T02:10:00Z\",\"format_version\":\"1.0\","
                + "\"run\":\"r1\",\"rollcall_version\":\"1.2.3\",\"organization\":\"acme\","
                + "\"provider\":\"aihub\",\"config_digest\":\"sha256:"
                + "0123456789abcdef".repeat(4)
                + "\",\"live_revision\":\"42\",\"planned\":{\"invite\":0,\"resend\":0,\"create\":1,"
                + "\"add\":0,\"grant\":0,\"set_role\":0,\"revoke\":0,\"remove\":0,\"delete\":0,"
                + "\"changes\":1}}");
    journal.close();
  }

  @Test
  void holdsEachRequestAndEachOutcome() throws IOException {
    run(SamplePlans.everything());
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(2 + 2 * SamplePlans.allChanges().size()).allSatisfy(SCHEMA::accepts);
    assertThat(lines)
        .contains(
            "{\"type\":\"sending\",\"time\":\"2026-11-24T02:10:00Z\",\"changes\":["
                + "{\"action\":\"revoke\",\"kind\":\"workspace_access\","
                + "\"address\":\"workspace/claims-prod/ada@acme.example\","
                + "\"before\":{\"role\":\"manager\"},\"after\":null}]}",
            "{\"type\":\"outcome\",\"time\":\"2026-11-24T02:10:00Z\",\"action\":\"delete\","
                + "\"kind\":\"group\",\"address\":\"group/Old Group\",\"outcome\":\"failed\","
                + "\"outcome_reason\":\"409: it is in use\\n\",\"blocker\":null}",
            "{\"type\":\"outcome\",\"time\":\"2026-11-24T02:10:00Z\",\"action\":\"add\","
                + "\"kind\":\"group_member\",\"address\":\"group/claims/grace@acme.example\","
                + "\"outcome\":\"not_attempted\",\"outcome_reason\":\"needs it\","
                + "\"blocker\":\"member/grace@acme.example\"}");
    assertThat(lines)
        .last()
        .isEqualTo(
            "{\"type\":\"finished\",\"time\":\"2026-11-24T02:10:00Z\",\"stopped\":\"interrupted\","
                + "\"summary\":{\"applied\":13,\"already_so\":3,\"failed\":1,\"not_attempted\":1,"
                + "\"unknown\":1,\"handed_over\":0}}");
  }

  /** A kill leaves at most half a line, after lines that are whole. */
  @Test
  void growsByWholeLines() throws IOException {
    journal.started(SamplePlans.small(), NOW);
    for (Change change : SamplePlans.allChanges()) {
      journal.sending(List.of(change));
      assertThat(Files.readString(file)).endsWith("}\n");
    }
    journal.close();
    String cut = Files.readString(file).replaceAll("[^\n]{20}\n$", "");
    List<String> whole = cut.substring(0, cut.lastIndexOf('\n')).lines().toList();
    assertThat(whole).hasSize(SamplePlans.allChanges().size()).allSatisfy(SCHEMA::accepts);
  }

  @Test
  void stopsTheRunWhereItCannotBegin() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "older");
    assertThatThrownBy(() -> journal.started(SamplePlans.small(), NOW))
        .isInstanceOf(IOException.class)
        .hasMessage(file + ": it already exists");
    assertThatThrownBy(() -> journal.sending(SamplePlans.allChanges()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("was not started");
    assertThat(file).hasContent("older");
    journal.close();
  }
}
