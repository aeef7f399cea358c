package dev.rollcall.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A process that ends, with nothing of this machine's environment but what it is given. */
final class Bash {
  private Bash() {}

  /** What a process answered, and all that it printed. */
  record Ended(int code, String output) {}

  static Ended run(Path folder, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("output", ".txt");
    try {
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
      process.getOutputStream().close();
      if (!process.waitFor(120, SECONDS)) {
        process.destroyForcibly();
        throw new IOException(command + " does not end: " + Files.readString(output, UTF_8));
      }
      return new Ended(process.exitValue(), Files.readString(output, UTF_8));
    } finally {
      Files.delete(output);
    }
  }

  /** Runs git, which must succeed, and answers the first line it prints. */
  static String git(Path folder, String... args) throws IOException, InterruptedException {
    Map<String, String> environment =
        Map.of(
            "PATH", System.getenv("PATH"),
            "HOME", "/nonexistent",
            "GIT_CONFIG_NOSYSTEM", "1",
            "GIT_AUTHOR_NAME", "Ada",
            "GIT_AUTHOR_EMAIL", "ada@acme.example",
            "GIT_COMMITTER_NAME", "Ada",
            "GIT_COMMITTER_EMAIL", "ada@acme.example");
    List<String> command = Stream.concat(Stream.of("git"), Stream.of(args)).toList();
    Ended ended = run(folder, environment, command);
    if (ended.code() != 0) {
      throw new IOException(command + ": " + ended.output());
    }
    return ended.output().strip();
  }
}
