package dev.rollcall.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The packaged sandbox fails as it is told on its command line. */
final class BadDayIT {
  private static HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Authorization", "Bearer any")
            .header("IB-Context", "acme")
            .timeout(Duration.ofSeconds(30))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  @Test
  void isHadOnPurpose() throws Exception {
    try (Served sandbox = Served.start("--faults", "throttle=100%", "--latency", "300ms")) {
      URI root = URI.create(sandbox.url() + "/v2/organization");
      long start = System.nanoTime();
      HttpResponse<String> answer = get(root);

      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isGreaterThanOrEqualTo(Duration.ofMillis(300));
      assertThat(get(root.resolve("/sandbox/mailbox")).body()).isEqualTo("[]");
    }
  }
}
