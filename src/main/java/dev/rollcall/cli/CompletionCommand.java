package dev.rollcall.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code rollcall completion}: the script that lets a shell complete rollcall's words. */
@Command(
    name = "completion",
    description = "Prints the completion script for bash, and for zsh with bashcompinit.",
    footer = {"", "Example:", "  source <(rollcall completion)"})
final class CompletionCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    CommandSpec root = spec.root();
    spec.commandLine().getOut().print(AutoComplete.bash(root.name(), root.commandLine()));
    spec.commandLine().getOut().flush();
  }
}
