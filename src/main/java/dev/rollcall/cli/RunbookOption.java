package dev.rollcall.cli;

import dev.rollcall.operation.Handover;
import dev.rollcall.plan.Plan;
import dev.rollcall.report.Subject;
import dev.rollcall.saved.RunbookFile;
import dev.rollcall.settings.ConsoleWords;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the steps are written that a person is to do. */
final class RunbookOption {
  @Option(
      names = "--runbook",
      paramLabel = "FILE",
      description =
          "Where rollcall cannot write to the product, write what a person is to do there into this"
              + " file; DIR/.rollcall/runbook/TIME-RUN.md if left out.")
  private @Nullable Path file;

  private boolean written;

  /**
   * Writes a runbook and says where; only a file that was asked for is overwritten.
   *
   * @param otherwise the file if none was asked for
   * @param console the words for a plan's runbook
   */
  Handover handover(Output output, Path otherwise, Function<Plan, ConsoleWords> console) {
    return plan -> {
      String text = Subject.runbook(plan, console.apply(plan));
      if (file == null) {
        RunbookFile.create(otherwise, text);
      } else {
        RunbookFile.replace(file, text);
      }
      written = true;
      output.say("Wrote what a person is to do: " + (file == null ? otherwise : file));
    };
  }

  /** Says so if a runbook was asked for and there was nothing to hand over. */
  void warnIfUnused(Output output) {
    if (file != null && !written) {
      output.say("No runbook was written: nothing was handed over.");
    }
  }
}
