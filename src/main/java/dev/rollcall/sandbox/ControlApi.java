package dev.rollcall.sandbox;

import dev.rollcall.sandbox.Router.Route;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the sandbox offers beside the contract: a look at its mailbox, people who accept, and AI
 * Hub's published audit call.
 */
final class ControlApi {
  private static final long DEFAULT_SIZE = 100;

  private final OrganizationState state;

  private record AuditQuery(
      @Nullable Long start,
      @Nullable Long size,
      @Nullable String logType,
      @Nullable String email,
      @Nullable String startTime,
      @Nullable String endTime) {

    boolean matches(Row.Audit entry) {
      return (logType == null || logType.isEmpty() || entry.logType().equals(logType))
          && (email == null || email.isEmpty() || entry.concerns(email));
    }
  }

  private record AuditLog(String status, AuditPage data) {}

  private record AuditPage(List<Row.Audit> results) {}

  private record AuditError(String status, String msg) {}

  ControlApi(OrganizationState state) {
    this.state = state;
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "/sandbox/mailbox", request -> Response.json(200, state.mailbox)),
        Route.of("POST", "/sandbox/accept", new MemberApi(state)::accept));
  }

  /** Answers 200 also to what is invalid: v1 says in the body how it went. */
  Response auditLog(Request request) {
    try {
      AuditQuery query = request.body(SandboxJson.PARTIAL, AuditQuery.class);
      return Response.json(200, new AuditLog("OK", new AuditPage(find(query))));
    } catch (HttpErrorException e) {
      return Response.json(200, new AuditError("ERROR", e.reason()));
    }
  }

  /** The newest come first. */
  private List<Row.Audit> find(AuditQuery query) throws HttpErrorException {
    long from = millis("start_time", query.startTime(), 0);
    long until = millis("end_time", query.endTime(), Long.MAX_VALUE);
    List<Row.Audit> newestFirst = new ArrayList<>(state.audit);
    Collections.reverse(newestFirst);
    return newestFirst.stream()
        .filter(query::matches)
        .filter(entry -> entry.timestampMillis() >= from && entry.timestampMillis() <= until)
        .skip(Objects.requireNonNullElse(query.start(), 0L))
        .limit(Objects.requireNonNullElse(query.size(), DEFAULT_SIZE))
        .toList();
  }

  private static long millis(String field, @Nullable String text, long fallback)
      throws HttpErrorException {
    try {
      return text == null ? fallback : Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new HttpErrorException(
          400, "the body > " + field + " must be a time in epoch milliseconds, as a string");
    }
  }
}
