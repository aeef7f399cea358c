package dev.rollcall.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Roles;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class LiveStateChecksTest {
  private static List<Diagnostic> errors(Scenario scenario) {
    InvalidInputException refused =
        catchThrowableOfType(InvalidInputException.class, scenario::plan);
    return Objects.requireNonNull(refused).diagnostics().kept();
  }

  @Test
  void aRoleTheOrganizationDoesNotOfferIsAnErrorAtItsLine() {
    Roles few =
        new Roles(RoleLadder.of("member"), RoleLadder.of("member"), RoleLadder.of("reviewer"));
    Scenario scenario =
        new Scenario()
            .offering(few)
            .members("ada admin")
            .accounts("ci admin")
            .group("claims", "ada manager")
            .workspace("prod", "ada tester");
    assertThat(errors(scenario))
        .hasSize(4)
        .allMatch(d -> d.code().equals("role-not-offered") && d.source() != null);
  }

  @Test
  void aRoleOneWorkspaceLacksIsAnErrorThereAlone() throws Exception {
    Scenario scenario =
        new Scenario()
            .members("ada", "grace")
            .workspace("prod", "ada tester", "grace reviewer")
            .workspace("lab", "ada tester")
            .liveMembers("ada", "grace")
            .liveWorkspace("prod")
            .liveWorkspace("lab")
            .lacking("prod", "tester", "developer");
    assertThat(errors(scenario))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.code()).isEqualTo("role-not-offered");
              assertThat(error.message()).isEqualTo("the workspace prod has no role \"tester\"");
              assertThat(error.hint()).isEqualTo("it has reviewer, review_manager, manager");
              assertThat(error.source()).isNotNull();
            });
    assertThat(scenario.lacking("prod", "manager").changes()).hasSize(3);
  }

  @Test
  void aNameThatDiffersFromALiveOneOnlyByCaseIsAnError() {
    Scenario scenario =
        new Scenario()
            .accounts("CI")
            .group("Claims")
            .workspace("Prod")
            .liveAccounts("ci")
            .liveGroup("claims")
            .liveWorkspace("prod");
    assertThat(errors(scenario)).hasSize(3).allMatch(d -> d.code().equals("differs-only-by-case"));
  }
}
