package dev.rollcall.live.keycloak;

import dev.rollcall.live.http.ApiRequest;
import dev.rollcall.live.http.ApiServer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to check where Keycloak refuses; above all which roles of {@code realm-management} a request
 * needs, as found out on Keycloak 26.7.3, which answers 403 without naming them.
 */
final class KeycloakErrorHints implements ApiServer.ErrorHints {
  private static final int BELOW_REALM = 3;
  private static final int BELOW_ORGANIZATION = 5;

  private final String clientId;

  KeycloakErrorHints(String clientId) {
    this.clientId = clientId;
  }

  @Override
  public @Nullable String on(int status, ApiRequest request) {
    return switch (status) {
      case 401 -> "check client_id, its secret, the realm and the URL";
      case 403 ->
          "the service account of the client "
              + clientId
              + " lacks a role of realm-management: this request needs "
              + needed(request);
      case 404 -> missing(request.path());
      case 500 -> mails(request.path()) ? "check the e-mail settings of the realm" : null;
      default -> null;
    };
  }

  private static boolean mails(List<String> path) {
    return List.of("invite-user", "resend").contains(path.get(path.size() - 1));
  }

  private static @Nullable String missing(List<String> path) {
    if (at(path, 0).equals("realms")) {
      return "check the realm and the URL, which must end before /realms and /admin";
    }
    return at(path, BELOW_REALM).equals("roles")
        ? "check that admin_role is a role of the realm"
        : null;
  }

  private static String needed(ApiRequest request) {
    boolean writes = !request.method().equals("GET");
    List<String> path = request.path();
    String users = writes ? "manage-users" : "view-users";
    return switch (at(path, BELOW_REALM)) {
      case "organizations" -> neededInOrganization(path, writes);
      case "clients" -> path.contains("users") ? "view-clients and view-users" : "view-clients";
      case "roles" -> path.contains("users") ? "view-realm and view-users" : "view-realm";
      case "users" -> writes ? users : users + " and view-clients or view-realm";
      default -> "more roles than it has";
    };
  }

  private static String neededInOrganization(List<String> path, boolean writes) {
    String list = at(path, BELOW_ORGANIZATION);
    boolean people =
        (list.equals("members") && !path.contains("invite-user"))
            || path.contains("role-mappings")
            || (list.equals("groups") && path.contains("members"));
    if (people) {
      return "manage-organizations and " + (writes ? "manage-users" : "view-users");
    }
    return "manage-organizations";
  }

  private static String at(List<String> path, int index) {
    return index < path.size() ? path.get(index) : "";
  }
}
