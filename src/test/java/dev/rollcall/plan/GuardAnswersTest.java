package dev.rollcall.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.model.Section;
import dev.rollcall.settings.GuardLimits;
import dev.rollcall.settings.Limit;
import dev.rollcall.settings.PrincipalPattern;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each guard says, to the word, and the nearest plan about which it says nothing. */
final class GuardAnswersTest {
  private static Scenario given() {
    return new Scenario();
  }

  private static GuardLimits removals(String limit) {
    return new GuardLimits(Limit.of(limit), null, 0, List.of(), false, false);
  }

  private static GuardLimits invitations(int most) {
    return new GuardLimits(Limit.of("100%"), most, 0, List.of(), false, false);
  }

  private static GuardLimits admins(int least) {
    return new GuardLimits(Limit.of("100%"), null, least, List.of(), false, false);
  }

  private static GuardLimits protect(String... patterns) {
    List<PrincipalPattern> all =
        Stream.of(patterns).map(pattern -> new PrincipalPattern(pattern, null)).toList();
    return new GuardLimits(Limit.of("100%"), null, 0, all, false, false);
  }

  private static GuardLimits firstContact() {
    return new GuardLimits(Limit.of("100%"), null, 0, List.of(), true, false);
  }

  private static GuardLimits emptyRead() {
    return new GuardLimits(Limit.of("100%"), null, 0, List.of(), false, true);
  }

  private static Arguments refused(String name, Scenario scenario, String... answers) {
    return Arguments.of(name, scenario, List.of(answers));
  }

  private static Arguments allowed(String name, Scenario scenario) {
    return Arguments.of(name, scenario, List.of());
  }

  private static Scenario leaving(UnaryOperator<Scenario> more) {
    return more.apply(given().members("ada", "bob").liveMembers("ada", "bob", "eve"));
  }

  static Stream<Arguments> cases() {
    return Stream.of(
        refused(
            "a count of removals",
            leaving(s -> s.guards(removals("0"))),
            "max_removals members 0 1/3: 1 of 3 members would be removed or lowered; the limit is 0"
                + " [--allow max_removals=1]"),
        refused(
            "a share of removals, rounded up to what allows it",
            leaving(s -> s.liveMembers("kim").guards(removals("10%"))),
            "max_removals members 10% 2/4: 2 of 4 members would be removed or lowered; the limit is"
                + " 10% [--allow max_removals=50%]"),
        refused(
            "more goes than is weighed",
            given()
                .group("claims", "ada")
                .members("ada until=2026-11-01", "bob until=2026-11-01")
                .liveMembers("ada", "bob")
                .liveGroup("claims", "ada")
                .prune(false)
                .workspace("prod", "ada", "bob")
                .liveWorkspace("prod", "ada", "bob")
                .guards(removals("40%")),
            "max_removals members 40% 2/2: 2 of 2 members would be removed or lowered; the limit is"
                + " 40% [--allow max_removals=100%]",
            "max_removals workspace_grants 40% 2/2: 2 of 2 workspace grants would be removed or"
                + " lowered; the limit is 40% [--allow max_removals=100%]"),
        allowed(
            "all there is, be it managed or not, where all may go",
            given()
                .members("ada until=2026-11-01")
                .liveMembers("ada")
                .group("claims")
                .liveGroup("claims", "ada")
                .prune(false)
                .guards(removals("100%"))),
        refused(
            "less than all, where nothing of it is managed",
            given()
                .members("ada until=2026-11-01", "bob until=2026-11-01")
                .liveMembers("ada", "bob")
                .group("claims")
                .liveGroup("claims", "ada", "bob")
                .prune(false)
                .guards(removals("99%")),
            "max_removals members 99% 2/2: 2 of 2 members would be removed or lowered; the limit is"
                + " 99% [--allow max_removals=100%]",
            "max_removals group_memberships 99% 2/2: 2 of 2 group memberships would be removed or"
                + " lowered; the limit is 99% [--allow max_removals=100%]"),
        allowed("as many removals as may be", leaving(s -> s.guards(removals("1")))),
        refused(
            "e-mails, first and again",
            given()
                .members("ada", "bob", "eve")
                .liveMembers("ada invited sent=2026-11-01", "bob")
                .invitations(7, null)
                .guards(invitations(1)),
            "max_invitations - 1 2/-: 2 e-mails would be sent; the limit is 1"
                + " [--allow max_invitations=2]"),
        refused(
            "one e-mail",
            given().members("ada").guards(invitations(0)),
            "max_invitations - 0 1/-: 1 e-mail would be sent; the limit is 0"
                + " [--allow max_invitations=1]"),
        allowed(
            "a raised person gets no e-mail",
            given().members("ada admin").liveMembers("ada").guards(invitations(0))),
        refused(
            "admins",
            given()
                .members("ada", "bob admin")
                .liveMembers("ada admin", "bob admin")
                .guards(admins(2)),
            "min_admins - 2 1/2: 1 joined admin would be left; min_admins is 2"
                + " [--allow min_admins=1]"),
        refused(
            "no admin at all",
            given().members("bob").liveMembers("bob", "ada admin").guards(admins(1)),
            "min_admins - 1 0/1: 0 joined admins would be left; min_admins is 1"
                + " [--allow min_admins=0]"),
        allowed(
            "an admin for an admin",
            given().members("ada", "bob admin").liveMembers("ada admin", "bob").guards(admins(1))),
        refused(
            "the protected, lowered",
            given().members("ada").liveMembers("ada admin").guards(protect("ada@*")),
            "protect members ada@* 1/-: ada@acme.example is protected and would be lowered"
                + " [--allow protect=ada@acme.example]"),
        refused(
            "the protected, removed",
            leaving(s -> s.guards(protect("bob@*", "eve@*"))),
            "protect members eve@* 1/-: eve@acme.example is protected and would be removed"
                + " [--allow protect=eve@acme.example]"),
        refused(
            "a protected group",
            given()
                .group("kept")
                .liveGroup("kept")
                .liveGroup("gone")
                .guards(protect("group:gone", "group:kept")),
            "protect groups group:gone 1/-: group:gone is protected and would be removed"
                + " [--allow protect=group:gone]"),
        allowed(
            "others than the protected",
            leaving(s -> s.guards(protect("bob@*", "group:eve", "service:*")))),
        allowed(
            "a protected person that is allowed by name",
            leaving(s -> s.guards(protect("eve@*")).allow("protect=eve@acme.example"))),
        refused(
            "a protected person beside another that is allowed",
            leaving(s -> s.guards(protect("eve@*")).allow("protect=bob@acme.example")),
            "protect members eve@* 1/-: eve@acme.example is protected and would be removed"
                + " [--allow protect=eve@acme.example]"),
        refused(
            "strangers",
            given().members("ada").liveMembers("ada", "bob", "eve").guards(firstContact()),
            "first_contact members on 2/3: 2 of 3 live members are undeclared; start from the live"
                + " state with rollcall import [--allow first_contact=yes]"),
        allowed(
            "strangers whom nobody removes",
            given()
                .members("ada")
                .liveMembers("ada", "bob", "eve")
                .prune(false)
                .guards(firstContact())),
        allowed(
            "half of them strangers",
            given().members("ada").liveMembers("ada", "bob").guards(firstContact())),
        allowed(
            "strangers, allowed",
            given()
                .members("ada")
                .liveMembers("ada", "bob", "eve")
                .guards(firstContact())
                .allow("first_contact=yes")),
        refused(
            "nobody there",
            given().members("ada").guards(emptyRead()),
            "empty_read members on 0/-: the organization has no members at all, as far as the"
                + " caller can see [--allow empty_read=yes]"),
        allowed(
            "nobody there, allowed",
            given().members("ada").guards(emptyRead()).allow("empty_read=yes")),
        allowed("nobody there and nobody wanted", given().members().guards(emptyRead())),
        refused(
            "the caller missing",
            given().members("ada").liveMembers("ada").caller("eve"),
            "caller members always 1/-: eve@acme.example, the account rollcall runs as, is missing"
                + " from the live state [-]"),
        refused(
            "the caller removed",
            leaving(s -> s.members("eve until=2026-11-01").caller("eve")),
            "caller members always 1/-: eve@acme.example, the account rollcall runs as, would be"
                + " removed [-]"),
        refused(
            "the caller lowered",
            given().members("eve").liveMembers("eve admin").caller("eve"),
            "caller members always 1/-: eve@acme.example, the account rollcall runs as, would no"
                + " longer be an admin [-]"),
        allowed(
            "another admin lowered",
            given()
                .members("eve admin", "ada")
                .liveMembers("eve admin", "ada admin")
                .caller("eve")),
        refused(
            "an account as the caller lowered",
            given().accounts("ci").liveAccounts("ci admin").caller("service:ci"),
            "caller service_accounts always 1/-: service:ci, the account rollcall runs as, would no"
                + " longer be an admin [-]"),
        allowed(
            "an account as the caller raised",
            given().accounts("ci admin").liveAccounts("ci").caller("service:ci")),
        refused(
            "the caller taken out of a group",
            given()
                .members("eve")
                .liveMembers("eve")
                .group("claims")
                .liveGroup("claims", "eve")
                .caller("eve"),
            "caller members always 1/-: eve@acme.example, the account rollcall runs as, would leave"
                + " group claims [-]"),
        refused(
            "a group of the caller deleted",
            given()
                .members("eve")
                .liveMembers("eve")
                .manages(Section.GROUPS)
                .liveGroup("claims", "eve")
                .caller("eve"),
            "caller members always 1/-: eve@acme.example, the account rollcall runs as, would leave"
                + " group claims [-]"),
        allowed(
            "a group of others deleted, and others taken out",
            given()
                .members("eve", "ada")
                .liveMembers("eve", "ada")
                .group("claims", "eve")
                .liveGroup("claims", "eve", "ada")
                .liveGroup("old", "ada")
                .caller("eve")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void says(String name, Scenario scenario, List<String> answers) throws Exception {
    Verdict verdict = scenario.plan().verdict();
    assertThat(verdict.violations()).extracting(GuardAnswersTest::line).isEqualTo(answers);
    assertThat(verdict.allowed()).isEqualTo(answers.isEmpty());
  }

  private static String line(Verdict.Violation violation) {
    return violation.guard().word()
        + " "
        + (violation.kind() == null ? "-" : violation.kind().plural())
        + " "
        + violation.limit()
        + " "
        + violation.actual()
        + "/"
        + shown(violation.of())
        + ": "
        + violation.message()
        + " ["
        + shown(violation.allow())
        + "]";
  }

  private static String shown(@Nullable Object value) {
    return value == null ? "-" : value.toString();
  }
}
