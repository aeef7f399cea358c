package dev.rollcall;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A start of the packaged program, as a user's shell would do it; the Java is that of the test. */
public final class Launch {
  /** The distribution that the build made. */
  public static final Path HOME = Path.of(System.getProperty("rollcall.home", "target/rollcall"));

  /**
   * JVM options for a quicker start: no optimizing compiler, and the archive of classes that the
   * build made. A JVM that cannot use the archive starts without it, and is told not to say so.
   */
  public static final String FAST_START =
      "-XX:TieredStopAtLevel=1 -Xlog:disable -XX:SharedArchiveFile="
          + HOME.resolveSibling("rollcall.jsa").toAbsolutePath();

  private final ProcessBuilder process;

  private Launch(Path program, List<String> args) {
    process =
        new ProcessBuilder(Stream.concat(Stream.of(program.toString()), args.stream()).toList());
    process.environment().put("JAVA_HOME", System.getProperty("java.home"));
    process.environment().put("ROLLCALL_OPTS", FAST_START);
  }

  /** Starts {@code bin/rollcall} with these arguments. */
  public static Launch rollcall(String... args) {
    return of(HOME.resolve("bin/rollcall"), args);
  }

  public static Launch of(Path program, String... args) {
    return new Launch(program, List.of(args));
  }

  public Launch in(Path folder) {
    process.directory(folder.toFile());
    return this;
  }

  public Launch with(String variable, String value) {
    process.environment().put(variable, value);
    return this;
  }

  public Launch without(String variable) {
    process.environment().remove(variable);
    return this;
  }

  /** Runs the program to its end, two minutes at most. */
  public Finished run() throws IOException, InterruptedException {
    Path out = Files.createTempFile("out", ".txt");
    Path err = Files.createTempFile("err", ".txt");
    try {
      Process running = process.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      running.getOutputStream().close();
      if (!running.waitFor(120, SECONDS)) {
        running.destroyForcibly();
        throw new IOException(process.command() + " does not end; it said: " + text(err));
      }
      return new Finished(running.exitValue(), text(out), text(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** Starts the program for the test to end; what it says to a person is lost. */
  public Process start() throws IOException {
    return process.redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  /** Starts the program for the test to end; whatever it says is lost. */
  public Process startUnheard() throws IOException {
    process.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    return start();
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, UTF_8);
  }

  /** What the program answered and printed. */
  public record Finished(int code, String out, String err) {}
}
