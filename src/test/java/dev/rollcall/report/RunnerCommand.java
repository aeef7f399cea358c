package dev.rollcall.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A line of a log as GitHub's runner reads it, after {@code TryParseV2} in actions/runner, {@code
 * src/Runner.Common/ActionCommand.cs}.
 */
record RunnerCommand(String word, Map<String, String> properties, String data) {
  static List<RunnerCommand> all(String log) {
    assertThat(log).doesNotContain("\r").doesNotContain("##");
    return log.lines().map(RunnerCommand::of).toList();
  }

  private static RunnerCommand of(String line) {
    assertThat(line).startsWith("::");
    int end = line.indexOf("::", 2);
    assertThat(end).isPositive();
    String[] command = line.substring(2, end).split(" ", 2);
    Map<String, String> properties = new LinkedHashMap<>();
    Arrays.stream(command[1].split(","))
        .map(pair -> pair.split("=", 2))
        .forEach(pair -> properties.put(pair[0], unescaped(pair[1], true)));
    return new RunnerCommand(command[0], properties, unescaped(line.substring(end + 2), false));
  }

  private static String unescaped(String text, boolean property) {
    String lines = text.replace("%0D", "\r").replace("%0A", "\n");
    return (property ? lines.replace("%3A", ":").replace("%2C", ",") : lines).replace("%25", "%");
  }
}
