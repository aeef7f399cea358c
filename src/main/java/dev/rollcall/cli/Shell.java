package dev.rollcall.cli;

import dev.rollcall.live.Provider;
import dev.rollcall.live.http.NetworkEnvironment;
import java.io.BufferedReader;
import java.io.Console;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a command was started in.
 *
 * @param out receives what the command makes
 * @param err receives what is said to a person
 * @param in what a person types, or null where there is no terminal
 * @param environment environment variables; null for one that is not set
 * @param providers the products there are, reached through a network
 */
record Shell(
    PrintStream out,
    PrintStream err,
    @Nullable BufferedReader in,
    UnaryOperator<@Nullable String> environment,
    InstantSource clock,
    Function<NetworkEnvironment, List<Provider>> providers) {
  /** A shell in which all products can be reached. */
  Shell(
      PrintStream out,
      PrintStream err,
      @Nullable BufferedReader in,
      UnaryOperator<@Nullable String> environment,
      InstantSource clock) {
    this(out, err, in, environment, clock, ProviderRegistry::providers);
  }

  /** The shell of this process. */
  static Shell ofProcess() {
    return new Shell(
        System.out, System.err, terminal(), System::getenv, Clock.tickMillis(ZoneOffset.UTC));
  }

  private static @Nullable BufferedReader terminal() {
    return isAtTerminal()
        ? new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()))
        : null;
  }

  // JDK 22 and newer have a console without a terminal, too, and a method to ask it.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isAtTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The time to the second: that is how plans and reports tell it. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /** Whether a person sits at it. */
  boolean isTerminal() {
    return in != null;
  }

  /** Whether colour is wanted: at a terminal, unless {@code NO_COLOR} is set to anything. */
  boolean isColoured() {
    String noColor = environment.apply("NO_COLOR");
    return isTerminal() && (noColor == null || noColor.isEmpty());
  }
}
