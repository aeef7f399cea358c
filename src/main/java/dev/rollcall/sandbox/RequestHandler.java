package dev.rollcall.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Takes a request, has its effect, and sends the response. The two are apart, so that faults can
 * come before, between or instead of them.
 */
final class RequestHandler implements HttpHandler {
  private final OrganizationState state;
  private final Router router;
  private final InstantSource clock;
  private final @Nullable StateFile stateFile;
  private final FaultInjector faults;
  private final AtomicLong requests = new AtomicLong();

  /** Serves one effect at a time, under the lock of {@code state}. */
  RequestHandler(
      OrganizationState state,
      InstantSource clock,
      @Nullable StateFile stateFile,
      FaultInjector faults) {
    this.state = state;
    this.router = new Router(state);
    this.clock = clock;
    this.stateFile = stateFile;
    this.faults = faults;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("X-Request-Id", "sandbox-" + requests.incrementAndGet());
      Request request = new Request(exchange);
      // what is beside the contract has no faults
      Optional<Response> response =
          isOfContract(request)
              ? faults.pass(() -> respond(request))
              : Optional.of(respond(request));
      if (response.isPresent()) {
        response.get().send(exchange);
      }
    }
  }

  private static boolean isOfContract(Request request) {
    return request.path().get(0).equals("api");
  }

  private Response respond(Request request) {
    try {
      if (isOfContract(request)) {
        checkAllowed(request);
      }
      return run(request);
    } catch (HttpErrorException e) {
      return Response.error(e.status(), e.reason());
    } catch (IOException e) {
      return Response.error(500, "done, but the state cannot be kept: " + e);
    } catch (RuntimeException bug) {
      // the JDK's server would swallow it and close the connection
      return Response.error(500, "this is a bug in the sandbox: " + bug);
    }
  }

  /** Accepts any token, but the organization must be this one. */
  private void checkAllowed(Request request) throws HttpErrorException {
    String token = request.header("Authorization");
    if (token == null || !token.matches("(?i)Bearer +\\S+")) {
      throw new HttpErrorException(401, "no token: send the header Authorization: Bearer TOKEN");
    }
    if (!state.organization.equals(request.header("IB-Context"))) {
      throw new HttpErrorException(
          401,
          "the header IB-Context must name this sandbox's organization, " + state.organization);
    }
  }

  private Response run(Request request) throws HttpErrorException, IOException {
    Response response;
    boolean changed;
    synchronized (state) {
      long before = state.revision();
      state.setTime(clock.instant());
      response = router.run(request);
      changed = state.revision() != before;
    }
    if (changed && stateFile != null) {
      stateFile.changed();
    }
    return response;
  }
}
