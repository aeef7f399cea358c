package dev.rollcall.cli;

import dev.rollcall.config.NoSuchFolderException;
import dev.rollcall.config.ProjectFolder;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.operation.PlanOptions;
import dev.rollcall.operation.PlanProject;
import dev.rollcall.plan.GuardOverride;
import dev.rollcall.plan.Plan;
import dev.rollcall.report.ProjectPlan;
import dev.rollcall.report.Subject;
import dev.rollcall.report.Subject.Format;
import dev.rollcall.saved.PlanFile;
import dev.rollcall.settings.ConsoleWords;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rollcall plan}. */
@Command(
    name = "plan",
    description = {
      "Show the changes that apply would make, without making them.",
      "With --format runbook: as steps for an admin to do in the product's console."
    },
    footer = {"", "Example:", "  rollcall plan examples/acme"})
final class PlanCommand implements Callable<Integer> {
  private final Shell shell;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0..*",
      arity = "0..*",
      paramLabel = "DIR",
      description =
          "The project's folder; defaults to the current one. Several projects are planned"
              + " separately.")
  private List<Path> folders = new ArrayList<>();

  @Mixin private ProjectOptions.SettingsOptions settings = new ProjectOptions.SettingsOptions();

  @Mixin
  private Destinations.FormatOption format =
      new Destinations.FormatOption(EnumSet.allOf(Format.class));

  @Option(
      names = "--allow",
      paramLabel = "GUARD=VALUE",
      description =
          "Raise a guard's limit for this run, such as max_removals=20%%. Can be repeated.")
  private List<GuardOverride> allowances = new ArrayList<>();

  @Option(
      names = "--at",
      paramLabel = "DATE",
      description =
          "Plan as of this date (2026-11-24, midnight UTC) or this instant"
              + " (2026-11-24T09:00:00Z).")
  private @Nullable Instant at;

  @Option(
      names = "--base",
      paramLabel = "DIR",
      description =
          "Compare with the project at the merge base, to tell the changes that this pull request"
              + " causes from earlier drift.")
  private @Nullable Path base;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Save the plan to FILE, for rollcall apply --plan FILE.")
  private @Nullable Path out;

  @Option(
      names = "--detailed-exitcode",
      description = "Exit with 2 if changes are pending, or 3 if a guard refuses them.")
  private boolean detailedExitCode;

  PlanCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    Destinations destinations = format.toDestinations(shell);
    PlanOptions options = new PlanOptions(at == null ? shell.now() : at, allowances);
    if (folders.size() > 1) {
      return planMany(destinations, options);
    }
    return planOne(folders.isEmpty() ? Path.of(".") : folders.get(0), destinations, options);
  }

  private int planOne(Path folder, Destinations destinations, PlanOptions options)
      throws Exception {
    try {
      Plan plan = operation().plan(folder, settings.toOverrides(), base, options);
      destinations.write(Subject.of(plan, ProjectOptions.pathInRepository(folder), this::console));
      save(plan, folder);
      return exitCode(plan);
    } catch (InvalidInputException e) {
      destinations.writeExceptTerminal(
          Subject.of(e.diagnostics(), ProjectOptions.pathInRepository(folder)));
      throw e;
    }
  }

  private int planMany(Destinations destinations, PlanOptions options) throws Exception {
    checkManyFolders();
    List<ProjectPlan> plans =
        MultiProjectPlanner.plan(
            folders,
            folder -> operation().plan(folder, settings.toOverrides(), null, options),
            this::exitCode);
    destinations.write(
        Subject.of(
            plans, folder -> ProjectOptions.pathInRepository(Path.of(folder)), this::console));
    return ExitCode.worst(plans.stream().map(ProjectPlan::exitCode).toList());
  }

  private ConsoleWords console(Plan plan) {
    return RunbookOption.console(plan, shell, spec);
  }

  private PlanProject operation() {
    return new PlanProject(ProviderRegistry.context(shell));
  }

  private void checkManyFolders() throws NoSuchFolderException {
    if (base != null || out != null || settings.isSingleProject()) {
      throw new ParameterException(
          spec.commandLine(),
          "--base, --out, --settings and --organization need a single project: name one DIR");
    }
    for (Path folder : folders) {
      ProjectFolder.open(folder);
    }
  }

  private void save(Plan plan, Path folder) throws IOException {
    if (out != null) {
      new PlanFile(Main.version()).save(plan, out);
      new Output(shell)
          .say("Saved the plan; apply it with: rollcall apply " + folder + " --plan " + out);
    }
  }

  private int exitCode(Plan plan) {
    if (!detailedExitCode) {
      return ExitCode.DONE;
    }
    if (!plan.verdict().allowed()) {
      return ExitCode.REFUSED;
    }
    return plan.changes().isEmpty() ? ExitCode.DONE : ExitCode.PENDING;
  }
}
