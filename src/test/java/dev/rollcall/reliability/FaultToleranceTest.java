package dev.rollcall.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.Effort;
import dev.rollcall.apply.ApplyReport;
import dev.rollcall.apply.Outcome.Status;
import dev.rollcall.live.ApiException;
import dev.rollcall.model.Role;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Step;
import dev.rollcall.sandbox.SandboxOptions.FaultPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Applies over and over, through lost answers, late effects and throttling, until nothing is left
 * to do: everybody who was to be mailed has one e-mail, everything is as declared, and no report
 * said anything untrue.
 */
final class FaultToleranceTest {
  private static final FaultPlan BAD =
      FaultPlan.NONE.withFaults("before=5%,after=5%,reset=5%,throttle=4%,slow=1%");
  private static final FaultPlan WORSE =
      FaultPlan.NONE.withFaults("before=20%,after=10%,reset=10%,throttle=5%,slow=10%");
  private static final int RUNS = 50;

  @TempDir private Path folder;

  static Stream<Arguments> seeds() {
    return Arrays.stream(Season.values())
        .flatMap(
            season ->
                LongStream.rangeClosed(1, Effort.of(season == Season.ARRIVALS ? 2 : 1, 20))
                    .mapToObj(seed -> Arguments.of(season, seed)));
  }

  /** Half the seeds run again while late effects of the last run are still to come. */
  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("seeds")
  void everyRunTellsTheTruthAndTheLastIsDone(Season season, long seed) throws Exception {
    weather(season, BAD.withSeed(seed), seed % 2 == 1);
  }

  static LongStream worseSeeds() {
    return LongStream.rangeClosed(1, Effort.of(1, 20));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("worseSeeds")
  void inWorseWeatherAsWell(long seed) throws Exception {
    weather(Season.REMINDERS, WORSE.withSeed(seed), true);
  }

  private void weather(Season season, FaultPlan faults, boolean patient) throws Exception {
    try (Storm storm = Storm.begin(folder, season, faults)) {
      Onlooker onlooker = storm.onlooker();
      List<String> runs = new ArrayList<>();
      boolean done = false;
      while (!done) {
        assertThat(runs).as("runs that were not enough").hasSizeLessThan(RUNS);
        List<String> before = onlooker.mails();
        try {
          Optional<ApplyReport> report = storm.apply();
          done = report.isEmpty();
          report.ifPresent(r -> runs.add(words(r)));
          if (patient && report.isPresent()) {
            storm.settle();
            check(report.get(), onlooker.roles(), since(before, onlooker.mails()));
          }
        } catch (ApiException unreadable) {
          runs.add("unreadable");
        }
      }
      storm.settle();
      Figures.add(
          "weather", season + " " + faults.shares() + " seed " + faults.seed() + ": " + runs);

      assertThat(onlooker.roles()).isEqualTo(season.desired().roles());
      assertThat(onlooker.mails()).containsExactlyInAnyOrderElementsOf(season.mails());
    }
  }

  private static List<String> since(List<String> before, List<String> now) {
    return now.subList(before.size(), now.size());
  }

  /** What is called applied is done; what is called failed is not, and cannot come any more. */
  private static void check(ApplyReport report, Map<String, String> roles, List<String> mails) {
    for (ApplyReport.Result result : report.results()) {
      if (result.outcome().status() == Status.APPLIED) {
        assertThat(isDone(result.change(), roles, mails)).as(result.toString()).isTrue();
      } else if (result.outcome().status() != Status.UNKNOWN) {
        assertThat(isDone(result.change(), roles, mails)).as(result.toString()).isFalse();
      }
    }
  }

  private static boolean isDone(Change change, Map<String, String> roles, List<String> mails) {
    String address = change.address().toString();
    if (change.step() == Step.RESEND_MEMBER) {
      return mails.contains("resend " + change.address().name());
    }
    if (change.after() == null) {
      return !roles.containsKey(address);
    }
    Role role = change.after().role();
    // who is invited may have another role by now
    return (role == null || change.step() == Step.INVITE_MEMBER)
        ? roles.containsKey(address)
        : role.name().equals(roles.get(address));
  }

  private static String words(ApplyReport report) {
    return "%d applied (%d already so), %d failed, %d unknown, %d not attempted"
        .formatted(
            report.count(Status.APPLIED),
            report.alreadySo(),
            report.count(Status.FAILED),
            report.count(Status.UNKNOWN),
            report.count(Status.NOT_ATTEMPTED));
  }
}
