package dev.rollcall.cli;

import dev.rollcall.config.Formatter;
import dev.rollcall.operation.FormatProject;
import dev.rollcall.yaml.YamlFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rollcall fmt}. */
@Command(
    name = "fmt",
    description = {
      "Rewrite a project's files in canonical order and spacing, and keep comments.",
      "",
      "Prints the names of the rewritten files and never changes what a file means. Keys are"
          + " sorted, together with the comments above and beside them; lists keep their order. In"
          + " a list of names, a comment followed by an empty line is a heading, and names stay"
          + " under their heading. A file with anchors (&) keeps the order of its keys. Lines end"
          + " in LF."
    },
    footer = {"", "Example:", "  rollcall fmt examples/acme --check"})
final class FmtCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "The project's folder; the current one if left out.")
  private Path folder = Path.of(".");

  @Option(
      names = "--check",
      description =
          "Rewrite nothing: list the files that are not canonical, and exit with 2 if there are"
              + " any.")
  private boolean check;

  FmtCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    Formatter.FormatResult formatting =
        new FormatProject(ProviderRegistry.context(shell)).check(folder);
    if (!check) {
      FormatProject.write(formatting);
    }
    Output output = new Output(shell);
    output.write(formatting.rewrites().keySet().stream().map(YamlFile::name).toList());
    output.say(summary(formatting));
    return check && !formatting.rewrites().isEmpty() ? ExitCode.PENDING : ExitCode.DONE;
  }

  private String summary(Formatter.FormatResult formatting) {
    String what = check ? "Not canonical: " : "Rewritten: ";
    String files = formatting.files() == 1 ? " file." : " files.";
    return what + formatting.rewrites().size() + " of " + formatting.files() + files;
  }
}
