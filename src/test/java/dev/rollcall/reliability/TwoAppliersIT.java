package dev.rollcall.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.Effort;
import dev.rollcall.Launch;
import dev.rollcall.Launch.Finished;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two processes apply two projects to one organization at the same time: neither breaks, nobody is
 * mailed twice, each tells what became of all it planned, and one more run of either is obeyed.
 */
final class TwoAppliersIT {
  private static final String REPORT = "report.json";
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;

  static IntStream rounds() {
    return IntStream.rangeClosed(1, Effort.of(2, 30));
  }

  @ParameterizedTest(name = "round {0}")
  @MethodSource("rounds")
  void getInEachOthersWayAndNoMore(int round) throws Exception {
    Random random = new Random(round);
    Path seed =
        Files.writeString(
            folder.resolve("sandbox.json"), Rivals.live().toSeed(Season.CALLER, Rivals.invited()));
    String latency = 5 + random.nextInt(20) + "ms";
    try (Served sandbox = Served.start("--seed", seed.toString(), "--latency", latency)) {
      for (Rivals rival : Rivals.values()) {
        write(rival, sandbox.url());
      }
      Onlooker onlooker = new Onlooker(sandbox.url());
      applyBoth(round, random, onlooker);

      Rivals last = round % 2 == 0 ? Rivals.WHOLE : Rivals.PART;
      Finished again = apply(last, "again.json");
      assertThat(again.code()).as(again.err() + again.out()).isZero();
      checkReached(last, onlooker);
      assertThat(onlooker.mails()).doesNotHaveDuplicates();
    }
  }

  private void applyBoth(int round, Random random, Onlooker onlooker) throws Exception {
    Rivals first = random.nextBoolean() ? Rivals.WHOLE : Rivals.PART;
    CompletableFuture<Finished> early = applyIn(first, 0);
    CompletableFuture<Finished> late = applyIn(other(first), random.nextInt(300));
    JsonNode report = report(first, early.get(150, TimeUnit.SECONDS));
    JsonNode otherReport = report(other(first), late.get(150, TimeUnit.SECONDS));

    List<String> mails = onlooker.mails();
    assertThat(mails).doesNotHaveDuplicates();
    assertThat(mailed(report) + mailed(otherReport)).isEqualTo(mails.size());
    Figures.add(
        "two-appliers",
        "round %d: %s %s, %s %s"
            .formatted(
                round, first, report.path("summary"), other(first), otherReport.path("summary")));
  }

  private static Rivals other(Rivals rival) {
    return rival == Rivals.WHOLE ? Rivals.PART : Rivals.WHOLE;
  }

  private Path project(Rivals rival) {
    return folder.resolve(rival.name());
  }

  private void write(Rivals rival, URI url) throws IOException {
    Path project = Files.createDirectory(project(rival));
    Access roster = rival.desired();
    rival.absent().forEach(roster::leaver);
    Files.writeString(project.resolve("rollcall.yaml"), rival.settings(url.toString()));
    Files.writeString(project.resolve("roster.yaml"), roster.toRoster());
  }

  private CompletableFuture<Finished> applyIn(Rivals rival, int millis) {
    return CompletableFuture.supplyAsync(
        () -> apply(rival, REPORT),
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS));
  }

  private Finished apply(Rivals rival, String report) {
    String project = project(rival).toString();
    String json = "json=" + project(rival).resolve(report);
    try {
      return Launch.rollcall("apply", project, "--yes", "--format", "text", "--format", json)
          .with("TOKEN", "any")
          .run();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The report of a run, which is whole, or a missing node where the run could not read. */
  private JsonNode report(Rivals rival, Finished finished) throws IOException {
    assertThat(finished.code()).as(finished.err()).isIn(0, 1, 4, 5);
    assertThat(finished.err()).doesNotContain("Exception", "\tat ", "this is a bug");
    List<Path> journals = KilledJournal.of(project(rival));
    if (journals.isEmpty()) {
      assertThat(finished.code()).isEqualTo(1);
      assertThat(finished.err()).contains("the live state kept changing");
      return JSON.missingNode();
    }
    JsonNode report = JSON.readTree(Files.readString(project(rival).resolve(REPORT)));
    JsonNode planned =
        JSON.readTree(Files.readAllLines(journals.get(0)).get(0)).at("/planned/changes");
    assertThat(report.get("results")).hasSize(planned.intValue());
    checkAccount(report, finished);
    return report;
  }

  /** Each change once, and a reason for each that did not go as planned. */
  private static void checkAccount(JsonNode report, Finished finished) {
    List<String> changes = new ArrayList<>();
    boolean allApplied = true;
    for (JsonNode result : report.get("results")) {
      String outcome = result.get("outcome").stringValue();
      changes.add(result.get("action") + " " + result.get("address"));
      allApplied &= outcome.equals("applied");
      assertThat(outcome.equals("applied") || !result.get("outcome_reason").isNull())
          .as(result.toString())
          .isTrue();
    }
    assertThat(changes).doesNotHaveDuplicates();
    assertThat(finished.code() == 0).isEqualTo(allApplied);
  }

  /** How many e-mails a report says it sent, and did not find sent. */
  private static int mailed(JsonNode report) {
    int mailed = 0;
    for (JsonNode result : report.path("results")) {
      String action = result.get("action").stringValue();
      boolean sent =
          result.get("outcome").stringValue().equals("applied")
              && result.get("outcome_reason").isNull();
      mailed += sent && (action.equals("invite") || action.equals("resend")) ? 1 : 0;
    }
    return mailed;
  }

  private static void checkReached(Rivals rival, Onlooker onlooker) throws InterruptedException {
    Map<String, String> roles = onlooker.roles();
    if (rival == Rivals.WHOLE) {
      assertThat(roles).isEqualTo(rival.desired().roles());
    } else {
      assertThat(roles).containsAllEntriesOf(rival.desired().roles());
      assertThat(new HashSet<>(roles.keySet()))
          .doesNotContainAnyElementsOf(rival.absent().stream().map(e -> "member/" + e).toList());
    }
  }
}
