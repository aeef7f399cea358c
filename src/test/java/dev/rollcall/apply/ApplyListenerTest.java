package dev.rollcall.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.Fault;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.Step;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ApplyListenerTest {
  private static final Change CREATE = Changes.create("group/new");
  private static final Outcome APPLIED = Outcome.APPLIED;

  private final Scene scene;

  ApplyListenerTest() throws ApiException {
    scene = new Scene();
  }

  /** Writes down what it hears, and may fail after that. */
  private static final class Heard implements ApplyListener {
    private final List<String> words = new ArrayList<>();
    private final boolean fails;

    private Heard(boolean fails) {
      this.fails = fails;
    }

    private void hear(String word) throws IOException {
      words.add(word);
      if (fails) {
        throw new IOException("disk full");
      }
    }

    @Override
    public void started(Plan plan, Instant at) throws IOException {
      hear("started " + at);
    }

    @Override
    public void sending(List<Change> changes) throws IOException {
      hear("sending " + changes.size());
    }

    @Override
    public void settled(Change change, Outcome outcome) throws IOException {
      hear(change.address() + " " + outcome.status().word());
    }

    @Override
    public void finished(ApplyReport report) throws IOException {
      hear("finished");
    }
  }

  private ApplyReport apply(ApplyListener listener, Change... changes) {
    ApplyOptions options =
        new ApplyOptions(1, listener, () -> false, InstantSource.fixed(Scene.NOW));
    return scene.apply(Changes.plan(changes), options);
  }

  @Test
  void hearsOfEachRequestAndEachOutcome() {
    Change add =
        Changes.give(Step.ADD_GROUP_MEMBER, "group/new/ada@acme.example", "member", "group/new");
    scene.organization.fail(Scene.writing(CREATE), Fault.refused(403));
    Heard heard = new Heard(false);
    apply(heard, CREATE, add);

    assertThat(heard.words)
        .containsExactly(
            "started 2026-11-24T12:00:00Z",
            "sending 1",
            "group/new failed",
            "group/new/ada@acme.example not_attempted",
            "finished");
  }

  @Test
  void hearsOfARepetition() {
    scene.organization.failOnce(Scene.writing(CREATE), Fault.lostRequest());
    Heard heard = new Heard(false);
    apply(heard, CREATE);

    assertThat(heard.words)
        .containsSubsequence("sending 1", "sending 1", "group/new applied", "finished");
  }

  @Test
  void hearsOfManyInOneRequest() {
    Heard heard = new Heard(false);
    apply(heard, Changes.invite("ann@acme.example"), Changes.invite("ben@acme.example"));
    assertThat(heard.words).contains("sending 2");
  }

  @Test
  void twoHearTheSame() throws Exception {
    Heard first = new Heard(false);
    Heard second = new Heard(false);
    ApplyReport report = apply(first.andThen(second), CREATE);

    assertThat(report.complete()).isTrue();
    assertThat(first.words).hasSize(4).isEqualTo(second.words);
  }

  @Test
  void theSecondHearsWhatTheFirstCannotWriteExceptARequestThatIsNotSent() {
    Heard first = new Heard(true);
    Heard second = new Heard(false);
    ApplyListener both = first.andThen(second);
    Plan plan = Changes.plan(CREATE);
    assertThatThrownBy(() -> both.started(plan, Scene.NOW)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> both.sending(List.of(CREATE))).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> both.settled(CREATE, APPLIED)).isInstanceOf(IOException.class);
    ApplyReport report = scene.apply();
    assertThatThrownBy(() -> both.finished(report)).isInstanceOf(IOException.class);

    assertThat(second.words)
        .containsExactly("started 2026-11-24T12:00:00Z", "group/new applied", "finished");
  }
}
