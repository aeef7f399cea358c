package dev.rollcall.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.apply.Outcome.Status;
import dev.rollcall.live.ApiException;
import dev.rollcall.live.Call;
import dev.rollcall.live.Fault;
import dev.rollcall.model.Address;
import dev.rollcall.model.Email;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.Role;
import dev.rollcall.plan.AdminFloor;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Guard;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.Step;
import dev.rollcall.plan.Verdict;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class ApplierTest {
  private static final Outcome APPLIED = Outcome.APPLIED;

  private final Scene scene;

  ApplierTest() throws ApiException {
    scene = new Scene();
  }

  @Test
  void appliesEachStepInItsOrder() {
    ApplyReport report =
        scene.apply(Changes.plan(Changes.NO_FLOOR, scene.changes()), Scene.OPTIONS);

    assertThat(report.complete()).isTrue();
    assertThat(report.stopped()).isNull();
    assertThat(report.results()).extracting(r -> r.change().step()).containsExactly(Step.values());
    assertThat(scene.calls())
        .extracting(call -> call.addresses().get(0))
        .containsExactlyElementsOf(scene.changes().stream().map(Change::address).toList());
  }

  @Test
  void dependentsOfAFailureAreNotSent() {
    Change create = Changes.create("group/new");
    Change add =
        Changes.give(Step.ADD_GROUP_MEMBER, "group/new/ada@acme.example", "member", "group/new");
    Change grant =
        Changes.give(
            Step.GRANT_WORKSPACE_ACCESS, "workspace/prod/group:new", "tester", "group/new");
    Change other = Changes.give(Step.ADD_GROUP_MEMBER, "group/old/kim@acme.example", "member");
    scene.organization.fail(Scene.writing(create), Fault.refused(403));
    ApplyReport report = scene.apply(create, add, grant, other);

    Outcome needs =
        Outcome.notAttempted("needs group/new, which was not applied", create.address());
    assertThat(report.results())
        .extracting(ApplyReport.Result::outcome)
        .containsExactly(Outcome.failed("refused with 403"), needs, APPLIED, needs);
    assertThat(scene.writes()).isEqualTo(2);
  }

  @Test
  void requestsOfAStageGoSideBySideUpToTheLimit() {
    CyclicBarrier four = new CyclicBarrier(4);
    scene.organization.observe(call -> await(four));
    List<Change> groups =
        IntStream.range(0, 8).mapToObj(i -> Changes.create("group/g" + i)).toList();
    assertThat(scene.apply(Changes.plan(Changes.NO_FLOOR, groups), Scene.OPTIONS).complete())
        .isTrue();
  }

  @Test
  void leavesNoThreadBehind() throws Exception {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    scene.organization.observe(call -> threads.add(Thread.currentThread()));
    scene.apply(Changes.plan(Changes.NO_FLOOR, scene.changes()), Scene.OPTIONS);

    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(threads).isNotEmpty().doesNotContain(Thread.currentThread());
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anAdminIsLoweredOnlyOnceAnotherWasRaised() {
    Change raise = scene.change(Step.RAISE_MEMBER);
    Change lower = scene.change(Step.LOWER_MEMBER);
    AdminFloor floor = scene.floor(2, raise.address());
    scene.organization.fail(Scene.writing(raise), Fault.refused(403));
    Outcome kept = Scene.outcome(scene.apply(plan(floor, raise, lower), Scene.OPTIONS), lower);
    assertThat(kept)
        .isEqualTo(
            Outcome.notAttempted(
                "min_admins: 2 must remain, and only 2 can be relied on now", null));

    scene.organization.heal();
    assertThat(scene.apply(plan(floor, raise, lower), Scene.OPTIONS).complete()).isTrue();
  }

  private static Plan plan(AdminFloor floor, Change... changes) {
    return Changes.plan(floor, List.of(changes));
  }

  @Test
  void anAdminWhoMayBeGoneIsNotCounted() {
    Change lower = scene.change(Step.LOWER_MEMBER);
    Change remove = Changes.take(Step.REMOVE_MEMBER, "member/admin@sandbox.example");
    scene.organization.fail(Scene.writing(lower), Fault.lostRequest());
    ApplyReport report = scene.apply(plan(scene.floor(1), lower, remove), Scene.OPTIONS);

    assertThat(Scene.outcome(report, lower).status()).isEqualTo(Status.UNKNOWN);
    assertThat(Scene.outcome(report, remove).status()).isEqualTo(Status.NOT_ATTEMPTED);
  }

  @Test
  void theFloorHoldsAtEveryMomentOfAParallelStage() throws Exception {
    List<Address> admins =
        IntStream.range(0, 40)
            .mapToObj(i -> Address.of(Email.person("a" + i + "@acme.example")))
            .toList();
    crown(admins);
    List<Change> lower =
        admins.stream()
            .map(admin -> Changes.lower(Step.LOWER_MEMBER, admin.toString(), "member"))
            .toList();
    Set<Address> joined = new HashSet<>(lower.stream().map(Change::address).toList());
    Plan plan = Changes.plan(new AdminFloor(7, joined, Set.of(), joined), lower);
    LiveState live = scene.organization.live();
    List<Long> counts = Collections.synchronizedList(new ArrayList<>());
    scene.organization.observe(call -> counts.add(countAdmins(admins)));
    ApplyOptions options =
        new ApplyOptions(8, ApplyListener.NONE, () -> false, InstantSource.fixed(Scene.NOW));
    ApplyReport report =
        Applier.apply(plan, live, scene.organization.writer(live).orElseThrow(), options);

    assertThat(report.count(Status.APPLIED)).isEqualTo(33);
    assertThat(report.count(Status.NOT_ATTEMPTED)).isEqualTo(7);
    assertThat(counts).allMatch(count -> count >= 7);
    assertThat(countAdmins(admins)).isEqualTo(7);
  }

  private void crown(List<Address> people) throws ApiException {
    var writer = scene.organization.writer(scene.organization.live()).orElseThrow();
    writer.invite(people);
    for (Address member : people) {
      scene.organization.accept(member.principal());
      writer.put(member, Role.ADMIN);
    }
  }

  private long countAdmins(List<Address> people) {
    LiveState live = scene.organization.live();
    return people.stream()
        .map(live::at)
        .filter(member -> member != null && Role.ADMIN.equals(member.role()))
        .count();
  }

  @Test
  void timesComeFromTheClockAlone() {
    Instant start = Instant.parse("2026-11-24T12:00:00Z");
    List<Instant> ticks = new ArrayList<>(List.of(start, start.plusSeconds(5)));
    InstantSource clock = () -> ticks.remove(0);
    ApplyOptions options = new ApplyOptions(1, ApplyListener.NONE, () -> false, clock);
    ApplyReport report = scene.apply(Changes.plan(Changes.create("group/new")), options);

    assertThat(report.startedAt()).isEqualTo(start);
    assertThat(report.finishedAt()).isEqualTo(start.plusSeconds(5));
  }

  @Test
  void anEmptyPlanIsComplete() {
    ApplyReport report = scene.apply();
    assertThat(report.complete()).isTrue();
    assertThat(report.hasEffect()).isFalse();
    assertThat(scene.calls()).isEmpty();
  }

  @Test
  void refusesAPlanThatGuardsRefuse() {
    Verdict.Violation violation =
        new Verdict.Violation(Guard.MAX_REMOVALS, null, "10%", 5, 10, "too many", null, null);
    Plan plan =
        Changes.plan(Changes.NO_FLOOR, scene.changes(), new Verdict(List.of(), List.of(violation)));
    assertThatThrownBy(() -> scene.apply(plan, Scene.OPTIONS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("too many");
    assertThat(scene.calls()).isEmpty();
  }

  @Test
  void refusesAChangeThatIsPlannedTwice() {
    Change create = Changes.create("group/new");
    assertThatThrownBy(() -> scene.apply(create, create))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void oneRequestAtATimeIsTheLeast() {
    assertThatThrownBy(
            () ->
                new ApplyOptions(
                    0, ApplyListener.NONE, () -> false, InstantSource.fixed(Scene.NOW)))
        .hasMessage("concurrency must be at least 1, not 0");
  }

  @Test
  void asksNothingOfAReader() {
    scene.apply(Changes.plan(Changes.NO_FLOOR, scene.changes()), Scene.OPTIONS);
    assertThat(scene.calls()).noneMatch(Call.of(Call.Operation.READ));
    assertThat(Arrays.asList(Step.values())).hasSameSizeAs(scene.calls());
  }
}
