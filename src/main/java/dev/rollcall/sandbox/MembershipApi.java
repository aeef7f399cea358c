package dev.rollcall.sandbox;

import dev.rollcall.sandbox.OrganizationState.Caller;
import dev.rollcall.sandbox.OrganizationState.Roles;
import dev.rollcall.sandbox.Router.Action;
import dev.rollcall.sandbox.Router.Route;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** The operations of {@code schemas/membership-api.openapi.yaml}. */
final class MembershipApi {
  private static final String ROOT = "/api/v2/organization";
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 500;

  private final OrganizationState state;

  private record Organization(String id, Caller caller, Roles roles, String revision) {}

  private record Page(List<?> items, int total, String revision) {}

  MembershipApi(OrganizationState state) {
    this.state = state;
  }

  List<Route> routes() {
    MemberApi members = new MemberApi(state);
    AccessApi access = new AccessApi(state);
    String group = ROOT + "/groups/{group_id}/members/{type}/{id}";
    String workspace = ROOT + "/workspaces/{name}/access/{type}/{id}";
    return List.of(
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
        Route.of("POST", "/api/v1/auditlogs", new ControlApi(state)::auditLog));
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
      if (emails.size() > SandboxJson.Bulk.MAX) {
        throw new HttpErrorException(
            400, "email is given " + emails.size() + " times; at most " + SandboxJson.Bulk.MAX);
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
}
