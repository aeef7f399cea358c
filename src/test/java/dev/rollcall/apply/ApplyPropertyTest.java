package dev.rollcall.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.Effort;
import dev.rollcall.apply.Outcome.Status;
import dev.rollcall.live.ApiException;
import dev.rollcall.live.Mail;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.Role;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Change.Attributes;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.Step;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random organizations, random wishes, a random network: whatever goes wrong, what apply says is
 * true, nobody is mailed twice or loses what they are to keep, and running again gets there.
 */
final class ApplyPropertyTest {
  private static final int STORMY_RUNS = 4;
  private static final int CALM_RUNS = 4;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Effort.of(300, 1_000));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void keepsItsPromises(long seed) throws ApiException {
    Scenario scenario = new Scenario(seed);
    UnreliableNetwork network = new UnreliableNetwork(seed);
    Random random = new Random(seed);
    int mailed = scenario.organization.mailbox().size();
    guard(scenario);
    for (int run = 0; run < STORMY_RUNS + CALM_RUNS && !isDone(scenario); run++) {
      if (run == STORMY_RUNS) {
        network.calm();
      }
      run(scenario, network, run < STORMY_RUNS ? new Trouble(random) : new Trouble());
      network.settle();
    }
    assertThat(plan(scenario).changes()).isEmpty();
    List<Mail> mails = scenario.organization.mailbox();
    assertThat(mails.subList(mailed, mails.size())).extracting(Mail::to).doesNotHaveDuplicates();
  }

  private static boolean isDone(Scenario scenario) {
    return plan(scenario).changes().isEmpty();
  }

  private static Plan plan(Scenario scenario) {
    return scenario.wish.plan(scenario.organization.live());
  }

  /** Before each call there are admins enough, and nobody is without what old and new agree on. */
  private static void guard(Scenario scenario) {
    LiveState start = scenario.organization.live();
    Map<String, Integer> kept = Reach.of(Wish.entries(start), start);
    Map<String, Integer> wished = Reach.of(scenario.wish.entries(), start);
    kept.keySet().retainAll(wished.keySet());
    kept.replaceAll((where, height) -> Math.min(height, wished.getOrDefault(where, 0)));
    int admins = Math.min(scenario.wish.floor(), Wish.admins(start).size());
    scenario.organization.observe(
        call -> {
          LiveState live = scenario.organization.live();
          assertThat(Wish.admins(live)).as("admins").hasSizeGreaterThanOrEqualTo(admins);
          Map<String, Integer> now = Reach.of(Wish.entries(live), live);
          assertThat(kept.keySet().stream())
              .as("lost")
              .noneMatch(where -> now.getOrDefault(where, 0) < kept.getOrDefault(where, 0));
        });
  }

  private static void run(Scenario scenario, UnreliableNetwork network, Trouble trouble) {
    LiveState live = scenario.organization.live();
    Plan plan = scenario.wish.plan(live);
    scenario.maybeAccept();
    ApplyOptions options =
        new ApplyOptions(3, trouble, trouble::isInterrupted, InstantSource.fixed(Scene.NOW));
    ApplyReport report =
        Applier.apply(
            plan, live, network.to(scenario.organization.writer(live).orElseThrow()), options);
    network.settle();

    assertThat(report.results())
        .extracting(ApplyReport.Result::change)
        .containsExactlyElementsOf(plan.changes());
    for (ApplyReport.Result result : report.results()) {
      trouble.check(result);
      check(result, scenario);
    }
  }

  /** What is called applied is done, what is called failed or not attempted is not. */
  private static void check(ApplyReport.Result result, Scenario scenario) {
    Change change = result.change();
    LiveState live = scenario.organization.live();
    if (change.step() == Step.RESEND_MEMBER) {
      Mail reminder = new Mail(change.address().principal(), Mail.REMINDER);
      boolean reminded = scenario.organization.mailbox().contains(reminder);
      LiveEntry member = Objects.requireNonNull(live.at(change.address()));
      check(result, reminded, reminded || member.joined());
    } else {
      check(result, isDone(change, live), isDone(change, live));
    }
  }

  private static void check(ApplyReport.Result result, boolean done, boolean settled) {
    if (result.outcome().status() == Status.APPLIED) {
      assertThat(settled).as(result.toString()).isTrue();
    } else if (result.outcome().status() != Status.UNKNOWN) {
      assertThat(done).as(result.toString()).isFalse();
    }
  }

  private static boolean isDone(Change change, LiveState live) {
    Role role = Wish.entries(live).get(change.address());
    if (change.step() == Step.INVITE_MEMBER) {
      return role != null;
    }
    Attributes after = change.after();
    Role wanted = after == null ? null : Objects.requireNonNullElse(after.role(), Wish.NONE);
    return Objects.equals(role, wanted);
  }

  /** Hears all, interrupts at some point, and runs out of disk at another. */
  private static final class Trouble implements ApplyListener {
    private final Map<Change, Outcome> settled = new ConcurrentHashMap<>();
    private final Set<Change> sent = ConcurrentHashMap.newKeySet();
    private final AtomicInteger requests = new AtomicInteger();
    private final int interruptedAt;
    private final int fullAt;

    private Trouble() {
      interruptedAt = Integer.MAX_VALUE;
      fullAt = Integer.MAX_VALUE;
    }

    private Trouble(Random random) {
      interruptedAt = random.nextInt(60);
      fullAt = random.nextInt(90);
    }

    private boolean isInterrupted() {
      return requests.get() > interruptedAt;
    }

    @Override
    public void sending(List<Change> changes) throws IOException {
      if (requests.incrementAndGet() > fullAt) {
        throw new IOException("disk full");
      }
      sent.addAll(changes);
    }

    @Override
    public void settled(Change change, Outcome outcome) throws IOException {
      assertThat(settled.put(change, outcome)).as("first outcome of " + change).isNull();
    }

    private void check(ApplyReport.Result result) {
      Change change = result.change();
      assertThat(settled).containsEntry(change, result.outcome());
      boolean attempted = result.outcome().status() != Status.NOT_ATTEMPTED;
      assertThat(sent.contains(change)).as(result.toString()).isEqualTo(attempted);
    }
  }
}
