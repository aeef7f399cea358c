package dev.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.Effort;
import dev.rollcall.sandbox.Sandbox;
import dev.rollcall.sandbox.SandboxOptions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that allows 10 requests a second, with a bucket of 10 and {@code Retry-After: 1}: what
 * an apply of single calls takes, and how many of its requests are refused.
 */
final class RateLimitIT {
  private static final int CALLS = Effort.of(60, 1000);
  private static final double PER_SECOND = 10;
  private static final int BUCKET = 10;

  @TempDir private Path folder;

  private Sandbox sandbox;
  private TokenBucket limit;
  private Relay front;

  @BeforeEach
  void start() throws Exception {
    sandbox = Sandbox.start(SandboxOptions.defaults().withOrganization("acme"));
    members();
    settings(sandbox.baseUri(), "");
    assertThat(apply().code()).isZero();
    group();
    limit = new TokenBucket(PER_SECOND, BUCKET);
    front = new Relay(sandbox.baseUri(), limit);
  }

  @AfterEach
  void stop() {
    front.close();
    sandbox.close();
  }

  private void settings(URI url, String more) throws Exception {
    Projects.write(
        folder,
        Map.of(
            "rollcall.yaml",
            "organization: acme\nprovider: {type: aihub, url: '%s', token: '${TOKEN}'%s}\n"
                .formatted(url, more)));
  }

  private static String people(String indent) {
    return IntStream.range(0, CALLS)
        .mapToObj(i -> indent + "p" + i + "@acme.example:\n")
        .collect(Collectors.joining());
  }

  private void members() throws Exception {
    Files.writeString(folder.resolve("members.yaml"), "members:\n" + people("  "));
  }

  private void group() throws Exception {
    Files.writeString(
        folder.resolve("groups.yaml"), "groups:\n  all:\n    members:\n" + people("      "));
  }

  private Ran apply() {
    return Ran.with(Map.of("TOKEN", "t0ken"), "apply", folder, "--yes");
  }

  /** What an apply took, in seconds. */
  private double seconds() {
    long began = System.nanoTime();
    Ran ran = apply();
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    assertThat(ran.code()).as(ran.err()).isZero();
    return took.toNanos() / 1e9;
  }

  private double ideal() {
    int letThrough = limit.requests() - limit.refused();
    return (letThrough - BUCKET) / PER_SECOND;
  }

  private void report(String how, double seconds) {
    System.out.printf(
        "rate limit, %s: %d calls, %.1f s, ideal %.1f s, factor %.2f; %d of %d refused, %.1f %%%n",
        how,
        CALLS,
        seconds,
        ideal(),
        seconds / ideal(),
        limit.refused(),
        limit.requests(),
        100.0 * limit.refused() / limit.requests());
  }

  @Test
  void isFoundOut() throws Exception {
    settings(front.baseUri(), "");

    double seconds = seconds();
    report("found out", seconds);
    boolean whole = CALLS == 1000;
    assertThat(seconds).isLessThan(whole ? 1.3 * ideal() : 2 * ideal() + 5);
    // the eight that are under way when the bucket is empty for the first time, and few more
    assertThat(limit.refused()).isLessThanOrEqualTo(whole ? limit.requests() / 20 : 14);
  }

  @Test
  void isKeptFromTheStart() throws Exception {
    settings(front.baseUri(), ", requests_per_second: 10");

    double seconds = seconds();
    report("told", seconds);
    assertThat(limit.refused()).isZero();
    assertThat(seconds)
        .isGreaterThan(0.9 * (limit.requests() - 1) / PER_SECOND)
        .isLessThan(CALLS == 1000 ? 1.3 * ideal() : 2 * ideal() + 5);
  }
}
