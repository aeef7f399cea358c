package dev.rollcall.reliability;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.Alone;
import dev.rollcall.Effort;
import dev.rollcall.Launch;
import dev.rollcall.Launch.Finished;
import dev.rollcall.sandbox.Calm;
import dev.rollcall.sandbox.Sandbox;
import dev.rollcall.sandbox.SandboxOptions;
import dev.rollcall.sandbox.SandboxOptions.FaultPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An apply that is killed, at moments spread over all it does: the journal tells all that was sent,
 * and running again does the rest, with one e-mail for each person.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher there is not the process to kill")
@Alone("kills a run before it ends")
final class CrashIT {
  private static final int KILLS = Effort.of(3, 50);

  /** As many of the 716 lines of a run as are written before its last stage. */
  private static final int LINES = 600;

  /** The exit code of a process that ended by SIGKILL: 128 and the number of the signal. */
  private static final int KILLED = 137;

  private static final AtomicInteger IN_FLIGHT = new AtomicInteger();

  @TempDir private Path folder;
  private Path project;
  private Sandbox sandbox;
  private Onlooker onlooker;

  static IntStream kills() {
    return IntStream.range(0, KILLS);
  }

  @BeforeEach
  void start() throws Exception {
    Path seed =
        Files.writeString(
            folder.resolve("sandbox.json"),
            Turnover.live().toSeed(Season.CALLER, Turnover.invited()));
    sandbox =
        Sandbox.start(
            SandboxOptions.defaults()
                .withOrganization("acme")
                .withSeed(seed)
                .withFaults(FaultPlan.NONE.withLatency(Duration.ofMillis(30))));
    onlooker = new Onlooker(sandbox.baseUri());
    project = Files.createDirectory(folder.resolve("project"));
    Files.writeString(
        project.resolve("rollcall.yaml"), Storm.SETTINGS.formatted(sandbox.baseUri()));
    Files.writeString(project.resolve("roster.yaml"), Turnover.desired().toRoster());
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @AfterAll
  static void requestsWereInFlight() {
    assertThat(IN_FLIGHT).hasPositiveValue();
  }

  @ParameterizedTest(name = "kill {0}")
  @MethodSource("kills")
  void costsNothing(int kill) throws Exception {
    SortedMap<String, String> before = onlooker.roles();

    kill(kill, new Random(kill));
    Calm.await(sandbox);

    List<String> mails = onlooker.mails();
    SortedMap<String, String> now = onlooker.roles();
    List<Path> journals = KilledJournal.of(project);
    if (journals.isEmpty()) {
      assertThat(now).isEqualTo(before);
    } else {
      KilledJournal journal = new KilledJournal(journals.get(0));
      journal.covers(before, now, mails);
      IN_FLIGHT.addAndGet(journal.inFlight());
      Figures.add(
          "crash",
          "kill %d: %d e-mails sent, %d changes in flight"
              .formatted(kill, mails.size(), journal.inFlight()));
    }

    Finished again = apply().run();
    assertThat(again.code()).as(again.err() + again.out()).isZero();
    assertThat(onlooker.roles()).isEqualTo(Turnover.desired().roles());
    assertThat(onlooker.mails()).containsExactlyInAnyOrderElementsOf(Turnover.mails());
  }

  private Launch apply() {
    return Launch.rollcall("apply", project.toString(), "--yes").with("TOKEN", "any");
  }

  /** Kills an apply while it starts, or once its journal has so many lines. */
  private void kill(int kill, Random random) throws Exception {
    double lines = (kill + random.nextDouble()) / KILLS * LINES;
    Process apply = apply().startUnheard();
    try {
      if (kill == 0) {
        apply.waitFor(random.nextInt(1000), MILLISECONDS);
      } else {
        long end = System.nanoTime() + SECONDS.toNanos(60);
        while (apply.isAlive() && lines() < lines && System.nanoTime() < end) {
          apply.waitFor(1, MILLISECONDS);
        }
      }
    } finally {
      apply.destroyForcibly();
    }
    assertThat(apply.waitFor(60, SECONDS)).isTrue();
    assertThat(apply.exitValue()).as("the run is long enough to be killed").isEqualTo(KILLED);
  }

  private long lines() throws IOException {
    List<Path> journals = KilledJournal.of(project);
    return journals.isEmpty() ? 0 : Files.readString(journals.get(0)).lines().count();
  }
}
