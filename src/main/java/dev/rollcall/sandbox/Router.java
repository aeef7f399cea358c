package dev.rollcall.sandbox;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the operation that a request asks for. */
final class Router {
  private final List<Route> routes;

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

  /** All operations on {@code state}. */
  Router(OrganizationState state) {
    routes =
        Stream.of(new MembershipApi(state).routes(), new ControlApi(state).routes())
            .flatMap(List::stream)
            .toList();
  }

  /** Runs the operation. */
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
          404, "there is no such path; the contract's begin with /api/v2/organization");
    }
    return Response.error(
            405, "the path is right, " + request.method() + " is not; allowed: " + allowed)
        .with("Allow", allowed);
  }
}
