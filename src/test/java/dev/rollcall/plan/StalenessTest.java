package dev.rollcall.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.model.Address;
import dev.rollcall.model.Role;
import dev.rollcall.plan.Change.Attributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class StalenessTest {
  /** One change of each sort that a saved plan is apt to hold. */
  private static Scenario scenario() {
    return new Scenario()
        .invitations(7, null)
        .members("ada admin", "grace", "linus", "zoe")
        .group("claims", "ada")
        .workspace("prod", "ada tester")
        .liveMembers("ada", "grace invited sent=2026-11-01 sends=1", "linus", "leaver")
        .liveGroup("claims", "leaver")
        .liveWorkspace("prod", "ada");
  }

  private static Staleness compare(Scenario saved, Scenario now) throws Exception {
    return Staleness.of(SavedPlan.of(saved.plan()), now.plan(), now.input().live());
  }

  @Test
  void theSamePlanIsCurrent() throws Exception {
    Staleness staleness = compare(scenario(), scenario());
    assertThat(staleness.isCurrent()).isTrue();
    assertThat(staleness.current()).isEqualTo(scenario().plan().changes()).hasSize(6);
  }

  @Test
  void whatBecameDueMeanwhileIsNotApplied() throws Exception {
    Scenario now = scenario().members("margaret").group("new", "linus").liveWorkspace("other");
    Staleness staleness = compare(scenario(), now);
    assertThat(staleness.isCurrent()).isTrue();
    assertThat(staleness.current()).hasSize(6);
    assertThat(now.changes()).hasSize(9);
  }

  @Test
  void somebodyWhoJoinedIsNeverStale() throws Exception {
    Scenario now = scenario().liveMembers("grace");
    Staleness staleness = compare(scenario(), now);
    assertThat(staleness.isCurrent()).isTrue();
    assertThat(staleness.dropped())
        .extracting(SavedChange::address)
        .containsExactly(Address.of("member/grace@acme.example"));
    assertThat(staleness.current()).hasSize(5);
  }

  @Test
  void aResendSomebodyElseDidIsStale() throws Exception {
    assertStale(
        scenario().liveMembers("grace invited sent=2026-11-02 sends=2"),
        "member/grace@acme.example its live state changed");
    assertStale(
        scenario().liveMembers("grace invited sent=2026-11-23 sends=2"),
        "member/grace@acme.example nothing is planned there now");
  }

  @Test
  void whatWasChangedByHandIsStale() throws Exception {
    assertStale(
        scenario().liveWorkspace("prod", "ada developer"),
        "workspace/prod/ada@acme.example its live state changed");
    assertStale(
        scenario().liveWorkspace("prod"),
        "workspace/prod/ada@acme.example something else is planned there now");
  }

  @Test
  void whatWasEditedIsStale() throws Exception {
    assertStale(
        scenario().workspace("prod", "ada manager"),
        "workspace/prod/ada@acme.example its declaration changed");
    assertStale(
        scenario().members("leaver"),
        "member/leaver@acme.example something else is planned there now",
        "member/leaver@acme.example nothing is planned there now");
  }

  @Test
  void moreThatWouldGoIsStale() throws Exception {
    assertStale(
        scenario().liveGroup("fraud", "leaver").prune(true).group("fraud", "leaver"),
        "member/leaver@acme.example its consequences changed");
  }

  @Test
  void aGroupDeletedByHandMakesStaleWhatRestsOnIt() throws Exception {
    Scenario before =
        new Scenario().members("ada").group("claims", "ada").liveMembers("ada").liveGroup("claims");
    Scenario now = new Scenario().members("ada").group("claims", "ada").liveMembers("ada");
    Staleness staleness = compare(before, now);
    assertThat(staleness.stale())
        .extracting(Staleness.StaleChange::reason)
        .containsExactly("it needs group/claims, which is gone");
    assertThat(staleness.current()).isEmpty();
  }

  @Test
  void aPersonRemovedByHandMakesStaleTheirNewRoleAndWhatRestsOnThem() throws Exception {
    Scenario before = new Scenario().members("ada admin").group("claims", "ada");
    before.liveMembers("ada").liveGroup("claims");
    Scenario now = new Scenario().members("ada admin").group("claims", "ada").liveGroup("claims");
    assertThat(before.changes()).hasSize(2);
    Staleness staleness = compare(before, now);
    assertThat(staleness.stale())
        .extracting(Staleness.StaleChange::reason)
        .containsOnly("it needs member/ada@acme.example, which is gone")
        .hasSize(2);
    assertThat(staleness.current()).isEmpty();
  }

  private static void assertStale(Scenario now, String... oneOf) throws Exception {
    Staleness staleness = compare(scenario(), now);
    assertThat(staleness.isCurrent()).isFalse();
    assertThat(staleness.stale()).hasSize(1);
    Staleness.StaleChange stale = staleness.stale().get(0);
    assertThat(oneOf).contains(stale.saved().address() + " " + stale.reason());
  }

  @Test
  void aChangeAddedByHandIsStale() throws Exception {
    Plan plan = scenario().plan();
    SavedPlan saved = SavedPlan.of(plan);
    List<SavedChange> changes = new ArrayList<>(saved.changes());
    changes.add(
        new SavedChange(
            Action.SET_ROLE,
            Address.of("member/zoe@acme.example"),
            Attributes.of(new Role("member")),
            Attributes.of(Role.ADMIN),
            Map.of(),
            List.of()));
    SavedPlan edited =
        new SavedPlan(saved.header(), saved.verdict(), changes, SavedPlan.Seal.INTACT);
    Staleness staleness = Staleness.of(edited, plan, scenario().input().live());
    assertThat(staleness.stale()).hasSize(1);
    assertThat(staleness.stale().get(0).now()).isNotNull();
  }

  @ParameterizedTest
  @EnumSource(value = SavedPlan.Seal.class, names = "INTACT", mode = EnumSource.Mode.EXCLUDE)
  void aPlanWhoseSealDoesNotHoldIsNeverCurrent(SavedPlan.Seal seal) throws Exception {
    Plan plan = scenario().plan();
    SavedPlan saved = SavedPlan.of(plan);
    SavedPlan edited = new SavedPlan(saved.header(), saved.verdict(), saved.changes(), seal);
    Staleness staleness = Staleness.of(edited, plan, scenario().input().live());
    assertThat(staleness.isCurrent()).isFalse();
    assertThat(staleness.objections()).hasSize(1);
    assertThat(staleness.stale()).isEmpty();
  }

  @Test
  void anotherTargetIsStale() throws Exception {
    Plan plan = scenario().plan();
    Plan.Header h = plan.header();
    assertThat(of(header("other", h.provider()), plan).objections())
        .singleElement()
        .asString()
        .contains("organization other");
    assertThat(of(header(h.organization(), "other"), plan).objections())
        .singleElement()
        .asString()
        .contains("provider other");
    assertThat(of(header("other", h.provider()), plan).isCurrent()).isFalse();
  }

  private static Plan.Header header(String organization, String provider) {
    return new Plan.Header(
        organization, provider, Scenario.NOW, "sha256:0", null, java.util.Set.of());
  }

  private static Staleness of(Plan.Header header, Plan now) throws Exception {
    SavedPlan saved = new SavedPlan(header, now.verdict(), List.of(), SavedPlan.Seal.INTACT);
    return Staleness.of(saved, now, scenario().input().live());
  }
}
