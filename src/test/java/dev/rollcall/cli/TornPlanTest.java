package dev.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.live.aihub.BetweenPages;
import dev.rollcall.live.aihub.Crowd;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Another client comes between the pages that {@code plan} and {@code apply} read: nobody who is a
 * member is invited, nobody who is declared is removed, and what never holds still is not written
 * to.
 */
@Timeout(120)
final class TornPlanTest {
  private static final String NEW = "new@acme.example";

  @TempDir private Path folder;
  private Crowd crowd;

  @BeforeEach
  void start() throws Exception {
    crowd = Crowd.start(folder);
  }

  @AfterEach
  void stop() {
    crowd.close();
  }

  /** A project that declares everybody there is, and one newcomer. */
  private Path project(BetweenPages pages) throws Exception {
    String people =
        IntStream.range(0, Crowd.SIZE)
            .mapToObj(i -> "  " + Crowd.email(i) + ":\n")
            .collect(Collectors.joining());
    return Projects.write(
        folder.resolve("project"),
        Map.of(
            "rollcall.yaml",
            """
            organization: acme
            provider: {type: aihub, url: "%s", token: "${TOKEN}"}
            prune: true
            ignore: [boss@acme.example]
            """
                .formatted(pages.url()),
            "members.yaml",
            "members:\n  waiting@acme.example:\n  " + NEW + ":\n" + people));
  }

  /** Somebody writes before the second page of members, as often as it is asked for. */
  private BetweenPages between(IntConsumer write) throws Exception {
    AtomicInteger times = new AtomicInteger();
    return crowd.between(
        line -> {
          if (line.endsWith("/members?limit=500&offset=500")) {
            write.accept(times.getAndIncrement());
          }
        },
        true);
  }

  private static Ran run(Object... words) {
    return Ran.with(Map.of("TOKEN", "token"), words);
  }

  private static boolean writes(String line) {
    return !line.startsWith("GET ");
  }

  @Test
  void whoWasInvitedMeanwhileIsNotInvited() throws Exception {
    try (BetweenPages pages = between(n -> onlyOnce(n, () -> crowd.invite(NEW)))) {
      assertThat(run("plan", project(pages), "--detailed-exitcode"))
          .returns(0, Ran::code)
          .extracting(Ran::out)
          .asString()
          .doesNotContain("invite member");
    }
  }

  @Test
  void whoMovedInTheListIsNeitherInvitedNorRemoved() throws Exception {
    try (BetweenPages pages = between(n -> onlyOnce(n, () -> crowd.replace(Crowd.email(3))))) {
      Ran ran = run("plan", project(pages), "--format", "json");

      assertThat(ran.code()).isZero();
      assertThat(ran.out()).contains("\"changes\": 1,").contains("member/" + NEW);
      assertThat(ran.out()).doesNotContain("\"remove\",", Crowd.email(3), Crowd.email(500));
    }
  }

  private static void onlyOnce(int number, Runnable write) {
    if (number == 0) {
      write.run();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan", "apply", "drift"})
  void threeTornReadsEndTheCommand(String command) throws Exception {
    try (BetweenPages pages = between(n -> crowd.replace(Crowd.email(n)))) {
      Path project = project(pages);

      Ran ran = command.equals("apply") ? run("apply", project, "--yes") : run(command, project);

      assertThat(ran.code()).isEqualTo(1);
      assertThat(ran.out()).isEmpty();
      assertThat(ran.err())
          .contains("error: the live state kept changing during 3 reads: ")
          .endsWith("; try again when nobody else is writing\n");
      assertThat(pages.asked()).noneMatch(TornPlanTest::writes);
      assertThat(crowd.sandbox().mailbox()).doesNotContain("invitation " + NEW);
    }
  }

  @Test
  void theLookAgainBeforeASavedPlanIsAppliedIsWhole() throws Exception {
    Path plan = folder.resolve("p.json");
    // the plan is made in one read, the look again before it is applied is torn each time
    try (BetweenPages pages =
        between(
            n -> {
              if (n > 0) {
                crowd.replace(Crowd.email(n));
              }
            })) {
      Path project = project(pages);
      assertThat(run("plan", project, "--out", plan).code()).isZero();

      Ran ran = run("apply", project, "--plan", plan);

      assertThat(ran.code()).isEqualTo(1);
      assertThat(ran.err()).contains("the live state kept changing");
      assertThat(pages.asked()).noneMatch(TornPlanTest::writes);
    }
  }

  @Test
  void whoWasInvitedDuringTheLookAgainMakesTheSavedPlanStale() throws Exception {
    Path plan = folder.resolve("p.json");
    try (BetweenPages pages =
        between(
            n -> {
              if (n == 1) {
                crowd.invite(NEW);
              }
            })) {
      Path project = project(pages);
      assertThat(run("plan", project, "--out", plan).code()).isZero();

      assertThat(run("apply", project, "--plan", plan).code()).isEqualTo(4);
      assertThat(pages.asked()).noneMatch(TornPlanTest::writes);
    }
  }
}
