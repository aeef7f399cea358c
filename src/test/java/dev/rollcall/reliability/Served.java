package dev.rollcall.reliability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.Launch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.util.stream.Stream;

/**
 * {@code rollcall sandbox} in a process of its own.
 *
 * @param url its base URL, which ends in {@code /api}
 */
record Served(Process process, URI url) implements AutoCloseable {
  /** Starts the packaged program on a free port, for the organization acme. */
  static Served start(String... options) throws IOException {
    String[] args =
        Stream.concat(
                Stream.of("sandbox", "--port", "0", "--organization", "acme"), Stream.of(options))
            .toArray(String[]::new);
    Process process = Launch.rollcall(args).start();
    String said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine();
    assertThat(said).startsWith("Sandbox at http://127.0.0.1:");
    return new Served(process, URI.create(said.split(" ", -1)[2]));
  }

  /** Ends the process, and waits for that a minute at most. */
  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(60, SECONDS).join();
  }
}
