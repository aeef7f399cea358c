package dev.rollcall.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes a request, has its effect, and sends the answer. Effect and answer are apart, so that bad
 * weather can come before, between or instead of them.
 */
final class RequestHandler implements HttpHandler {
  private final OrganizationState contents;
  private final Router router;
  private final InstantSource clock;
  private final ChangeSink keeping;
  private final FaultInjector weather;
  private final AtomicLong requests = new AtomicLong();

  /** Makes a change outlive the process. */
  interface ChangeSink {
    /** Keeps what {@code call} changed just now; returns when it is kept. */
    void keep(Request call) throws IOException;
  }

  /** Serves one effect at a time, under the lock of {@code contents}. */
  RequestHandler(
      OrganizationState contents, InstantSource clock, ChangeSink keeping, FaultInjector weather) {
    this.contents = contents;
    this.router = new Router(contents);
    this.clock = clock;
    this.keeping = keeping;
    this.weather = weather;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("X-Request-Id", "sandbox-" + requests.incrementAndGet());
      Optional<Response> answer = injectFaults(Request.read(exchange));
      if (answer.isPresent()) {
        answer.get().send(exchange);
      }
    }
  }

  /** Whatever is beside the contract works in any weather. */
  private Optional<Response> injectFaults(Request call) {
    return isOfContract(call) ? weather.pass(() -> answer(call)) : Optional.of(answer(call));
  }

  private static boolean isOfContract(Request call) {
    return call.path().get(0).equals("api");
  }

  private Response answer(Request call) {
    try {
      checkAllowed(call);
      return effect(call);
    } catch (HttpErrorException e) {
      return Response.error(e.status(), e.reason());
    } catch (IOException e) {
      return Response.error(500, "done, but the state cannot be kept: " + e);
    } catch (RuntimeException bug) {
      // the JDK's server would swallow it and close the connection
      return Response.error(500, "this is a bug in the sandbox: " + bug);
    }
  }

  /** Any token will do under {@code /api}, but the organization must be this one. */
  private void checkAllowed(Request call) throws HttpErrorException {
    if (!isOfContract(call)) {
      return;
    }
    String token = call.header("Authorization");
    if (token == null || !token.matches("(?i)Bearer +\\S+")) {
      throw HttpErrorException.unauthorized(
          "no token: send the header Authorization: Bearer TOKEN");
    }
    if (!contents.organization.equals(call.header("IB-Context"))) {
      throw HttpErrorException.unauthorized(
          "the header IB-Context must name this sandbox's organization, " + contents.organization);
    }
  }

  private Response effect(Request call) throws HttpErrorException, IOException {
    synchronized (contents) {
      long before = contents.revision();
      contents.at(clock.instant());
      Response answer = router.run(call);
      if (contents.revision() != before) {
        keeping.keep(call);
      }
      return answer;
    }
  }
}
