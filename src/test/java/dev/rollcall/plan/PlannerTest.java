package dev.rollcall.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Address;
import dev.rollcall.model.Role;
import dev.rollcall.model.Section;
import dev.rollcall.plan.Change.Attributes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PlannerTest {
  private static Scenario scenario() {
    return new Scenario();
  }

  @Test
  void theSameOnBothSidesIsAnEmptyPlan() throws Exception {
    Plan plan =
        scenario()
            .members("ada admin", "grace")
            .accounts("ci")
            .group("claims", "ada manager", "grace", "service:ci")
            .workspace("prod", "group:claims", "service:ci developer")
            .liveMembers("ada admin", "grace")
            .liveAccounts("ci")
            .liveGroup("claims", "ada manager", "grace", "service:ci")
            .liveWorkspace("prod", "group:claims", "service:ci developer")
            .plan();
    assertThat(plan.changes()).isEmpty();
    assertThat(plan.waiting()).isEmpty();
    assertThat(plan.unmanaged()).isEmpty();
    assertThat(plan.warnings()).isEmpty();
    assertThat(plan.verdict().allowed()).isTrue();
  }

  @Test
  void fromNothingEverythingIsAddedInOrder() throws Exception {
    assertThat(
            scenario()
                .members("grace", "ada admin")
                .accounts("ci")
                .group("claims", "ada manager", "service:ci")
                .workspace("prod", "group:claims", "ada tester")
                .liveWorkspace("prod")
                .changes())
        .containsExactly(
            "create_group group/claims ->-",
            "create_service_account service_account/ci ->member",
            "invite_member member/ada ->member",
            "invite_member member/grace ->member",
            "raise_member member/ada member->admin",
            "add_group_member group/claims/ada ->manager",
            "add_group_member group/claims/service:ci ->member",
            "grant_workspace_access workspace/prod/ada ->tester",
            "grant_workspace_access workspace/prod/group:claims ->reviewer");
  }

  @Test
  void whatIsCreatedIsRequired() throws Exception {
    Plan plan =
        scenario()
            .members("ada admin", "grace")
            .group("claims", "ada")
            .group("fraud", "grace")
            .workspace("prod", "group:claims")
            .liveMembers("grace")
            .liveGroup("fraud")
            .liveWorkspace("prod")
            .plan();
    assertThat(plan.changes())
        .filteredOn(change -> !change.requires().isEmpty())
        .extracting(change -> change.address() + " <- " + change.requires())
        .containsExactly(
            "member/ada@acme.example <- [member/ada@acme.example]",
            "group/claims/ada@acme.example <- [member/ada@acme.example, group/claims]",
            "workspace/prod/group:claims <- [group/claims]");
  }

  @Test
  void everyRoleIsSetUpOrDown() throws Exception {
    assertThat(
            scenario()
                .members("ada", "grace admin", "linus admin")
                .accounts("ci admin")
                .group("claims", "ada manager", "grace")
                .workspace("prod", "ada reviewer")
                .liveMembers("ada admin", "grace", "linus admin")
                .liveAccounts("ci")
                .liveGroup("claims", "ada", "grace manager")
                .liveWorkspace("prod", "ada manager")
                .changes())
        .containsExactly(
            "raise_member member/grace member->admin",
            "set_role_service_account service_account/ci member->admin",
            "set_role_group_member group/claims/ada member->manager",
            "set_role_group_member group/claims/grace manager->member",
            "set_role_workspace_access workspace/prod/ada manager->reviewer",
            "lower_member member/ada admin->member");
  }

  @Test
  void knowsWhichRolesAreLowered() throws Exception {
    Plan plan =
        scenario()
            .members("ada")
            .accounts("ci")
            .group("claims", "ada")
            .workspace("prod", "ada tester")
            .liveMembers("ada admin")
            .liveAccounts("ci admin")
            .liveGroup("claims", "ada manager")
            .liveWorkspace("prod", "ada editor")
            .plan();
    assertThat(plan.changes()).hasSize(4).allMatch(Change::lowers);
  }

  @Test
  void aRemovalTakesEverythingWithIt() throws Exception {
    Plan plan =
        scenario()
            .members("ada")
            .accounts()
            .group("claims", "ada")
            .workspace("prod", "ada")
            .liveMembers("ada", "grace managed", "zoe invited")
            .liveAccounts("ci")
            .liveGroup("claims", "ada", "grace manager", "service:ci")
            .liveGroup("fraud", "ada", "grace")
            .liveWorkspace("prod", "ada", "grace tester", "group:fraud developer")
            .liveWorkspace("other", "grace")
            .plan();
    assertThat(plan.changes())
        .extracting(Scenario::line)
        .containsExactly(
            "remove_member member/grace member->",
            "remove_member member/zoe member->",
            "delete_service_account service_account/ci member->",
            "delete_group group/fraud -->");
    assertThat(consequences(plan, 0))
        .containsExactly(
            "group/claims/grace manager",
            "group/fraud/grace member",
            "workspace/other/grace reviewer",
            "workspace/prod/grace tester",
            "its account is deleted");
    assertThat(consequences(plan, 2))
        .containsExactly("group/claims/service:ci member", "its tokens stop working");
    assertThat(consequences(plan, 3))
        .containsExactly(
            "group/fraud/ada member",
            "group/fraud/grace member",
            "workspace/prod/group:fraud developer");
    assertThat(plan.changes().get(0).reason()).isEqualTo("not declared");
    assertThat(plan.changes().get(1).reason()).contains("withdraws the invitation");
  }

  private static List<String> consequences(Plan plan, int change) {
    Change removal = plan.changes().get(change);
    return Stream.concat(
            removal.losses().entrySet().stream().map(l -> l.getKey() + " " + l.getValue()),
            removal.further().stream())
        .map(text -> text.replace("@acme.example", ""))
        .toList();
  }

  @Test
  void undeclaredMembershipsAndGrantsAreWithdrawn() throws Exception {
    assertThat(
            scenario()
                .members("ada", "grace")
                .group("claims", "ada")
                .workspace("prod", "ada")
                .liveMembers("ada", "grace")
                .liveGroup("claims", "ada", "grace")
                .liveWorkspace("prod", "ada", "grace")
                .liveWorkspace("undeclared", "grace")
                .changes())
        .containsExactly(
            "revoke_workspace_access workspace/prod/grace reviewer->",
            "remove_group_member group/claims/grace member->");
  }

  @Test
  void withoutPruneTheUndeclaredIsListedAndStays() throws Exception {
    Plan plan =
        scenario()
            .prune(false)
            .members("ada")
            .accounts()
            .group("claims")
            .workspace("prod")
            .liveMembers("ada", "grace")
            .liveAccounts("ci")
            .liveGroup("claims", "ada")
            .liveGroup("fraud", "ada")
            .liveWorkspace("prod", "ada")
            .plan();
    assertThat(plan.changes()).isEmpty();
    assertThat(plan.unmanaged().keySet())
        .extracting(Address::toString)
        .containsExactly(
            "member/grace@acme.example",
            "service_account/ci",
            "group/fraud",
            "group/claims/ada@acme.example",
            "workspace/prod/ada@acme.example");
  }

  @Test
  void whatNobodyWroteIsNotManaged() throws Exception {
    Plan plan =
        scenario()
            .workspace("prod", "ada tester", "group:claims", "group:gone")
            .liveMembers("ada", "grace")
            .liveAccounts("ci")
            .liveGroup("claims", "grace")
            .liveWorkspace("prod")
            .plan();
    assertThat(plan.changes())
        .extracting(Scenario::line)
        .containsExactly(
            "grant_workspace_access workspace/prod/ada ->tester",
            "grant_workspace_access workspace/prod/group:claims ->reviewer");
    assertThat(plan.unmanaged()).isEmpty();
    assertThat(plan.waiting())
        .extracting(Plan.Waiting::address)
        .containsExactly(Address.of("workspace/prod/group:gone"));
    assertThat(plan.warnings()).extracting(Diagnostic::code).containsExactly("not-present");
    assertThat(plan.warnings().get(0).source()).isEqualTo(new SourceLocation("roster.yaml", 4, 3));
  }

  @Test
  void aSectionManagedAndEmptyIsPruned() throws Exception {
    assertThat(scenario().manages(Section.GROUPS).liveGroup("claims").changes())
        .containsExactly("delete_group group/claims -->");
  }

  @Test
  void anEntryOutsideItsWindowIsDeclaredAbsentWhateverPruneSays() throws Exception {
    Scenario scenario =
        scenario()
            .prune(false)
            .members(
                "ada",
                "leaver until=2026-11-23",
                "lastday until=2026-11-24",
                "early from=2026-11-25")
            .group("claims", "ada until=2026-11-23", "leaver", "lastday", "early")
            .workspace("prod", "ada tester until=2026-01-01", "early")
            .liveMembers("ada", "leaver", "lastday", "early")
            .liveGroup("claims", "ada", "leaver", "lastday")
            .liveWorkspace("prod", "ada tester");
    Plan plan = scenario.plan();
    assertThat(plan.changes())
        .extracting(Scenario::line)
        .containsExactly(
            "revoke_workspace_access workspace/prod/ada tester->",
            "remove_group_member group/claims/ada member->",
            "remove_member member/early member->",
            "remove_member member/leaver member->");
    assertThat(plan.changes())
        .extracting(change -> change.cause() + " " + change.reason())
        .containsExactly(
            "TIME its window ended on 2026-01-01",
            "TIME its window ended on 2026-11-23",
            "DECLARED its window begins on 2026-11-25",
            "TIME its window ended on 2026-11-23");
  }

  @Test
  void namingSomebodyOutsideTheirWindowIsAbsentToo() throws Exception {
    Plan plan =
        scenario()
            .members("ada", "grace until=2026-11-01")
            .accounts("ci until=2026-11-01")
            .group("claims", "grace", "service:ci")
            .liveMembers("ada")
            .liveGroup("claims", "grace", "service:ci")
            .plan();
    // Neither is live any more, yet their memberships are: a product may leave such rows.
    assertThat(plan.changes())
        .extracting(change -> Scenario.line(change) + " " + change.reason())
        .containsExactly(
            "remove_group_member group/claims/grace member-> grace@acme.example's window ended on"
                + " 2026-11-01",
            "remove_group_member group/claims/service:ci member-> service:ci's window ended on"
                + " 2026-11-01");
  }

  @Test
  void aWindowThatOpenedIsDueToTime() throws Exception {
    Plan plan =
        scenario()
            .members("ada from=2026-11-24", "grace")
            .group("claims", "ada", "grace from=2026-11-01", "zoe until=2027-01-01")
            .members("zoe")
            .liveMembers("grace", "zoe")
            .liveGroup("claims")
            .plan();
    assertThat(plan.changes())
        .extracting(change -> change.cause() + " " + Scenario.line(change))
        .containsExactly(
            "TIME invite_member member/ada ->member",
            "TIME add_group_member group/claims/ada ->member",
            "TIME add_group_member group/claims/grace ->member",
            "DECLARED add_group_member group/claims/zoe ->member");
  }

  @Test
  void theIgnoredAreNeverTouched() throws Exception {
    Plan plan =
        scenario()
            .ignore("*@vendor.example", "group:legacy-*", "service:*")
            .members("ada")
            .accounts()
            .group("claims", "ada")
            .workspace("prod", "ada")
            .liveMembers("ada", "eve@vendor.example")
            .liveAccounts("ci")
            .liveGroup("claims", "ada", "eve@vendor.example", "service:ci")
            .liveGroup("legacy-1", "ada")
            .liveGroup("fraud", "ada", "eve@vendor.example")
            .liveGroup("ops", "eve@vendor.example derived")
            .liveWorkspace("prod", "ada", "eve@vendor.example", "group:legacy-1", "service:ci")
            .plan();
    assertThat(plan.changes()).isEmpty();
    assertThat(plan.unmanaged().keySet())
        .extracting(Address::toString)
        .containsExactly("group/fraud", "group/ops");
    assertThat(plan.unmanaged().get(Address.group("fraud")))
        .contains("eve@vendor.example, who is ignored");
  }

  @Test
  void aGroupThatHoldsOtherGroupsIsNeverDeleted() throws Exception {
    Plan plan = scenario().manages(Section.GROUPS).liveParent("claims").liveGroup("old").plan();
    assertThat(plan.changes())
        .extracting(Scenario::line)
        .containsExactly("delete_group group/old -->");
    assertThat(plan.unmanaged().values())
        .containsExactly("not declared, never deleted while it holds other groups");
  }

  @Test
  void theInvitedWait() throws Exception {
    Plan plan =
        scenario()
            .members("ada", "grace")
            .group("claims", "grace")
            .liveMembers("ada", "grace invited sent=2026-01-01 sends=1")
            .liveGroup("claims")
            .plan();
    assertThat(plan.changes())
        .extracting(Scenario::line)
        .containsExactly("add_group_member group/claims/grace ->member");
    Plan.Waiting waiting = plan.waiting().get(0);
    assertThat(waiting.address()).isEqualTo(Address.of("member/grace@acme.example"));
    assertThat(waiting.reason()).isEqualTo("invited");
    assertThat(waiting.sends()).isEqualTo(1);
    assertThat(waiting.since()).isNotNull();
  }

  @Test
  void anInvitationIsSentAgainWhenItsTimeHasCome() throws Exception {
    Plan plan =
        scenario()
            .invitations(7, 3)
            .members("due", "fresh", "gaveup", "uncounted", "unknown")
            .liveMembers(
                "due invited sent=2026-11-17 sends=2",
                "fresh invited sent=2026-11-18 sends=1",
                "gaveup invited sent=2026-11-01 sends=3",
                "uncounted invited sent=2026-11-01",
                "unknown invited")
            .plan();
    assertThat(plan.changes())
        .extracting(Scenario::line)
        .containsExactly(
            "resend_member member/due member->member",
            "resend_member member/uncounted member->member");
    Change due = plan.changes().get(0);
    assertThat(due.cause()).isEqualTo(Cause.TIME);
    assertThat(due.before()).extracting(Attributes::sends).isEqualTo(2);
    assertThat(due.after()).extracting(Attributes::sends).isEqualTo(3);
    assertThat(due.reason()).isEqualTo("no answer since 2026-11-17");
    assertThat(plan.waiting()).hasSize(5);
    assertThat(plan.waiting())
        .filteredOn(waiting -> waiting.address().name().startsWith("gaveup"))
        .extracting(Plan.Waiting::reason)
        .containsExactly("gave up after 3 e-mails");
  }

  @Test
  void whoseLastEmailHasNoTimeIsWarnedOfOnce() throws Exception {
    Scenario untimed =
        scenario()
            .members("ada", "bob", "cyd", "dan")
            .liveMembers("ada invited", "bob invited", "cyd invited sent=2026-11-23", "dan");
    assertThat(untimed.plan().warnings()).isEmpty();
    assertThat(untimed.invitations(7, null).plan().warnings())
        .extracting(Diagnostic::toString)
        .containsExactly(
            "rollcall.yaml:6:3: warning[last-sent-unknown]: 2 invitations are never sent again:"
                + " when the last e-mail went out is not known");
    assertThat(untimed.changes()).isEmpty();
  }

  @Test
  void whoCannotBeReadCannotBeAdded() throws Exception {
    Plan plan =
        scenario()
            .group("claims", "ada", "bob", "service:ci")
            .liveGroup("claims", "ada")
            .reading(Section.GROUPS)
            .plan();
    assertThat(plan.changes()).isEmpty();
    assertThat(plan.waiting()).hasSize(2);
    assertThat(plan.warnings())
        .extracting(Diagnostic::message)
        .containsExactly(
            "whether bob@acme.example is in the organization is not known: members cannot be read"
                + " here",
            "whether service:ci is in the organization is not known: service_accounts cannot be"
                + " read here");
  }

  @Test
  void anExpiredInvitationIsDueAtOnceOrWarnedOf() throws Exception {
    Scenario expired =
        scenario().members("ada").liveMembers("ada invited expired sent=2026-11-23 sends=1");
    assertThat(expired.changes()).isEmpty();
    assertThat(expired.plan().warnings().get(0).hint()).contains("resend_after");
    expired.invitations(7, null);
    assertThat(expired.changes()).containsExactly("resend_member member/ada member->member");
    assertThat(expired.plan().waiting().get(0).expired()).isTrue();
  }

  @Test
  void theUndeclaredCallerIsLeftAloneAndSaid() throws Exception {
    Plan plan =
        scenario()
            .caller("root")
            .members("ada")
            .group("claims", "ada")
            .workspace("prod")
            .liveMembers("root admin", "ada")
            .liveGroup("claims", "ada", "root")
            .liveWorkspace("prod", "root")
            .plan();
    assertThat(plan.changes()).isEmpty();
    assertThat(plan.unmanaged().values())
        .allMatch("the account rollcall runs as"::equals)
        .hasSize(3);
    assertThat(plan.warnings().get(0).hint()).contains("ignore: [\"root@acme.example\"]");
    assertThat(scenario().caller("service:ci").accounts().liveAccounts("ci").plan().unmanaged())
        .hasSize(1);
  }

  @Test
  void missingAndPersonalWorkspacesAreWarnedOf() throws Exception {
    Plan plan =
        scenario()
            .members("ada")
            .workspace("gone", "ada")
            .workspace("ada_acme.example", "ada")
            .liveMembers("ada")
            .personalWorkspace("ada_acme.example")
            .plan();
    assertThat(plan.changes()).isEmpty();
    assertThat(plan.warnings())
        .extracting(Diagnostic::code)
        .containsExactly("workspace-missing", "workspace-personal");
    assertThat(plan.omitsDeclaredAccess()).isTrue();
  }

  @Test
  void anAdminsDerivedAccessCountsAsMet() throws Exception {
    Scenario scenario =
        scenario()
            .members("ada admin")
            .group("claims", "ada")
            .workspace("prod", "ada tester")
            .liveMembers("ada admin")
            .liveGroup("claims", "ada derived")
            .liveWorkspace("prod", "ada derived");
    assertThat(scenario.changes()).isEmpty();
    assertThat(scenario.plan().warnings())
        .extracting(Diagnostic::code)
        .containsOnly("no-effect-while-admin")
        .hasSize(2);
  }

  @Test
  void whoWillNoLongerBeAdminIsGrantedBeforeBeingLowered() throws Exception {
    assertThat(
            scenario()
                .members("ada", "grace admin")
                .workspace("prod", "ada tester")
                .liveMembers("ada admin", "grace admin")
                .liveWorkspace("prod", "ada derived", "grace derived")
                .changes())
        .containsExactly(
            "grant_workspace_access workspace/prod/ada ->tester",
            "lower_member member/ada admin->member");
  }

  @Test
  void derivedRowsAreNeverPlanned() throws Exception {
    assertThat(
            scenario()
                .members("ada admin")
                .workspace("prod")
                .liveMembers("ada admin")
                .liveWorkspace("prod", "ada derived")
                .changes())
        .isEmpty();
  }

  @Test
  void whoBecomesAnAdminOnlyAfterJoiningWaitsToo() throws Exception {
    Plan plan =
        scenario()
            .grantingAfterJoining()
            .members("ada admin", "bob admin", "eve admin", "zoe")
            .liveMembers("ada", "bob invited", "zoe admin")
            .plan();

    assertThat(plan.changes())
        .extracting(change -> Scenario.line(change) + " " + change.cause() + ", " + change.reason())
        .containsExactly(
            "invite_member member/eve ->member DECLARED,"
                + " declared, not in the organization; becomes admin after joining",
            "raise_member member/ada member->admin TIME, declared with another role",
            "lower_member member/zoe admin->member DECLARED, declared with another role");
    assertThat(plan.waiting())
        .extracting(waiting -> waiting.address() + " " + waiting.reason())
        .containsExactly("member/bob@acme.example to become admin after joining, invited");
  }

  @Test
  void anInvitationLeftOpenIsWithdrawn() throws Exception {
    assertThat(
            scenario()
                .members("ada", "bob until=2026-11-23")
                .ignore("eve@acme.example")
                .liveMembers("ada left", "bob left", "eve left", "kim left")
                .changes())
        .containsExactly(
            "revoke_invitation member/ada member->",
            "remove_member member/bob member->",
            "remove_member member/kim member->");
    assertThat(scenario().prune(false).members("ada").liveMembers("ada left", "kim left").changes())
        .containsExactly("revoke_invitation member/ada member->");
    assertThat(scenario().group("claims", "ada").liveMembers("ada left").changes())
        .containsExactly(
            "create_group group/claims ->-", "add_group_member group/claims/ada ->member");
  }

  @Test
  void whatCanOnlyBeGrantedAfterJoiningWaits() throws Exception {
    Plan plan =
        scenario()
            .grantingAfterJoining()
            .members("ada", "grace", "linus")
            .accounts("ci")
            .group("claims", "ada", "grace", "linus", "service:ci")
            .liveMembers("ada", "grace invited")
            .liveGroup("claims")
            .plan();
    assertThat(plan.changes())
        .extracting(Scenario::line)
        .contains("add_group_member group/claims/ada ->member")
        .contains("add_group_member group/claims/service:ci ->member")
        .noneMatch(line -> line.contains("group/claims/grace"))
        .noneMatch(line -> line.contains("group/claims/linus"));
    assertThat(plan.waiting()).hasSize(2 + plan.waitingPeople());
    assertThat(plan.changes())
        .filteredOn(change -> change.cause() == Cause.TIME)
        .as("ada may have joined only now")
        .extracting(Scenario::line)
        .containsExactly("add_group_member group/claims/ada ->member");
  }

  @Test
  void notesReachTheReviewer() throws Exception {
    Plan plan = scenario().members("ada admin note=ACC-411").plan();
    assertThat(plan.changes()).extracting(Change::note).containsOnly("ACC-411");
    assertThat(plan.changes().get(0).after()).isEqualTo(Attributes.of(new Role("member")));
  }

  @Test
  void aRestrictedPlanIsJudgedAnew() throws Exception {
    Scenario scenario =
        scenario()
            .guards(
                new dev.rollcall.settings.GuardLimits(
                    dev.rollcall.settings.Limit.of("0"), null, 0, List.of(), false, false))
            .members("ada")
            .liveMembers("grace");
    Planner planner = new Planner(scenario.input());
    Plan plan = planner.plan();
    assertThat(plan.verdict().allowed()).isFalse();
    Plan invites = planner.restrict(plan, plan.changes().subList(0, 1));
    assertThat(invites.verdict().allowed()).isTrue();
    assertThat(invites.changes()).hasSize(1);
  }
}
