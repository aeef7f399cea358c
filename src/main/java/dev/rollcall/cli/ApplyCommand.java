package dev.rollcall.cli;

import dev.rollcall.apply.ApplyOptions;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.operation.ApplyProject;
import dev.rollcall.operation.ApplyProject.Operator;
import dev.rollcall.operation.ApplyResult;
import dev.rollcall.operation.ChangeFilter;
import dev.rollcall.operation.PlanOptions;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.GuardOverride;
import dev.rollcall.plan.Plan;
import dev.rollcall.report.Subject;
import dev.rollcall.saved.Journal;
import dev.rollcall.saved.PlanFile;
import dev.rollcall.saved.TamperedPlanException;
import dev.rollcall.settings.ConsoleWords;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rollcall apply}. */
@Command(
    name = "apply",
    description = "Show the plan, ask for approval, and apply it.",
    footer = {"", "Example:", "  rollcall apply examples/acme"})
final class ApplyCommand implements Callable<Integer> {
  /** What a scheduled run applies. */
  enum ApplyFilter {
    due
  }

  private final Shell shell;

  @Spec private CommandSpec spec;
  @Mixin private ProjectOptions project = new ProjectOptions();
  @Mixin private Destinations.FormatOption format = new Destinations.FormatOption();
  @Mixin private RunbookOption runbook = new RunbookOption();

  @Option(
      names = "--allow",
      paramLabel = "GUARD=VALUE",
      description =
          "Raise a guard's limit for this run, such as max_removals=20%%. Can be repeated.")
  private List<GuardOverride> allowances = new ArrayList<>();

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description = "Apply exactly this saved plan, or nothing if it is stale.")
  private @Nullable Path saved;

  @Option(names = "--yes", description = "Apply without asking for approval.")
  private boolean yes;

  @Option(
      names = "--no-removals",
      description = "Skip the changes that take access away, and list them.")
  private boolean noRemovals;

  @Option(
      names = "--only",
      paramLabel = "due",
      description =
          "Apply only the changes that are due by date: resends, windows that opened or ended.")
  private @Nullable ApplyFilter only;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      defaultValue = "8",
      description = "Send up to N requests at once; defaults to ${DEFAULT-VALUE}.")
  private int concurrency = 8;

  @Option(
      names = "--journal",
      paramLabel = "FILE",
      description = "Write the journal to FILE; defaults to DIR/.rollcall/journal/TIME-RUN.jsonl.")
  private @Nullable Path journalFile;

  ApplyCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    checkUsage();
    Destinations destinations = format.toDestinations(shell);
    Output output = new Output(shell);
    ApplyView view = new ApplyView(shell, destinations, project.pathInRepository());
    Instant now = shell.now();
    String run = UUID.randomUUID().toString().substring(0, 8);
    try (InterruptHandler interruption = InterruptHandler.onSignal();
        Journal journal = journal(run, now);
        ApplyProgress progress = new ApplyProgress(shell)) {
      ApplyOptions options =
          new ApplyOptions(
              concurrency, journal.andThen(progress), interruption::isRequested, shell::now);
      Path runbookFile = project.fileOfRun("runbook", run, now, ".md");
      ApplyProject operation =
          new ApplyProject(
              ProviderRegistry.context(shell),
              new ChangeFilter(noRemovals, only != null),
              options,
              operator(view, output, runbookFile));
      int exitCode = view.show(run(operation, now), interruption.isRequested());
      runbook.warnIfUnused(output);
      interruption.exitWith(exitCode);
      return exitCode;
    } catch (InvalidInputException e) {
      destinations.writeExceptTerminal(Subject.of(e.diagnostics(), project.pathInRepository()));
      throw e;
    } catch (TamperedPlanException e) {
      destinations.writeExceptTerminal(Subject.of(e.diagnostics(), project.pathInRepository()));
      output.show(e.diagnostics());
      output.say("The saved plan is stale. Nothing was changed.");
      return ExitCode.STALE;
    }
  }

  private ApplyResult run(ApplyProject operation, Instant now) throws Exception {
    PlanOptions options = new PlanOptions(now, allowances);
    return saved == null
        ? operation.apply(project.folder(), project.toOverrides(), options)
        : operation.applySaved(
            project.folder(), project.toOverrides(), options, PlanFile.read(saved));
  }

  private Operator operator(ApplyView view, Output output, Path runbookFile) {
    return new Operator() {
      @Override
      public Answer approve(Plan plan, List<Change> withheld) throws IOException {
        return view.approve(plan, withheld, yes);
      }

      @Override
      public void handOver(Plan plan) throws IOException {
        ConsoleWords console = RunbookOption.console(plan, shell, spec);
        runbook.handOver(plan, console, runbookFile, output);
      }
    };
  }

  private Journal journal(String run, Instant now) {
    Path file =
        journalFile == null ? project.fileOfRun("journal", run, now, ".jsonl") : journalFile;
    return new Journal(file, run, Main.version(), shell.clock());
  }

  private void checkUsage() {
    if (concurrency < 1) {
      throw wrong("--concurrency must be at least 1");
    }
    if (saved != null && !allowances.isEmpty()) {
      throw wrong(
          "--allow cannot be used with --plan: a saved plan keeps the overrides it was reviewed"
              + " with; use --allow with rollcall plan --out");
    }
    if (saved == null && !yes && !shell.isTerminal()) {
      throw wrong(
          "there is no terminal to ask for approval: add --yes, or a saved plan with --plan FILE");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
