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
  @Test
  void equalStatesMakeAnEmptyPlan() throws Exception {
    Plan plan =
        new Scenario()
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
  void fromAnEmptyOrganizationEverythingIsAddedInOrder() throws Exception {
    assertThat(
            new Scenario()
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
  void changesRequireWhatIsCreated() throws Exception {
    Plan plan =
        new Scenario()
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
  void rolesAreRaisedAndLowered() throws Exception {
    assertThat(
            new Scenario()
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
        new Scenario()
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
  void aRemovalListsItsConsequences() throws Exception {
    Plan plan =
        new Scenario()
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
  void undeclaredMembershipsAndGrantsAreRemoved() throws Exception {
    assertThat(
            new Scenario()
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
  void withoutPruneUndeclaredEntriesAreOnlyListed() throws Exception {
    Plan plan =
        new Scenario()
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
  void anUndeclaredSectionIsNotManaged() throws Exception {
    Plan plan =
        new Scenario()
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
  void anEmptyManagedSectionIsPruned() throws Exception {
    assertThat(new Scenario().manages(Section.GROUPS).liveGroup("claims").changes())
        .containsExactly("delete_group group/claims -->");
  }

  @Test
  void ignoredPrincipalsAreNeverTouched() throws Exception {
    Plan plan =
        new Scenario()
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
  void aGroupWithSubgroupsIsNeverDeleted() throws Exception {
    Plan plan = new Scenario().manages(Section.GROUPS).liveParent("claims").liveGroup("old").plan();
    assertThat(plan.changes())
        .extracting(Scenario::line)
        .containsExactly("delete_group group/old -->");
    assertThat(plan.unmanaged().values())
        .containsExactly("not declared; never deleted while it holds other groups");
  }

  @Test
  void principalsThatCannotBeReadCannotBeAdded() throws Exception {
    Plan plan =
        new Scenario()
            .group("claims", "ada", "bob", "service:ci")
            .liveGroup("claims", "ada")
            .reading(Section.GROUPS)
            .plan();
    assertThat(plan.changes()).isEmpty();
    assertThat(plan.waiting()).hasSize(2);
    assertThat(plan.warnings())
        .extracting(Diagnostic::message)
        .containsExactly(
            "it is unknown whether bob@acme.example is in the organization: members cannot be read"
                + " here",
            "it is unknown whether service:ci is in the organization: service_accounts cannot be"
                + " read here");
  }

  @Test
  void missingAndPersonalWorkspacesCauseAWarning() throws Exception {
    Plan plan =
        new Scenario()
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
  void notesAreShownWithTheirChange() throws Exception {
    Plan plan = new Scenario().members("ada admin note=ACC-411").plan();
    assertThat(plan.changes()).extracting(Change::note).containsOnly("ACC-411");
    assertThat(plan.changes().get(0).after()).isEqualTo(Attributes.of(new Role("member")));
  }

  @Test
  void guardsCheckARestrictedPlanAgain() throws Exception {
    Scenario scenario =
        new Scenario()
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
