package dev.rollcall.sandbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** AI Hub's published audit call, answered from the sandbox's own record of what was changed. */
final class AuditLog {
  private static final long DEFAULT_SIZE = 100;

  private final OrganizationState contents;

  AuditLog(OrganizationState contents) {
    this.contents = contents;
  }

  /** Answers 200 whether it goes well or not: v1 says which in the body. */
  Response answer(Request call) {
    try {
      return found(call.body());
    } catch (HttpErrorException e) {
      return Response.json(
          200,
          json -> {
            json.writeStartObject();
            json.writeStringProperty("status", "ERROR");
            json.writeStringProperty("msg", e.reason());
            json.writeEndObject();
          });
    }
  }

  private Response found(JsonInput query) throws HttpErrorException {
    List<Row.Audit> page = page(query);
    return Response.json(
        200,
        json -> {
          json.writeStartObject();
          json.writeStringProperty("status", "OK");
          json.writeName("data");
          json.writeStartObject();
          SandboxJson.writeRows(json, "results", page);
          json.writeEndObject();
          json.writeEndObject();
        });
  }

  /** The newest come first. */
  private List<Row.Audit> page(JsonInput query) throws HttpErrorException {
    query.only("start", "size", "log_type", "email", "start_time", "end_time");
    String logType = query.optional("log_type").textOrDefault("");
    String email = query.optional("email").textOrDefault("");
    long from = millis(query.optional("start_time"), 0);
    long until = millis(query.optional("end_time"), Long.MAX_VALUE);
    long start = query.optional("start").numberOrDefault(0);
    long size = query.optional("size").numberOrDefault(DEFAULT_SIZE);
    List<Row.Audit> newestFirst = new ArrayList<>(contents.audit());
    Collections.reverse(newestFirst);
    return newestFirst.stream()
        .filter(entry -> logType.isEmpty() || entry.logType().equals(logType))
        .filter(entry -> email.isEmpty() || entry.concerns(email))
        .filter(entry -> entry.time().toEpochMilli() >= from)
        .filter(entry -> entry.time().toEpochMilli() <= until)
        .skip(start)
        .limit(size)
        .toList();
  }

  private static long millis(JsonInput input, long fallback) throws HttpErrorException {
    try {
      return input.absent() ? fallback : Long.parseLong(input.text());
    } catch (NumberFormatException e) {
      throw input.problem("must be a time in epoch milliseconds, as a string");
    }
  }
}
