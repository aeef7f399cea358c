package dev.rollcall.github;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What steps print, read as the runner reads it: which lines of it are commands, and of what kind.
 */
final class Log {
  private static final Pattern COMMAND = Pattern.compile("^\\s*::([a-z-]+)(?: [^:]*)?::(.*)$");
  private static final Pattern OLD_COMMAND = Pattern.compile("##\\[([a-z-]+)[^]]*](.*)$");

  private final StringBuilder text = new StringBuilder();
  private final List<String> commands = new ArrayList<>();

  void add(String output) {
    text.append(output).append('\n');
    String stop = null;
    for (String line : output.lines().toList()) {
      stop = stop == null ? command(line) : line.strip().equals("::" + stop + "::") ? null : stop;
    }
  }

  /** The token that switches commands on again, if this line switches them off. */
  private @Nullable String command(String line) {
    Matcher found = COMMAND.matcher(line);
    if (found.matches() && found.group(1).equals("stop-commands")) {
      return found.group(2);
    }
    Matcher old = OLD_COMMAND.matcher(line);
    if (found.matches() || old.find()) {
      commands.add(line.strip());
    }
    return null;
  }

  String text() {
    return text.toString();
  }

  /** The commands that the runner obeyed. */
  List<String> commands() {
    return List.copyOf(commands);
  }
}
