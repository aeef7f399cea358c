package dev.rollcall.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.Effort;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.live.InMemoryOrganization;
import dev.rollcall.live.Mail;
import dev.rollcall.model.Address;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.Role;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.PlanInput;
import dev.rollcall.plan.Planner;
import dev.rollcall.plan.RandomInputs;
import dev.rollcall.settings.GuardLimits;
import dev.rollcall.settings.Limit;
import dev.rollcall.settings.PrincipalPattern;
import dev.rollcall.settings.Settings;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random files and organizations, planned and guarded as users have them, over a network that fails
 * at random. The model is the same plan carried out on a calm network: storms may only delay what
 * it comes to, and on the way there no limit is passed, nobody ignored is touched, and nobody is
 * without what both ends give them.
 */
final class PlannedApplyPropertyTest {
  private static final long SEEDS = Effort.of(500, 2_000);
  private static final int STORMY_RUNS = 4;
  private static final int CALM_RUNS = 4;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, SEEDS);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void stormsOnlyDelay(long seed) throws InvalidInputException {
    PlanInput input = input(seed);
    Plan plan = new Planner(input).plan();
    InMemoryOrganization organization = InMemoryOrganization.holding(input.live());
    if (!plan.verdict().allowed()) {
      assertThatThrownBy(() -> apply(organization, input, new UnreliableNetwork(seed)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(organization.calls()).isEmpty();
      return;
    }
    Map<Address, Role> goal = carriedOutInCalm(input);
    Promises promises = new Promises(input.settings(), organization.live(), goal);
    organization.observe(call -> promises.check(organization.live(), organization.mailbox()));
    UnreliableNetwork network = new UnreliableNetwork(seed);
    for (int run = 0; run < STORMY_RUNS + CALM_RUNS && isPending(organization, input); run++) {
      if (run == STORMY_RUNS) {
        network.calm();
      }
      apply(organization, input, network);
    }
    promises.check(organization.live(), organization.mailbox());
    assertThat(plan(organization, input).changes()).isEmpty();
    assertThat(Promises.entriesThatCount(Wish.entries(organization.live())))
        .isEqualTo(Promises.entriesThatCount(goal));
    assertThat(organization.mailbox()).extracting(Mail::to).doesNotHaveDuplicates();
  }

  /** Else the property would speak of little. */
  @Test
  void manyPlansAreAllowedAndManyAreNot() throws InvalidInputException {
    int allowed = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      allowed += new Planner(input(seed)).plan().verdict().allowed() ? 1 : 0;
    }
    assertThat(allowed).isBetween((int) SEEDS / 3, (int) (SEEDS - SEEDS / 5));
  }

  static PlanInput input(long seed) {
    PlanInput input = RandomInputs.of(seed);
    Settings given = input.settings();
    LiveState live = InMemoryOrganization.holding(input.live()).live();
    int admins = Promises.countedAdmins(given, live);
    Settings guarded =
        new Settings(
            given.organization(),
            given.provider(),
            given.invitations(),
            given.prune(),
            given.ignore(),
            guards(new Random(seed), admins),
            given.roles(),
            given.files(),
            given.sources());
    return input(input, guarded, live);
  }

  private static PlanInput input(PlanInput input, Settings settings, LiveState live) {
    return new PlanInput(
        settings,
        input.capabilities(),
        input.desired(),
        input.configDigest(),
        live,
        input.now(),
        input.overrides(),
        input.warnings());
  }

  private static GuardLimits guards(Random random, int admins) {
    int removals = List.of(1, 6, 9, 20, 30).get(random.nextInt(5));
    List<PrincipalPattern> protect =
        random.nextInt(4) == 0 ? List.of(new PrincipalPattern("p2@*", null)) : List.of();
    return new GuardLimits(
        new Limit(removals, false),
        random.nextInt(3) == 0 ? random.nextInt(6) : null,
        Math.min(random.nextInt(3), admins),
        protect,
        random.nextBoolean(),
        true);
  }

  private static Map<Address, Role> carriedOutInCalm(PlanInput input) throws InvalidInputException {
    InMemoryOrganization organization = InMemoryOrganization.holding(input.live());
    UnreliableNetwork calm = new UnreliableNetwork(0);
    calm.calm();
    assertThat(apply(organization, input, calm).complete()).isTrue();
    return Wish.entries(organization.live());
  }

  private static boolean isPending(InMemoryOrganization organization, PlanInput input)
      throws InvalidInputException {
    return !plan(organization, input).changes().isEmpty();
  }

  private static Plan plan(InMemoryOrganization organization, PlanInput input)
      throws InvalidInputException {
    return new Planner(input(input, input.settings(), organization.live())).plan();
  }

  private static ApplyReport apply(
      InMemoryOrganization organization, PlanInput input, UnreliableNetwork network)
      throws InvalidInputException {
    LiveState live = organization.live();
    Plan plan = plan(organization, input);
    ApplyOptions options =
        new ApplyOptions(3, ApplyListener.NONE, () -> false, InstantSource.fixed(input.now()));
    ApplyReport report =
        Applier.apply(plan, live, network.to(organization.writer(live).orElseThrow()), options);
    network.settle();
    return report;
  }
}
