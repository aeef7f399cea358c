package dev.rollcall.cli;

import dev.rollcall.live.Provider;
import dev.rollcall.live.http.NetworkEnvironment;
import dev.rollcall.plan.Plan;
import dev.rollcall.report.Subject;
import dev.rollcall.saved.AtomicFile;
import dev.rollcall.settings.ConsoleWords;
import dev.rollcall.settings.ProviderModule;
import dev.rollcall.settings.ProviderModules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The file for the steps that an admin must do by hand. */
final class RunbookOption {
  @Option(
      names = "--runbook",
      paramLabel = "FILE",
      description =
          "If rollcall cannot write to the product, write the steps for an admin to FILE; defaults"
              + " to DIR/.rollcall/runbook/TIME-RUN.md.")
  private @Nullable Path file;

  private boolean written;

  /**
   * The words of the console where a plan is carried out by hand.
   *
   * @throws ParameterException if the product has none
   */
  static ConsoleWords console(Plan plan, Shell shell, CommandSpec command) {
    List<Provider> providers = shell.providers().apply(NetworkEnvironment.SILENT);
    ProviderModule module = new ProviderModules(providers).find(plan.header().provider());
    ConsoleWords console = module == null ? null : module.console();
    if (console == null) {
      throw new ParameterException(
          command.commandLine(),
          "there is no runbook for the provider "
              + plan.header().provider()
              + ": apply the plan instead");
    }
    return console;
  }

  /**
   * Writes a runbook and says where. Only a file that was asked for is overwritten.
   *
   * @param defaultFile used if no file was asked for
   */
  void handOver(Plan plan, ConsoleWords console, Path defaultFile, Output output)
      throws IOException {
    String text = Subject.runbook(plan, console);
    Path target = file == null ? defaultFile : file;
    if (file == null) {
      AtomicFile.create(target, out -> out.write(text));
    } else {
      AtomicFile.write(target, out -> out.write(text));
    }
    written = true;
    output.say("Wrote the steps for an admin: " + target);
  }

  /** Warns if a runbook was asked for and there was nothing to hand over. */
  void warnIfUnused(Output output) {
    if (file != null && !written) {
      output.say("No runbook was written: nothing was handed over.");
    }
  }
}
