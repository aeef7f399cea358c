package dev.rollcall.reliability;

import dev.rollcall.apply.ApplyListener;
import dev.rollcall.apply.ApplyOptions;
import dev.rollcall.apply.ApplyReport;
import dev.rollcall.live.ApiException;
import dev.rollcall.live.aihub.Impatient;
import dev.rollcall.operation.ApplyProject;
import dev.rollcall.operation.ApplyResult;
import dev.rollcall.operation.ChangeFilter;
import dev.rollcall.operation.OperationContext;
import dev.rollcall.operation.PlanOptions;
import dev.rollcall.operation.SettingsOverrides;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Plan;
import dev.rollcall.sandbox.Calm;
import dev.rollcall.sandbox.Sandbox;
import dev.rollcall.sandbox.SandboxOptions;
import dev.rollcall.sandbox.SandboxOptions.FaultPlan;
import dev.rollcall.settings.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** A project and its organization, between which much goes wrong. */
final class Storm implements AutoCloseable {
  private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
  private static final Duration SLOWNESS = Impatient.READ.multipliedBy(3).dividedBy(2);
  static final String SETTINGS =
      """
      organization: acme
      provider: {type: aihub, url: "%s", token: "${TOKEN}"}
      invitations: {resend_after: 7d, max_sends: 3}
      prune: true
      guards: {max_removals: 100%%}
      """;

  private final Path project;
  private final Sandbox sandbox;

  private Storm(Path project, Sandbox sandbox) {
    this.project = project;
    this.sandbox = sandbox;
  }

  /** Begins in a folder of its own. */
  static Storm begin(Path folder, Season season, FaultPlan faults) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("sandbox.json"), season.live().toSeed(Season.CALLER, season.invited()));
    Sandbox sandbox =
        Sandbox.start(
            SandboxOptions.defaults()
                .withOrganization("acme")
                .withSeed(file)
                .withClock(InstantSource.fixed(NOW))
                .withFaults(faults.withSlowness(SLOWNESS)));
    Path project = Files.createDirectory(folder.resolve("project"));
    Files.writeString(project.resolve("rollcall.yaml"), SETTINGS.formatted(sandbox.baseUri()));
    Files.writeString(project.resolve("roster.yaml"), season.desired().toRoster());
    return new Storm(project, sandbox);
  }

  Onlooker onlooker() {
    return new Onlooker(sandbox.baseUri());
  }

  /** Waits until nothing can happen any more. */
  void settle() throws InterruptedException {
    Calm.await(sandbox);
  }

  /**
   * Plans and applies as the command does.
   *
   * @return the report, or empty where there was nothing to do
   * @throws ApiException if the organization could not be read, and so nothing was sent
   */
  Optional<ApplyReport> apply() throws Exception {
    ApplyProject operation =
        new ApplyProject(
            new OperationContext(List.of(new Impatient()), base -> source -> new Secret("any")),
            ChangeFilter.NONE,
            new ApplyOptions(8, ApplyListener.NONE, () -> false, InstantSource.fixed(NOW)),
            new SureOperator());
    ApplyResult result =
        operation.apply(project, SettingsOverrides.NONE, new PlanOptions(NOW, List.of()));
    return switch (result.status()) {
      case NOTHING_TO_DO -> Optional.empty();
      case COMPLETED -> Optional.ofNullable(result.report());
      case BLOCKED, DECLINED, STALE -> throw new AssertionError(result);
    };
  }

  private static final class SureOperator implements ApplyProject.Operator {
    @Override
    public Answer approve(Plan plan, List<Change> withheld) {
      return Answer.YES_IN_ADVANCE;
    }

    @Override
    public void handOver(Plan plan) {
      throw new AssertionError("handed over");
    }
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
