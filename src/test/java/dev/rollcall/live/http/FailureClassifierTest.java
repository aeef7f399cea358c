package dev.rollcall.live.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.live.ApiException.Effect;
import dev.rollcall.live.http.Exchange.FailedAttemptException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

/** What is said of a connection that fails, where no test can make it fail. */
final class FailureClassifierTest {
  private static final HttpUrl URL = HttpUrl.get("https://acme.example/api/v2/things");

  private static FailedAttemptException lost(IOException e, boolean sent) {
    ApiServer site = StubServer.site("https://acme.example/api", "tok");
    return new FailureClassifier(
            site, NetworkRoute.JDK_DEFAULT, ApiRequest.get(List.of("v2", "things")), URL)
        .lost(e, sent);
  }

  @Test
  void unknownHostIsNamedAtOnce() {
    FailedAttemptException failed = lost(new UnknownHostException("acme.example"), false);

    assertThat(failed.is(FailedAttemptException.Next.GIVE_UP)).isTrue();
    assertThat(failed.reported().effect()).isEqualTo(Effect.REFUSED);
    assertThat(failed.reported())
        .hasMessage(
            "GET /api/v2/things was not sent: unknown host acme.example;"
                + " check the URL and the network");
  }

  @Test
  void slowConnectionIsTriedAgain() {
    FailedAttemptException failed = lost(new SocketTimeoutException("Connect timed out"), false);

    assertThat(failed.is(FailedAttemptException.Next.TRY_AGAIN)).isTrue();
    assertThat(failed.reported().effect()).isEqualTo(Effect.REFUSED);
  }

  @Test
  void resetSaysWhere() {
    assertThat(lost(new SocketException("Connection reset"), true).reported())
        .hasMessage(
            "GET /api/v2/things: the connection to acme.example:443 broke: Connection reset");
  }
}
