package dev.rollcall.apply;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.apply.Outcome.Status;
import dev.rollcall.live.ApiException;
import dev.rollcall.live.Call;
import dev.rollcall.live.Call.Operation;
import dev.rollcall.live.Fault;
import dev.rollcall.model.Kind;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.Step;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What ends a run early, and that what is in flight is accounted for all the same. */
@Timeout(30)
final class StopTest {
  private static final List<Change> GROUPS =
      IntStream.range(0, 20).mapToObj(i -> Changes.create("group/g" + i)).toList();
  private static final Outcome APPLIED = Outcome.APPLIED;

  private final Scene scene;

  StopTest() throws ApiException {
    scene = new Scene();
  }

  private static ApplyOptions options(int concurrency, ApplyListener listener) {
    return new ApplyOptions(concurrency, listener, () -> false, InstantSource.fixed(Scene.NOW));
  }

  private static Plan plan(List<Change> changes) {
    return Changes.plan(Changes.NO_FLOOR, changes);
  }

  @Test
  void a401StopsNewChanges() {
    Change second = GROUPS.get(1);
    scene.organization.fail(Scene.writing(second), Fault.fatal(401));
    ApplyReport report = scene.apply(plan(GROUPS), options(1, ApplyListener.NONE));

    Outcome rest = Outcome.notAttempted("stopped: refused with 401", null);
    assertThat(Scene.outcome(report, GROUPS.get(0))).isEqualTo(APPLIED);
    assertThat(report.count(Status.APPLIED) + report.count(Status.NOT_ATTEMPTED)).isEqualTo(19);
    assertThat(Scene.outcome(report, second)).isEqualTo(Outcome.failed("refused with 401"));
    assertThat(Scene.outcome(report, GROUPS.get(9))).isEqualTo(rest);
    assertThat(report.stopped()).isEqualTo("stopped: refused with 401");
  }

  @Test
  void a401StopsLaterStages() {
    Change create = scene.change(Step.CREATE_GROUP);
    Change delete = scene.change(Step.DELETE_GROUP);
    scene.organization.fail(Scene.writing(create), Fault.fatal(401));
    ApplyReport report = scene.apply(create, delete);

    assertThat(Scene.outcome(report, delete))
        .isEqualTo(Outcome.notAttempted("stopped: refused with 401", null));
    assertThat(scene.writes()).isEqualTo(1);
  }

  @Test
  void a401OnReadingBackStopsToo() {
    Change create = scene.change(Step.CREATE_GROUP);
    Change delete = scene.change(Step.DELETE_GROUP);
    scene.organization.fail(Scene.writing(create), Fault.lostRequest());
    scene.organization.fail(Call.of(Operation.READ_BACK), Fault.fatal(401));
    ApplyReport report = scene.apply(create, delete);

    assertThat(Scene.outcome(report, create).status()).isEqualTo(Status.UNKNOWN);
    assertThat(Scene.outcome(report, delete).status()).isEqualTo(Status.NOT_ATTEMPTED);
  }

  @Test
  void anInterruptStopsNewChangesAndWaitsForThoseInFlight() throws Exception {
    AtomicBoolean interrupted = new AtomicBoolean();
    CountDownLatch inFlight = new CountDownLatch(2);
    scene.organization.observe(
        call -> {
          inFlight.countDown();
          await(inFlight);
          interrupted.set(true);
        });
    ApplyOptions options =
        new ApplyOptions(2, ApplyListener.NONE, interrupted::get, InstantSource.fixed(Scene.NOW));
    ApplyReport report = scene.apply(plan(GROUPS), options);

    assertThat(report.count(Status.APPLIED)).isEqualTo(2);
    assertThat(report.count(Status.NOT_ATTEMPTED)).isEqualTo(18);
    assertThat(Scene.outcome(report, GROUPS.get(9)))
        .isEqualTo(Outcome.notAttempted("interrupted", null));
    assertThat(report.stopped()).isEqualTo("interrupted");
    assertThat(scene.writes()).isEqualTo(2);
  }

  /** Goes on after a while, so that what never comes fails a test and does not hang it. */
  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(5, SECONDS)) {
        latch.countDown();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anInterruptLeavesALostChangeAsItWasReadBack() {
    Change create = scene.change(Step.CREATE_GROUP);
    AtomicBoolean interrupted = new AtomicBoolean();
    scene.organization.observe(call -> interrupted.set(true));
    scene.organization.fail(Scene.writing(create), Fault.lostRequest());
    ApplyOptions options =
        new ApplyOptions(1, ApplyListener.NONE, interrupted::get, InstantSource.fixed(Scene.NOW));
    ApplyReport report = scene.apply(Changes.plan(create), options);

    assertThat(Scene.outcome(report, create).status()).isEqualTo(Status.UNKNOWN);
    assertThat(scene.writes()).isEqualTo(1);
  }

  @Test
  void anInterruptThatComesTooLateChangesNothing() {
    AtomicBoolean interrupted = new AtomicBoolean();
    scene.organization.observe(call -> interrupted.set(true));
    ApplyOptions options =
        new ApplyOptions(1, ApplyListener.NONE, interrupted::get, InstantSource.fixed(Scene.NOW));
    ApplyReport report = scene.apply(Changes.plan(scene.change(Step.CREATE_GROUP)), options);

    assertThat(report.complete()).isTrue();
    assertThat(report.stopped()).isNull();
  }

  @Test
  void nothingIsSentWithoutAHeader() {
    ApplyListener journal =
        new ApplyListener() {
          @Override
          public void started(Plan plan, Instant at) throws IOException {
            throw new IOException("disk full");
          }
        };
    ApplyReport report = scene.apply(plan(GROUPS), options(4, journal));

    assertThat(report.count(Status.NOT_ATTEMPTED)).isEqualTo(20);
    assertThat(report.stopped()).isEqualTo("the journal cannot be written: disk full");
    assertThat(report.hasEffect()).isFalse();
    assertThat(scene.calls()).isEmpty();
  }

  @Test
  void nothingIsSentThatCannotBeRecordedBefore() {
    ApplyListener journal =
        new ApplyListener() {
          @Override
          public void sending(List<Change> changes) throws IOException {
            if (changes.contains(GROUPS.get(1))) {
              throw new IOException("disk full");
            }
          }
        };
    ApplyReport report = scene.apply(plan(GROUPS), options(1, journal));

    assertThat(scene.writes()).isEqualTo(report.count(Status.APPLIED)).isLessThan(19);
    assertThat(Scene.outcome(report, GROUPS.get(1)))
        .isEqualTo(Outcome.notAttempted("the journal cannot be written: disk full", null));
  }

  @Test
  void nothingMoreIsSentAfterAnOutcomeThatCannotBeRecorded() {
    ApplyListener journal =
        new ApplyListener() {
          @Override
          public void settled(Change change, Outcome outcome) throws IOException {
            throw new IOException("disk full");
          }
        };
    ApplyReport report = scene.apply(plan(GROUPS), options(1, journal));

    assertThat(report.count(Status.APPLIED)).isEqualTo(1);
    assertThat(report.count(Status.NOT_ATTEMPTED)).isEqualTo(19);
    assertThat(scene.writes()).isEqualTo(1);
  }

  @Test
  void aLostChangeIsNotSentAgainWithoutARecord() {
    Change create = scene.change(Step.CREATE_GROUP);
    scene.organization.fail(Scene.writing(create), Fault.lostRequest());
    AtomicBoolean once = new AtomicBoolean();
    ApplyListener journal =
        new ApplyListener() {
          @Override
          public void sending(List<Change> changes) throws IOException {
            if (once.getAndSet(true)) {
              throw new IOException("disk full");
            }
          }
        };
    ApplyReport report = scene.apply(Changes.plan(create), options(1, journal));

    assertThat(Scene.outcome(report, create).status()).isEqualTo(Status.UNKNOWN);
    assertThat(scene.writes()).isEqualTo(1);
  }

  @Test
  void aRunThatIsDoneButNotRecordedSaysSo() {
    ApplyListener journal =
        new ApplyListener() {
          @Override
          public void finished(ApplyReport report) throws IOException {
            throw new IOException("disk full");
          }
        };
    ApplyReport report =
        scene.apply(Changes.plan(scene.change(Step.CREATE_GROUP)), options(1, journal));

    assertThat(report.complete()).isTrue();
    assertThat(report.stopped()).isEqualTo("the journal cannot be written: disk full");
  }

  @Test
  void aBugSurfacesOnceNothingIsInFlight() {
    CountDownLatch told = new CountDownLatch(1);
    scene.organization.observe(
        call -> {
          if (Scene.writing(GROUPS.get(0)).test(call)) {
            throw new IllegalStateException("a bug");
          }
          await(told);
        });
    ApplyListener whoseThreadGoesOn =
        new ApplyListener() {
          @Override
          public void settled(Change change, Outcome outcome) {
            if (outcome.status() == Status.NOT_ATTEMPTED) {
              told.countDown();
            }
          }
        };
    assertThatThrownBy(() -> scene.apply(plan(GROUPS), options(2, whoseThreadGoesOn)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a bug");
    long writes = scene.writes();
    assertThat(writes).as("at most what was in flight beside it").isLessThanOrEqualTo(1);
    assertThat(scene.organization.live().entries().keySet())
        .filteredOn(address -> address.kind() == Kind.GROUP)
        .hasSize(2 + (int) writes);
  }

  @Test
  void nothingIsBegunAfterABug() {
    scene.organization.observe(
        call -> {
          if (Scene.writing(GROUPS.get(1)).test(call)) {
            throw new IllegalStateException("a bug");
          }
        });
    assertThatThrownBy(() -> scene.apply(plan(GROUPS), options(1, ApplyListener.NONE)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(scene.writes()).isEqualTo(1);
  }

  @Test
  void anErrorSurfacesToo() {
    scene.organization.observe(
        call -> {
          throw new AssertionError("worse than a bug");
        });
    assertThatThrownBy(() -> scene.apply(plan(GROUPS), options(2, ApplyListener.NONE)))
        .hasRootCauseMessage("worse than a bug");
  }
}
