package dev.rollcall.live.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.live.http.InvalidResponseException;
import dev.rollcall.live.http.JsonBinding;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

final class KeycloakRowsTest {
  private static KeycloakRows.KeycloakGroup group(String clientRoles)
      throws InvalidResponseException {
    String row = "{'id': 'g', 'name': 'claims', 'subGroupCount': 0, 'clientRoles': %s}";
    return new JsonBinding()
        .object(
            new JsonMapper().readTree(row.formatted(clientRoles).replace('\'', '"')),
            KeycloakRows.KeycloakGroup.class);
  }

  @Test
  void clientWithoutRolesMayBeNull() throws Exception {
    assertThat(group("{'claims-prod': ['viewer'], 'old': null}").clientRoles())
        .containsEntry("claims-prod", List.of("viewer"))
        .containsEntry("old", List.of());
    assertThat(group("null").clientRoles()).isEmpty();
  }

  @Test
  void roleMayNotBeNull() {
    assertThatThrownBy(() -> group("{'claims-prod': ['viewer', null]}"))
        .isInstanceOf(InvalidResponseException.class)
        .hasMessage("clientRoles.claims-prod is not a list of strings");
  }
}
