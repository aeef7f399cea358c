package dev.rollcall.cli;

import dev.rollcall.sandbox.Sandbox;
import dev.rollcall.sandbox.SandboxOptions;
import dev.rollcall.sandbox.SandboxOptions.FaultPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code rollcall sandbox}. */
@Command(
    name = "sandbox",
    description = "Serve the membership contract on the loopback address until interrupted.",
    footer = {"", "Example:", "  rollcall sandbox --port 8085 --seed examples/acme/sandbox.json"})
final class SandboxCommand implements Callable<Integer> {
  private final Shell shell;

  @Option(
      names = "--port",
      paramLabel = "P",
      required = true,
      description = "Listen on this port; 0 for any free one.")
  private int port;

  @Option(
      names = "--seed",
      paramLabel = "FILE",
      description = "Start a new state from FILE; defaults to one joined admin.")
  private @Nullable Path seed;

  @Option(
      names = "--state",
      paramLabel = "FILE",
      description =
          "Keep the state in FILE, written soon after a change and when the sandbox ends; by"
              + " default the state is not kept.")
  private @Nullable Path state;

  @Option(
      names = "--organization",
      paramLabel = "ID",
      description = "Serve this organization; requests must name its ID.")
  private @Nullable String organization;

  @Option(
      names = "--latency",
      paramLabel = "TIME",
      defaultValue = "0ms",
      description = "Delay each request, for example by 20ms.")
  private Duration latency = Duration.ZERO;

  @Option(
      names = "--faults",
      paramLabel = "FAULT=SHARE,...",
      description = {
        "Let these shares of the requests fail, such as before=5%%,after=5%%. before: 500 without"
            + " effect; after: 500 after the effect; reset: the connection drops after the effect;"
            + " throttle: 429 without effect; slow: effect and response come too late."
      })
  private FaultPlan faults = FaultPlan.NONE;

  @Option(
      names = "--slowness",
      paramLabel = "TIME",
      defaultValue = "35s",
      description = "Delay slow requests by this; defaults to ${DEFAULT-VALUE}.")
  private Duration slowness = FaultPlan.NONE.slowness();

  @Option(
      names = "--fault-seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "Choose the faults with this random seed; defaults to ${DEFAULT-VALUE}.")
  private long faultSeed;

  SandboxCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Sandbox sandbox = Sandbox.start(options());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(sandbox), "sandbox-shutdown"));
    shell.out().println("Sandbox at " + sandbox.baseUri() + " (any token; Ctrl-C ends it)");
    shell.out().flush();
    sandbox.await();
    return ExitCode.DONE;
  }

  SandboxOptions options() {
    return SandboxOptions.defaults()
        .withPort(port)
        .withSeed(seed)
        .withState(state)
        .withOrganization(organization)
        .withFaults(faults.withLatency(latency).withSlowness(slowness).withSeed(faultSeed));
  }

  /** Ctrl-C ends a sandbox: what is not in the state file yet is written then. */
  private void close(Sandbox sandbox) {
    try {
      sandbox.close();
    } catch (UncheckedIOException e) {
      new Output(shell).say("error: " + e.getMessage());
    }
  }
}
