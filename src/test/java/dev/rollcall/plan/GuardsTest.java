package dev.rollcall.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Address;
import dev.rollcall.model.Kind;
import dev.rollcall.model.Section;
import dev.rollcall.settings.GuardLimits;
import dev.rollcall.settings.Limit;
import dev.rollcall.settings.PrincipalPattern;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class GuardsTest {
  private static String[] people(int from, int to, String suffix) {
    return IntStream.range(from, to).mapToObj(i -> "p" + i + suffix).toArray(String[]::new);
  }

  private static GuardLimits limits(String maxRemovals) {
    return new GuardLimits(Limit.of(maxRemovals), null, 0, List.of(), false, false);
  }

  private static GuardLimits protecting(String... patterns) {
    List<PrincipalPattern> protect =
        Arrays.stream(patterns).map(p -> new PrincipalPattern(p, null)).toList();
    return new GuardLimits(Limit.of("100%"), null, 0, protect, false, false);
  }

  private static Verdict.Violation only(Scenario scenario) throws Exception {
    List<Verdict.Violation> violations = scenario.plan().verdict().violations();
    assertThat(violations).hasSize(1);
    return violations.get(0);
  }

  private static boolean allows(Scenario scenario) throws Exception {
    return scenario.plan().verdict().allowed();
  }

  @Test
  void tenPercentOfAClassMayGo() throws Exception {
    Scenario scenario =
        new Scenario()
            .guards(limits("10%"))
            .members(people(2, 20, ""))
            .liveMembers(people(0, 20, ""));
    assertThat(allows(scenario)).isTrue();
    scenario.liveMembers("onemore");
    Verdict.Violation violation = only(scenario);
    assertThat(violation.guard()).isEqualTo(Guard.MAX_REMOVALS);
    assertThat(violation.kind()).isEqualTo(Kind.MEMBER);
    assertThat(violation.limit()).isEqualTo("10%");
    assertThat(violation.actual()).isEqualTo(3);
    assertThat(violation.of()).isEqualTo(21);
    assertThat(violation.allow()).isEqualTo("--allow max_removals=15%");
    assertThat(violation.source()).isEqualTo(new SourceLocation("rollcall.yaml", 9, 3));
    assertThat(allows(scenario.allow("max_removals=15%"))).isTrue();
  }

  @Test
  void aShareThatIsNotZeroLetsOneGoAndZeroNone() throws Exception {
    Scenario one = new Scenario().members("ada").liveMembers("ada", "grace");
    assertThat(allows(one.guards(limits("1%")))).isTrue();
    assertThat(allows(one.guards(limits("0")))).isFalse();
    assertThat(only(one.guards(limits("0%"))).allow()).isEqualTo("--allow max_removals=50%");
  }

  @Test
  void aCountIsAnsweredWithACount() throws Exception {
    Scenario two = new Scenario().members("ada").liveMembers("ada", "grace", "linus");
    assertThat(only(two.guards(limits("1"))).allow()).isEqualTo("--allow max_removals=2");
  }

  @Test
  void rolesLoweredAndConsequencesCount() throws Exception {
    Scenario lowered =
        new Scenario()
            .guards(limits("0"))
            .members("ada")
            .workspace("prod", "ada")
            .liveMembers("ada")
            .liveWorkspace("prod", "ada manager");
    assertThat(only(lowered).kind()).isEqualTo(Kind.WORKSPACE_ACCESS);
    Scenario deleted =
        new Scenario()
            .guards(limits("1"))
            .members("ada")
            .manages(dev.rollcall.model.Section.GROUPS)
            .workspace("prod")
            .workspace("test")
            .liveMembers("ada")
            .liveGroup("claims", "ada")
            .liveWorkspace("prod", "group:claims")
            .liveWorkspace("test", "group:claims");
    assertThat(only(deleted).kind()).isEqualTo(Kind.WORKSPACE_ACCESS);
    assertThat(only(deleted).actual()).isEqualTo(2);
    assertThat(only(deleted).of()).isEqualTo(2);
  }

  @Test
  void anEntryLostTwiceCountsOnce() throws Exception {
    Scenario scenario =
        new Scenario()
            .guards(limits("1"))
            .members("ada")
            .manages(dev.rollcall.model.Section.GROUPS)
            .liveMembers("ada", "grace")
            .liveGroup("claims", "grace");
    assertThat(allows(scenario)).isTrue();
  }

  @Test
  void whatGoesInAnUnmanagedSectionIsWeighedAgainstAllOfIt() throws Exception {
    Scenario scenario =
        new Scenario()
            .guards(limits("50%"))
            .manages(dev.rollcall.model.Section.GROUPS)
            .members("ada")
            .liveMembers("ada")
            .liveGroup("claims")
            .liveWorkspace("prod", "group:claims", "ada")
            .liveWorkspace("test", "group:claims", "ada");
    assertThat(allows(scenario)).isTrue();
    assertThat(allows(scenario.liveWorkspace("more", "group:claims"))).isFalse();
  }

  @Test
  void whatIsNotManagedIsNoPartOfTheWhole() throws Exception {
    Scenario scenario =
        new Scenario()
            .guards(limits("10%"))
            .prune(false)
            .ignore("eve@vendor.example", "group:old")
            .members("ada", "grace until=2026-11-01", "linus until=2026-11-01")
            .group("claims", "ada until=2026-11-01")
            .liveMembers("ada", "grace", "linus", "eve@vendor.example")
            .liveMembers(people(0, 50, ""))
            .liveGroup("claims", "ada", "p1")
            .liveGroup("old", "ada")
            .liveGroup("undeclared", "ada");
    Verdict.Violation violation = only(scenario);
    assertThat(violation.kind()).isEqualTo(Kind.MEMBER);
    assertThat(violation.of()).isEqualTo(3);
  }

  @Test
  void emailsAreLimited() throws Exception {
    GuardLimits two = new GuardLimits(Limit.of("10%"), 2, 0, List.of(), false, false);
    Scenario scenario =
        new Scenario()
            .guards(two)
            .invitations(7, null)
            .members("ada", "grace", "linus")
            .liveMembers("linus invited sent=2026-11-01 sends=1");
    Verdict.Violation violation = only(scenario);
    assertThat(violation.guard()).isEqualTo(Guard.MAX_INVITATIONS);
    assertThat(violation.allow()).isEqualTo("--allow max_invitations=3");
    assertThat(allows(scenario.allow("max_invitations=3"))).isTrue();
  }

  private static GuardLimits admins(int min) {
    return new GuardLimits(Limit.of("100%"), null, min, List.of(), false, false);
  }

  @Test
  void admissionOfAdminsIsJudgedAtTheEnd() throws Exception {
    Scenario lowered =
        new Scenario()
            .guards(admins(2))
            .members("ada admin", "grace")
            .liveMembers("ada admin", "grace admin");
    assertThat(only(lowered).guard()).isEqualTo(Guard.MIN_ADMINS);
    assertThat(only(lowered).allow()).isEqualTo("--allow min_admins=1");
    Scenario replaced =
        new Scenario()
            .guards(admins(2))
            .members("ada admin", "grace", "linus admin")
            .liveMembers("ada admin", "grace admin", "linus");
    assertThat(allows(replaced)).isTrue();
    AdminFloor floor = replaced.plan().adminFloor();
    assertThat(floor.floor()).isEqualTo(2);
    assertThat(floor.raised()).containsExactly(Address.of("member/linus@acme.example"));
    assertThat(floor.admins()).hasSize(2);
  }

  @Test
  void onlyTheJoinedAndNotIgnoredAreAdmins() throws Exception {
    Scenario scenario =
        new Scenario()
            .guards(admins(1))
            .ignore("root@acme.example")
            .members("grace admin", "linus admin")
            .liveMembers("ada admin", "root admin", "grace admin invited", "linus invited");
    assertThat(only(scenario).guard()).isEqualTo(Guard.MIN_ADMINS);
    assertThat(only(scenario).actual()).isZero();
    assertThat(only(scenario).of()).isEqualTo(1);
  }

  @Test
  void tooFewAdminsAlreadyAreWarnedOf() throws Exception {
    Plan plan =
        new Scenario().guards(admins(2)).members("ada admin").liveMembers("ada admin").plan();
    assertThat(plan.verdict().allowed()).isTrue();
    assertThat(plan.warnings()).extracting(Diagnostic::code).containsExactly("few-admins");
    assertThat(plan.adminFloor().floor()).isEqualTo(1);
  }

  @Test
  void withoutAdminRolesNothingIsJudged() throws Exception {
    Plan plan =
        new Scenario().withoutAdmins().guards(admins(2)).members().liveMembers("ada admin").plan();
    assertThat(plan.verdict().allowed()).isTrue();
    assertThat(plan.adminFloor().floor()).isZero();
  }

  @Test
  void theProtectedAreNeitherRemovedNorLowered() throws Exception {
    Scenario scenario =
        new Scenario()
            .guards(protecting("glass@acme.example", "group:keep*", "service:ci"))
            .members("ada admin")
            .accounts("ci")
            .manages(dev.rollcall.model.Section.GROUPS)
            .liveMembers("ada admin", "glass admin")
            .liveAccounts("ci admin")
            .liveGroup("keep us");
    Plan plan = scenario.plan();
    assertThat(plan.verdict().violations())
        .extracting(Verdict.Violation::allow)
        .containsExactly(
            "--allow protect=service:ci",
            "--allow protect=glass@acme.example",
            "--allow 'protect=group:keep us'");
    scenario.allow("protect=group:keep us", "protect=service:ci", "protect=glass@acme.example");
    assertThat(allows(scenario)).isTrue();
    assertThat(scenario.plan().verdict().overrides()).hasSize(3);
  }

  @Test
  void firstContactIsRefused() throws Exception {
    GuardLimits on = new GuardLimits(Limit.of("100%"), null, 0, List.of(), true, false);
    Scenario scenario =
        new Scenario()
            .guards(on)
            .caller("root")
            .ignore("eve@vendor.example")
            .members("ada")
            .liveMembers("root admin", "eve@vendor.example", "ada", "grace");
    assertThat(allows(scenario)).isTrue();
    scenario.liveMembers("linus");
    Verdict.Violation violation = only(scenario);
    assertThat(violation.guard()).isEqualTo(Guard.FIRST_CONTACT);
    assertThat(violation.message()).contains("2 of 3").contains("rollcall import");
    assertThat(allows(scenario.prune(false))).isTrue();
    assertThat(allows(scenario.prune(true).allow("first_contact=yes"))).isTrue();
  }

  @Test
  void withoutMembersThereIsNoFirstContact() throws Exception {
    GuardLimits on = new GuardLimits(Limit.of("100%"), null, 0, List.of(), true, false);
    assertThat(allows(new Scenario().guards(on).group("claims").liveMembers("ada"))).isTrue();
  }

  @Test
  void anEmptyReadIsRefusedWhereTheCallerIsNoMember() throws Exception {
    GuardLimits on = new GuardLimits(Limit.of("100%"), null, 0, List.of(), false, true);
    Scenario scenario =
        new Scenario().guards(on).caller("service:ci").liveAccounts("ci").members("ada");
    assertThat(only(scenario).guard()).isEqualTo(Guard.EMPTY_READ);
    assertThat(allows(scenario.allow("empty_read=yes"))).isTrue();
    assertThat(allows(new Scenario().guards(on).members())).isTrue();
    assertThat(allows(new Scenario().guards(on).members("ada").liveMembers("grace invited")))
        .isTrue();
  }

  @Test
  void aProviderThatReadsNoMembersHasNotReadThatThereAreNone() throws Exception {
    GuardLimits on = new GuardLimits(Limit.of("100%"), null, 0, List.of(), false, true);
    Scenario scenario = new Scenario().guards(on).group("claims");
    assertThat(only(scenario).guard()).isEqualTo(Guard.EMPTY_READ);
    assertThat(allows(scenario.reading(Section.GROUPS))).isTrue();
  }

  @Test
  void theCallerMissingFromTheReadIsRefusedForGood() throws Exception {
    Verdict.Violation violation = only(new Scenario().caller("root").members("ada"));
    assertThat(violation.guard()).isEqualTo(Guard.CALLER);
    assertThat(violation.allow()).isNull();
  }

  @Test
  void theCallerKeepsItsPlace() throws Exception {
    Scenario base =
        new Scenario()
            .caller("root")
            .group("claims")
            .liveMembers("root admin")
            .liveGroup("claims", "root")
            .liveGroup("fraud", "root")
            .liveWorkspace("prod", "root");
    assertThat(messages(base.members("root")))
        .containsExactly(
            "root@acme.example, the account rollcall runs as, would leave group claims",
            "root@acme.example, the account rollcall runs as, would no longer be an admin",
            "root@acme.example, the account rollcall runs as, would leave group fraud");
    assertThat(messages(base.members("root admin until=2026-11-01")))
        .contains("root@acme.example, the account rollcall runs as, would be removed");
    assertThat(
            messages(new Scenario().caller("service:ci").accounts("ci").liveAccounts("ci admin")))
        .containsExactly("service:ci, the account rollcall runs as, would no longer be an admin");
  }

  @Test
  void theCallerMayLoseAGrant() throws Exception {
    Scenario scenario =
        new Scenario()
            .caller("root")
            .members("root")
            .workspace("prod")
            .liveMembers("root")
            .liveWorkspace("prod", "root");
    assertThat(scenario.changes()).hasSize(1);
    assertThat(allows(scenario)).isTrue();
  }

  private static List<String> messages(Scenario scenario) throws Exception {
    return scenario.plan().verdict().violations().stream().map(Verdict.Violation::message).toList();
  }
}
