package dev.rollcall.sandbox;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the operation that a request asks for. */
final class Router {
  private final List<Route> routes;

  /** All operations on {@code contents}. */
  Router(OrganizationState contents) {
    routes =
        Stream.of(new MembershipApi(contents).routes(), new ControlApi(contents).routes())
            .flatMap(List::stream)
            .toList();
  }

  /** Has the effect of the request. */
  Response run(Request call) throws HttpErrorException {
    for (Route route : routes) {
      Map<String, String> variables = route.match(call.path());
      if (variables != null && route.method().equals(call.method())) {
        return route.effect().run(call.with(variables));
      }
    }
    String allowed = allowed(call.path());
    if (allowed.isEmpty()) {
      throw HttpErrorException.notFound(
          "there is no such path; the contract's begin with /api/v2/organization");
    }
    return Response.wrongMethod(call.method(), allowed);
  }

  private String allowed(List<String> path) {
    return routes.stream()
        .filter(route -> route.match(path) != null)
        .map(Route::method)
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
