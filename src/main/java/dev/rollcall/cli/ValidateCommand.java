package dev.rollcall.cli;

import dev.rollcall.config.ProjectReader.Roster;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.model.DesiredState;
import dev.rollcall.model.Kind;
import dev.rollcall.operation.PlanProject;
import dev.rollcall.report.Subject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code rollcall validate}. */
@Command(
    name = "validate",
    description = "Check a project's files without a server or a secret.",
    footer = {"", "Example:", "  rollcall validate examples/acme"})
final class ValidateCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private ProjectOptions project = new ProjectOptions();
  @Mixin private Destinations.FormatOption format = new Destinations.FormatOption();

  ValidateCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    Destinations destinations = format.toDestinations(shell);
    String path = project.pathInRepository();
    try {
      Roster roster =
          new PlanProject(ProviderRegistry.context(shell))
              .validate(project.folder(), project.toOverrides());
      destinations.write(Subject.of(Diagnostics.of(roster.warnings()), path));
      new Output(shell).say("Valid: " + counts(roster.desired()) + ".");
      return ExitCode.DONE;
    } catch (InvalidInputException e) {
      destinations.write(Subject.of(e.diagnostics(), path));
      return ExitCode.INVALID;
    }
  }

  private static String counts(DesiredState desired) {
    return String.join(
        ", ",
        count(entries(desired, Kind.MEMBER), "member"),
        count(entries(desired, Kind.SERVICE_ACCOUNT), "service account"),
        count(desired.groups().size(), "group"),
        count(entries(desired, Kind.GROUP_MEMBER), "group membership"),
        count(desired.workspaces().size(), "workspace"),
        count(entries(desired, Kind.WORKSPACE_ACCESS), "grant"));
  }

  private static int entries(DesiredState desired, Kind kind) {
    return (int) desired.entries().keySet().stream().filter(a -> a.kind() == kind).count();
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
