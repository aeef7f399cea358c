package dev.rollcall.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rollcall.sandbox.OrganizationState.Caller;
import dev.rollcall.sandbox.OrganizationState.Roles;
import dev.rollcall.sandbox.Response.HttpErrorException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The operations of {@code schemas/membership-api.openapi.yaml}, and those beside the contract: the
 * mailbox, and people who accept.
 */
final class MembershipApi {
  private static final String ROOT = "/api/v2/organization";
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 500;

  private static final long DEFAULT_AUDIT_SIZE = 100;

  private final OrganizationState state;
  private final List<Route> routes;

  private record Organization(String id, Caller caller, Roles roles, String revision) {}

  private record Page(List<?> items, int total, String revision) {}

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

  /** Operations of v1 report errors in the body. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record AuditLog(
      String status, @Nullable Map<String, List<Row.Audit>> data, @Nullable String msg) {}

  /** Does what a request asks for. */
  interface Action {
    Response run(Request request) throws HttpErrorException;
  }

  /** One operation: a method, the segments of a path template, and what it does. */
  record Route(String method, List<String> template, Action action) {
    static Route of(String method, String template, Action action) {
      return new Route(method, List.of(template.substring(1).split("/")), action);
    }

    /** The values of the template's variables, or null if the path does not match. */
    @Nullable Map<String, String> match(List<String> path) {
      if (path.size() != template.size()) {
        return null;
      }
      Map<String, String> variables = new TreeMap<>();
      for (int i = 0; i < path.size(); i++) {
        String expected = template.get(i);
        if (expected.startsWith("{")) {
          variables.put(expected.substring(1, expected.length() - 1), path.get(i));
        } else if (!expected.equals(path.get(i))) {
          return null;
        }
      }
      return variables;
    }
  }

  MembershipApi(OrganizationState state) {
    this.state = state;
    this.routes = Stream.concat(contract(), control()).toList();
  }

  /** The operations of the contract. */
  Stream<Route> contract() {
    MemberApi members = new MemberApi(state);
    AccessApi access = new AccessApi(state);
    String group = ROOT + "/groups/{group_id}/members/{type}/{id}";
    String workspace = ROOT + "/workspaces/{name}/access/{type}/{id}";
    return Stream.of(
        Route.of("GET", ROOT, this::organization),
        Route.of("GET", ROOT + "/members", members()),
        Route.of("POST", ROOT + "/members", members::invite),
        Route.of("POST", ROOT + "/members/delete", members::remove),
        Route.of("PATCH", ROOT + "/members/{id}", members::setRole),
        Route.of("POST", ROOT + "/members/{id}/resend-invitation", members::resend),
        Route.of("GET", ROOT + "/service-accounts", list(state.serviceAccounts::all)),
        Route.of("POST", ROOT + "/service-accounts", access::createServiceAccount),
        Route.of("PATCH", ROOT + "/service-accounts/{id}", access::setServiceAccountRole),
        Route.of("DELETE", ROOT + "/service-accounts/{id}", access::deleteServiceAccount),
        Route.of("GET", ROOT + "/groups", list(state.groups::all)),
        Route.of("POST", ROOT + "/groups", access::createGroup),
        Route.of("DELETE", ROOT + "/groups/{id}", access::deleteGroup),
        Route.of("GET", ROOT + "/group-members", list(state::groupMemberRows)),
        Route.of("PUT", group, access::putGroupMember),
        Route.of("DELETE", group, access::removeGroupMember),
        Route.of("GET", ROOT + "/workspaces", list(state::workspaceRows)),
        Route.of("GET", ROOT + "/workspace-access", list(state::workspaceAccessRows)),
        Route.of("PUT", workspace, access::grant),
        Route.of("DELETE", workspace, access::revoke),
        Route.of("POST", "/api/v1/auditlogs", this::auditLog));
  }

  private Stream<Route> control() {
    return Stream.of(
        Route.of("GET", "/sandbox/mailbox", request -> Response.json(200, state.mailbox)),
        Route.of("POST", "/sandbox/accept", new MemberApi(state)::accept));
  }

  /** Finds the operation that a request asks for, and runs it. */
  Response run(Request request) throws HttpErrorException {
    for (Route route : routes) {
      Map<String, String> variables = route.match(request.path());
      if (variables != null && route.method().equals(request.method())) {
        request.bind(variables);
        return route.action().run(request);
      }
    }
    String allowed =
        routes.stream()
            .filter(route -> route.match(request.path()) != null)
            .map(Route::method)
            .sorted()
            .collect(Collectors.joining(", "));
    if (allowed.isEmpty()) {
      throw new HttpErrorException(
          404, "no such path; paths of the contract begin with /api/v2/organization");
    }
    return Response.error(
            405, "the method " + request.method() + " is not allowed here; allowed: " + allowed)
        .with("Allow", allowed);
  }

  private Response organization(Request request) {
    return Response.json(
        200, new Organization(state.organization, state.caller, state.roles, revision()));
  }

  /** Pages of a list that is put together once a revision, not once a page. */
  private Action list(Supplier<Collection<?>> rows) {
    return new Action() {
      private List<?> cached = List.of();
      private long cachedRevision = -1;

      @Override
      public Response run(Request request) throws HttpErrorException {
        if (cachedRevision != state.revision()) {
          cached = List.copyOf(rows.get());
          cachedRevision = state.revision();
        }
        return page(request, cached);
      }
    };
  }

  private Action members() {
    Action all = list(state.members::all);
    return request -> {
      List<String> emails = request.parameters("email");
      if (emails.size() > SandboxJson.MAX_BULK) {
        throw new HttpErrorException(
            400, "email is given " + emails.size() + " times; at most " + SandboxJson.MAX_BULK);
      }
      return emails.isEmpty()
          ? all.run(request)
          : page(
              request,
              emails.stream().map(state::findMember).filter(Objects::nonNull).distinct().toList());
    };
  }

  private Response page(Request request, List<?> rows) throws HttpErrorException {
    int limit = request.number("limit", DEFAULT_LIMIT, 1, MAX_LIMIT);
    int from = Math.min(request.number("offset", 0, 0, Integer.MAX_VALUE), rows.size());
    int to = Math.min(rows.size(), from + limit);
    return Response.json(200, new Page(rows.subList(from, to), rows.size(), revision()));
  }

  private String revision() {
    return Long.toString(state.revision());
  }

  /** Answers 200 also to what is invalid: v1 says in the body how it went. */
  private Response auditLog(Request request) {
    try {
      AuditQuery query = request.body(SandboxJson.PARTIAL, AuditQuery.class);
      return Response.json(200, new AuditLog("OK", Map.of("results", find(query)), null));
    } catch (HttpErrorException e) {
      return Response.json(200, new AuditLog("ERROR", null, e.reason()));
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
        .limit(Objects.requireNonNullElse(query.size(), DEFAULT_AUDIT_SIZE))
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
