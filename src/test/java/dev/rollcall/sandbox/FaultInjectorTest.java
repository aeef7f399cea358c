package dev.rollcall.sandbox;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.sandbox.SandboxOptions.FaultPlan;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each fault does to a request, its effect and its answer, as a client sees it. */
final class FaultInjectorTest {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String INVITE = "{\"emails\": [\"ada@acme.example\"]}";

  private static Running in(FaultPlan plan) throws IOException {
    return Running.start(Running.options().withFaults(plan));
  }

  private static Running always(String fault) throws IOException {
    return in(FaultPlan.NONE.withFaults(fault + "=100%").withSlowness(Duration.ofSeconds(1)));
  }

  private static HttpResponse<String> invite(Running sandbox, Duration patience)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(sandbox.sandbox().baseUri() + "/v2/organization/members"))
            .header("Authorization", "Bearer anything")
            .header("IB-Context", "acme")
            .timeout(patience)
            .POST(BodyPublishers.ofString(INVITE))
            .build();
    return HTTP.send(request, BodyHandlers.ofString());
  }

  @Test
  void beforeIsAnErrorWithoutTheEffect() throws Exception {
    try (Running sandbox = always("before")) {
      assertThat(sandbox.post("/members", INVITE).status()).isEqualTo(500);
      assertThat(sandbox.mailbox()).isEmpty();
    }
  }

  @Test
  void afterIsAnErrorWithTheEffect() throws Exception {
    try (Running sandbox = always("after")) {
      assertThat(sandbox.post("/members", INVITE).status()).isEqualTo(500);
      assertThat(sandbox.mailbox()).containsExactly("invitation ada@acme.example");
    }
  }

  @Test
  void errorsBeforeAndAfterLookTheSame() throws Exception {
    try (Running before = always("before");
        Running after = always("after")) {
      assertThat(before.post("/members", INVITE).body())
          .isEqualTo(after.post("/members", INVITE).body());
    }
  }

  @Test
  void resetIsTheEffectWithoutAnAnswer() throws Exception {
    try (Running sandbox = always("reset")) {
      assertThatThrownBy(() -> invite(sandbox, Duration.ofSeconds(30)))
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(HttpTimeoutException.class);
      assertThat(sandbox.mailbox()).containsExactly("invitation ada@acme.example");
    }
  }

  @Test
  void throttlingPutsOff() throws Exception {
    try (Running sandbox = always("throttle")) {
      var answer = sandbox.post("/members", INVITE);

      assertThat(answer.status()).isEqualTo(429);
      assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
      assertThat(sandbox.mailbox()).isEmpty();
    }
  }

  @Test
  void slowIsTheEffectAfterTheClientHasGone() throws Exception {
    try (Running sandbox = always("slow")) {
      assertThatThrownBy(() -> invite(sandbox, Duration.ofMillis(50)))
          .isInstanceOf(HttpTimeoutException.class);
      assertThat(mailOf(sandbox)).containsExactly("invitation ada@acme.example");
      assertThat(invite(sandbox, Duration.ofSeconds(30)).statusCode()).isEqualTo(200);
    }
  }

  /** The mailbox once there is something in it. */
  private static List<String> mailOf(Running sandbox) {
    long end = System.nanoTime() + SECONDS.toNanos(30);
    List<String> mailbox = sandbox.mailbox();
    while (mailbox.isEmpty() && System.nanoTime() < end) {
      Thread.onSpinWait();
      mailbox = sandbox.mailbox();
    }
    return mailbox;
  }

  @ParameterizedTest
  @ValueSource(strings = {"slow", "latency"})
  void nothingHappensWhileARequestIsHeld(String kind) {
    Duration pause = Duration.ofMillis(200);
    FaultPlan plan =
        kind.equals("slow")
            ? FaultPlan.NONE.withFaults("slow=100%").withSlowness(pause)
            : FaultPlan.NONE.withLatency(pause);
    try (FaultInjector weather = new FaultInjector(plan)) {
      long start = System.nanoTime();

      assertThat(weather.pass(Response::done)).isPresent();

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(pause);
    }
  }

  @Test
  void whatIsHeldWhenTheSandboxClosesNeverHappens() throws Exception {
    FaultPlan plan = FaultPlan.NONE.withFaults("slow=100%").withSlowness(Duration.ofHours(1));
    FaultInjector weather = new FaultInjector(plan);
    CompletableFuture<Optional<Response>> held =
        CompletableFuture.supplyAsync(
            () ->
                weather.pass(
                    () -> {
                      throw new AssertionError("happened");
                    }));

    weather.close();

    assertThat(held.get(30, SECONDS)).isEmpty();
  }

  @Test
  void slowRequestsKeepNobodyWaiting() throws Exception {
    FaultPlan plan = FaultPlan.NONE.withFaults("slow=100%").withSlowness(Duration.ofHours(1));
    try (Running sandbox = in(plan)) {
      for (int i = 0; i < 20; i++) {
        assertThatThrownBy(() -> invite(sandbox, Duration.ofMillis(20)))
            .isInstanceOf(HttpTimeoutException.class);
      }

      assertThat(sandbox.mailbox()).isEmpty();
    }
  }

  @Test
  void aSeedIsASequenceOfFaults() {
    FaultPlan plan = FaultPlan.NONE.withFaults("before=20%,throttle=20%");

    assertThat(statuses(plan.withSeed(1)))
        .isEqualTo(statuses(plan.withSeed(1)))
        .isNotEqualTo(statuses(plan.withSeed(2)));
  }

  @Test
  void sharesAreMet() {
    List<Integer> statuses =
        statuses(FaultPlan.NONE.withFaults("before=5%,after=5%,throttle=4%,reset=0%"));

    assertThat(Collections.frequency(statuses, 500)).isBetween(800, 1200);
    assertThat(Collections.frequency(statuses, 429)).isBetween(300, 500);
  }

  private static List<Integer> statuses(FaultPlan plan) {
    try (FaultInjector weather = new FaultInjector(plan)) {
      return new ArrayList<>(
          IntStream.range(0, 10_000)
              .map(i -> weather.pass(Response::done).orElseThrow().status())
              .boxed()
              .toList());
    }
  }

  @Test
  void theControlsWorkInAnyWeather() throws Exception {
    try (Running sandbox = always("before")) {
      assertThat(sandbox.withHeaders("/sandbox/mailbox").status()).isEqualTo(200);
    }
  }
}
