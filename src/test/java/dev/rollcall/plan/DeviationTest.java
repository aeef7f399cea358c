package dev.rollcall.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.model.DeclarationChange;
import dev.rollcall.model.Entry;
import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Roles;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Each class of drift, and what the files would have to say: {@code =} declares, {@code -} not. */
final class DeviationTest {
  private static Scenario scenario() {
    return new Scenario();
  }

  private static List<String> seen(Scenario scenario) throws InvalidInputException {
    Planner planner = new Planner(scenario.input());
    return planner.deviations(planner.plan()).stream().map(DeviationTest::line).toList();
  }

  private static String line(Drift.Deviation deviation) {
    StringBuilder line =
        new StringBuilder(deviation.driftClass().word() + " " + deviation.change().address() + ":");
    deviation.amendments().forEach(amendment -> line.append(' ').append(word(amendment)));
    deviation.along().forEach(address -> line.append(" with ").append(address));
    if (deviation.obstacle() != null) {
      line.append(" no, ").append(deviation.obstacle());
    }
    return line.toString().replace("@acme.example", "");
  }

  private static String word(DeclarationChange amendment) {
    if (!amendment.declared()) {
      return "-" + amendment.address();
    }
    Entry entry = amendment.entry();
    return "=" + amendment.address() + (entry == null ? "" : "(" + word(entry) + ")");
  }

  private static String word(Entry entry) {
    return entry.role()
        + (entry.window().from() == null ? "" : " from " + entry.window().from())
        + (entry.window().until() == null ? "" : " until " + entry.window().until())
        + (entry.note() == null ? "" : " " + entry.note());
  }

  @Test
  void whatWasAddedByHandIsDeclaredAsItIs() throws Exception {
    assertThat(
            seen(
                scenario()
                    .members("ada")
                    .group("claims")
                    .workspace("prod")
                    .liveMembers("ada")
                    .liveGroup("claims", "ada manager")
                    .liveWorkspace("prod", "ada tester")))
        .containsExactly(
            "added workspace/prod/ada: =workspace/prod/ada(tester)",
            "added group/claims/ada: =group/claims/ada(manager)");
  }

  @Test
  void whoWasAddedByHandIsDeclaredWithAllThatWouldGoAlong() throws Exception {
    assertThat(
            seen(
                scenario()
                    .members("ada")
                    .accounts()
                    .group("claims")
                    .workspace("prod")
                    .liveMembers("ada", "eve admin")
                    .liveAccounts("ci")
                    .liveGroup("claims", "eve")
                    .liveGroup("night", "ada manager", "eve")
                    .liveWorkspace("prod", "group:night developer", "service:ci")
                    .liveWorkspace("elsewhere", "eve")))
        .containsExactly(
            "added member/eve: =member/eve(admin) =group/claims/eve(member)",
            "added service_account/ci:"
                + " =service_account/ci(member) =workspace/prod/service:ci(reviewer)",
            "added group/night: =group/night =group/night/ada(manager) =group/night/eve(member)"
                + " =workspace/prod/group:night(developer) with member/eve");
  }

  @Test
  void whatIsMissingIsDeclaredNoMore() throws Exception {
    assertThat(
            seen(
                scenario()
                    .members("ada admin", "grace")
                    .group("claims", "ada until=2020-01-01", "grace")
                    .group("fraud", "grace")
                    .workspace("prod", "group:fraud")
                    .liveMembers("grace")
                    .liveGroup("claims")
                    .liveWorkspace("prod")))
        .containsExactly(
            "missing group/fraud: -group/fraud -workspace/prod/group:fraud",
            "missing member/ada: -member/ada -group/claims/ada",
            "missing member/ada: -member/ada -group/claims/ada",
            "missing group/claims/grace: -group/claims/grace",
            "missing group/fraud/grace: -group/fraud/grace",
            "missing workspace/prod/group:fraud: -workspace/prod/group:fraud");
  }

  @Test
  void aRoleIsDeclaredAsItIsLiveWithTheRestOfTheEntry() throws Exception {
    assertThat(
            seen(
                scenario()
                    .members("ada until=2027-01-31 note=ACC-1", "grace admin")
                    .accounts("ci admin")
                    .workspace("prod", "ada tester from=2026-01-01")
                    .liveMembers("ada admin", "grace")
                    .liveAccounts("ci")
                    .liveWorkspace("prod", "ada")))
        .containsExactly(
            "role_edited member/grace: =member/grace(member)",
            "role_edited service_account/ci: =service_account/ci(member)",
            "role_edited workspace/prod/ada: =workspace/prod/ada(reviewer from 2026-01-01)",
            "role_edited member/ada: =member/ada(admin until 2027-01-31 ACC-1)");
  }

  @Test
  void anOpenedWindowIsToldFromWhatIsMissing() throws Exception {
    assertThat(
            seen(
                scenario()
                    .members("ada from=2026-11-24", "grace")
                    .group("claims", "grace from=2026-11-20", "ada")
                    .liveMembers("grace")
                    .liveGroup("claims")))
        .containsExactly(
            "window_opened member/ada: -member/ada -group/claims/ada",
            "window_opened group/claims/ada: -group/claims/ada",
            "window_opened group/claims/grace: -group/claims/grace");
  }

  @Test
  void anInvitationLeftOpenIsAClassOfItsOwnAndCannotBeAdopted() throws Exception {
    assertThat(seen(scenario().members("ada").liveMembers("ada left")))
        .containsExactly(
            "invitation_left member/ada: no, there is nothing to adopt: no file declares"
                + " invitations");
  }

  @Test
  void whatWaitedForJoiningIsToldFromWhatIsMissing() throws Exception {
    assertThat(
            seen(
                scenario()
                    .grantingAfterJoining()
                    .members("ada", "grace", "linus admin")
                    .accounts("ci")
                    .group("claims", "ada", "grace", "service:ci")
                    .liveMembers("ada", "grace invited", "linus")
                    .liveAccounts("ci")
                    .liveGroup("claims")))
        .containsExactly(
            "grantable member/linus: =member/linus(member)",
            "grantable group/claims/ada: -group/claims/ada",
            "missing group/claims/service:ci: -group/claims/service:ci");
  }

  @Test
  void whoIsKeptOutsideTheirWindowKeepsWhatWouldGoAlong() throws Exception {
    assertThat(
            seen(
                scenario()
                    .members("ada until=2026-11-23 note=left", "grace from=2026-12-01")
                    .group("claims", "ada manager", "grace until=2026-11-01")
                    .workspace("prod", "ada tester")
                    .workspace("test")
                    .liveMembers("ada", "grace")
                    .liveGroup("claims", "ada", "grace")
                    .liveWorkspace("prod")
                    .liveWorkspace("test", "ada")))
        .containsExactly(
            "window_ended member/ada: =member/ada(member left) =group/claims/ada(member)"
                + " -workspace/prod/ada =workspace/test/ada(reviewer)",
            "window_not_begun member/grace: =member/grace(member) =group/claims/grace(member)");
  }

  @Test
  void anEntryOutsideItsWindowLosesTheBoundInTheWay() throws Exception {
    assertThat(
            seen(
                scenario()
                    .members("ada")
                    .group("claims", "ada from=2026-12-01 until=2026-12-31")
                    .workspace("prod", "ada tester from=2026-01-01 until=2026-11-23")
                    .liveMembers("ada")
                    .liveGroup("claims", "ada")
                    .liveWorkspace("prod", "ada tester")))
        .containsExactly(
            "window_ended workspace/prod/ada: =workspace/prod/ada(tester from 2026-01-01)",
            "window_not_begun group/claims/ada: =group/claims/ada(member until 2026-12-31)");
  }

  @Test
  void aStaleInvitationHasNothingToAdopt() throws Exception {
    assertThat(
            seen(
                scenario()
                    .invitations(7, null)
                    .members("ada")
                    .liveMembers("ada invited sent=2026-11-01 sends=1")))
        .containsExactly(
            "invitation_stale member/ada: no, there is nothing to adopt: no file controls when an"
                + " invitation is sent");
  }

  @Test
  void whatTheFilesCannotSayIsNotAdopted() throws Exception {
    Roles more =
        new Roles(
            RoleLadder.of("member", "admin", "auditor"),
            RoleLadder.of("member", "manager"),
            RoleLadder.of("reviewer", "review_manager", "tester", "developer", "manager"));
    assertThat(
            seen(
                scenario()
                    .offering(more)
                    .ignore("boss@acme.example")
                    .members("ada")
                    .group("claims")
                    .workspace("prod")
                    .liveMembers("ada auditor", "boss", "service:x@acme.example", "eve auditor")
                    .liveGroup("claims")
                    .liveGroup("held", "boss")
                    .liveGroup("night", "ada", "eve")
                    .liveWorkspace("prod", "group:held")))
        .containsExactly(
            "added workspace/prod/group:held: no, group:held must be declared first",
            "role_edited member/ada: no, the settings have no role auditor; add it to roles in"
                + " rollcall.yaml first",
            "added member/eve: no, the settings have no role auditor; add it to roles in"
                + " rollcall.yaml first",
            "added member/service:x: no, it cannot be declared: its name would be read as something"
                + " else",
            "added group/night: =group/night =group/night/ada(member)");
  }

  @Test
  void somebodyWhoseOwnWindowIsInTheWayIsNamed() throws Exception {
    assertThat(
            seen(
                scenario()
                    .members("ada until=2026-11-23")
                    .group("claims", "ada")
                    .liveGroup("claims", "ada")))
        .containsExactly(
            "window_ended group/claims/ada: no, ada's own window does not include today");
  }

  @Test
  void withoutPruningWhatNobodyDeclaredIsNoDrift() throws Exception {
    assertThat(
            seen(
                scenario()
                    .prune(false)
                    .members("ada until=2026-11-23")
                    .group("claims")
                    .liveMembers("ada", "eve")
                    .liveGroup("claims", "ada", "eve")))
        .containsExactly("window_ended member/ada: =member/ada(member)");
  }

  @Test
  void anAdminsDerivedAccessIsNotTakenForMissing() throws Exception {
    Scenario scenario =
        scenario()
            .members("ada admin until=2026-11-23")
            .workspace("prod", "ada tester")
            .liveMembers("ada admin")
            .liveWorkspace("prod", "ada derived");
    assertThat(seen(scenario))
        .containsExactly("window_ended member/ada: =member/ada(" + Role.ADMIN + ")");
  }

  @Test
  void everyClassHasWordsOfItsOwn() {
    assertThat(DriftClass.values())
        .extracting(DriftClass::title)
        .doesNotHaveDuplicates()
        .allMatch(title -> title.matches("[A-Z][a-z ]+"));
    assertThat(DriftClass.values())
        .allMatch(c -> c.word().equals(c.name().toLowerCase(Locale.ROOT)))
        .allMatch(c -> !c.meaning().endsWith("."));
  }
}
