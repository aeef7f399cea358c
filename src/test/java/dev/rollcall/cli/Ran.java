package dev.rollcall.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.live.Provider;
import dev.rollcall.live.http.NetworkEnvironment;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** What one command line answered and printed. */
record Ran(int code, String out, String err) {
  /** The moment at which every command of a test runs. */
  static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

  /** Runs rollcall in this process, where there is no terminal. */
  static Ran rollcall(Object... args) {
    return at(NOW, Map.of(), null, args);
  }

  /** Runs rollcall with these environment variables and nobody typing. */
  static Ran with(Map<String, String> environment, Object... args) {
    return at(NOW, environment, null, args);
  }

  /** Runs rollcall at another moment. */
  static Ran on(Instant moment, Object... args) {
    return at(moment, Map.of(), null, args);
  }

  /** Runs rollcall at a terminal, where somebody types. */
  static Ran typing(String typed, Object... args) {
    return at(NOW, Map.of("NO_COLOR", "1"), typed, args);
  }

  /** Runs rollcall by a clock that does something whenever it is read. */
  static Ran by(InstantSource clock, Object... args) {
    String[] words = Stream.of(args).map(Object::toString).toArray(String[]::new);
    return capture(clock, Map.of(), null, shell -> Main.run(words, shell));
  }

  /** Runs rollcall where these providers are in the registry. */
  static Ran ofProviders(Function<NetworkEnvironment, List<Provider>> providers, Object... args) {
    String[] words = Stream.of(args).map(Object::toString).toArray(String[]::new);
    return capture(
        InstantSource.fixed(NOW),
        Map.of(),
        null,
        shell ->
            Main.run(
                words,
                new Shell(shell.out(), shell.err(), null, name -> null, shell.clock(), providers)));
  }

  /** Runs another root command behind rollcall's front door. */
  static Ran command(Object root, String... args) {
    return capture(
        InstantSource.fixed(NOW),
        Map.of(),
        null,
        shell -> new CommandRunner(shell).run(new CommandLine(root), args));
  }

  private static Ran at(
      Instant moment, Map<String, String> environment, @Nullable String typed, Object... args) {
    String[] words = Stream.of(args).map(Object::toString).toArray(String[]::new);
    return capture(
        InstantSource.fixed(moment), environment, typed, shell -> Main.run(words, shell));
  }

  private static Ran capture(
      InstantSource clock,
      Map<String, String> environment,
      @Nullable String typed,
      Program program) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Shell shell =
        new Shell(
            stream(out),
            stream(err),
            typed == null ? null : new BufferedReader(new StringReader(typed)),
            environment::get,
            clock);
    int code = program.run(shell);
    return new Ran(code, text(out), text(err));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(UTF_8).replace("\r\n", "\n");
  }

  private interface Program {
    int run(Shell shell);
  }
}
