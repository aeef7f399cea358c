package dev.rollcall.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.Effort;
import dev.rollcall.model.Address;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.settings.GuardLimits;
import dev.rollcall.settings.Limit;
import dev.rollcall.settings.PrincipalPattern;
import dev.rollcall.settings.Settings;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guards against a model of their own: what an organization holds before and after a plan, one
 * compared with the other. A plan is allowed exactly where the two are not too far apart.
 */
final class GuardPropertyTest {
  private static final Role NONE = new Role("-");

  static LongStream seeds() {
    return LongStream.range(0, Effort.of(1000, 10_000));
  }

  private static PlanInput input(long seed) {
    PlanInput input = RandomInputs.of(seed);
    Settings settings = input.settings();
    return new PlanInput(
        new Settings(
            settings.organization(),
            settings.provider(),
            settings.invitations(),
            settings.prune(),
            settings.ignore(),
            limits(new Random(seed)),
            settings.roles(),
            settings.files(),
            settings.sources()),
        input.capabilities(),
        input.desired(),
        input.configDigest(),
        input.live(),
        input.now(),
        input.overrides(),
        input.warnings());
  }

  private static GuardLimits limits(Random random) {
    List<String> removals = List.of("0", "1", "2", "4", "0%", "10%", "25%", "50%", "100%");
    List<PrincipalPattern> protect =
        Stream.of("p0@*", "p1@acme.example", "group:g0", "service:s*")
            .filter(pattern -> random.nextInt(6) == 0)
            .map(pattern -> new PrincipalPattern(pattern, null))
            .toList();
    return new GuardLimits(
        Limit.of(removals.get(random.nextInt(removals.size()))),
        random.nextInt(3) == 0 ? random.nextInt(3) : null,
        random.nextInt(4),
        protect,
        false,
        false);
  }

  /** Everything there is, by its address; a group has no role. */
  private static Map<Address, Role> holdings(LiveState live) {
    Map<Address, Role> all = new HashMap<>();
    live.entries()
        .forEach(
            (address, entry) -> all.put(address, Objects.requireNonNullElse(entry.role(), NONE)));
    return all;
  }

  /** What a product makes of these changes, whatever a plan says goes with them. */
  private static Map<Address, Role> after(Map<Address, Role> before, List<Change> changes) {
    Map<Address, Role> after = new HashMap<>(before);
    for (Change change : changes) {
      Address address = change.address();
      if (change.after() == null) {
        after.remove(address);
        after.keySet().removeIf(held -> goesWith(held, address));
      } else if (change.step() != Step.RESEND_MEMBER) {
        after.put(address, Objects.requireNonNullElse(change.after().role(), NONE));
      }
    }
    return after;
  }

  private static boolean goesWith(Address held, Address removed) {
    boolean inGroup =
        removed.kind() == Kind.GROUP
            && held.kind() == Kind.GROUP_MEMBER
            && held.name().equals(removed.name());
    return inGroup || (removed.kind().isPrincipal() && removed.principal().equals(held.holder()));
  }

  private record Judged(PlanInput input, Map<Address, Role> before, Map<Address, Role> after) {
    private RoleLadder ladder(Address address) {
      return input.live().roles().of(address.kind());
    }

    private boolean isLost(Address address, Role role) {
      Role now = after.get(address);
      return now == null || (address.kind() != Kind.GROUP && ladder(address).isLowered(role, now));
    }

    private long lost(Kind kind) {
      return before.entrySet().stream()
          .filter(e -> e.getKey().kind() == kind && isLost(e.getKey(), e.getValue()))
          .count();
    }

    private long total(Kind kind) {
      return before.keySet().stream().filter(address -> address.kind() == kind).count();
    }

    /** The joined whom nobody ignores and who are admins, or more than that, in {@code state}. */
    private long admins(Map<Address, Role> state) {
      RoleLadder ladder = input.live().roles().organization();
      int admin = ladder.roles().indexOf(Role.ADMIN);
      return input.live().entries().entrySet().stream()
          .filter(e -> e.getKey().kind() == Kind.MEMBER && e.getValue().joined())
          .filter(e -> !input.settings().ignore().matches(e.getKey().principal()))
          .map(e -> state.get(e.getKey()))
          .filter(role -> role != null && ladder.roles().indexOf(role) >= admin)
          .count();
    }

    private boolean losesTheProtected() {
      return before.entrySet().stream()
          .filter(e -> e.getKey().holder() == null && isLost(e.getKey(), e.getValue()))
          .map(e -> e.getKey().principal())
          .anyMatch(p -> input.settings().guards().protect().stream().anyMatch(x -> x.matches(p)));
    }

    private boolean harmsTheCaller() {
      Principal caller = input.live().caller();
      if (caller == null) {
        return false;
      }
      Address own = Address.of(caller);
      Role was = before.get(own);
      Role is = after.get(own);
      if (was == null || is == null || (isAdmin(was) && !isAdmin(is))) {
        return true;
      }
      return before.keySet().stream()
          .filter(held -> held.kind() == Kind.GROUP_MEMBER && caller.equals(held.principal()))
          .anyMatch(held -> !after.containsKey(held));
    }

    private boolean isAdmin(Role role) {
      List<Role> roles = input.live().roles().organization().roles();
      return roles.indexOf(role) >= roles.indexOf(Role.ADMIN);
    }
  }

  private static void check(PlanInput input, Plan plan) {
    Map<Address, Role> before = holdings(input.live());
    Judged judged = new Judged(input, before, after(before, plan.changes()));
    GuardLimits limits = input.settings().guards();
    PlanContext context = new PlanContext(input);
    for (Kind kind : Kind.values()) {
      long of =
          input.live().entries().keySet().stream()
              .filter(address -> address.kind() == kind && context.counts(address))
              .count();
      assertThat(of).as(kind.plural()).isLessThanOrEqualTo(judged.total(kind));
      long lost = judged.lost(kind);
      // what goes with somebody who leaves is part of a whole, be it managed or not
      int whole = (int) Math.max(of, lost);
      assertThat(refuses(plan, Guard.MAX_REMOVALS, kind))
          .as("%s of %s %s, %s may", lost, whole, kind.plural(), limits.maxRemovals())
          .isEqualTo(lost > limits.maxRemovals().of(whole));
    }
    long emails =
        plan.changes().stream()
            .filter(c -> Set.of(Action.INVITE, Action.RESEND).contains(c.step().action()))
            .count();
    Integer most = limits.maxInvitations();
    assertThat(refuses(plan, Guard.MAX_INVITATIONS)).isEqualTo(most != null && emails > most);
    long admins = judged.admins(judged.after());
    assertThat(refuses(plan, Guard.MIN_ADMINS))
        .isEqualTo(admins < limits.minAdmins() && admins < judged.admins(before));
    assertThat(refuses(plan, Guard.PROTECT)).isEqualTo(judged.losesTheProtected());
    assertThat(refuses(plan, Guard.CALLER)).isEqualTo(judged.harmsTheCaller());
    assertThat(plan.verdict().allowed()).isEqualTo(plan.verdict().violations().isEmpty());
  }

  private static boolean refuses(Plan plan, Guard guard, Kind... kinds) {
    return plan.verdict().violations().stream()
        .anyMatch(
            v -> v.guard() == guard && (kinds.length == 0 || Set.of(kinds).contains(v.kind())));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void allowsExactlyWhatIsNotTooMuch(long seed) throws Exception {
    PlanInput input = input(seed);
    Planner planner = new Planner(input);
    Plan plan = planner.plan();
    check(input, plan);
    Random random = new Random(seed);
    List<Change> some = plan.changes().stream().filter(change -> random.nextBoolean()).toList();
    check(input, planner.restrict(plan, some));
  }

  @Test
  void everyGuardRefusesAndLetsPass() throws Exception {
    Set<Guard> refused = EnumSet.noneOf(Guard.class);
    int allowed = 0;
    for (long seed = 0; seed < 1000; seed++) {
      Verdict verdict = new Planner(input(seed)).plan().verdict();
      verdict.violations().forEach(violation -> refused.add(violation.guard()));
      allowed += verdict.allowed() ? 1 : 0;
    }
    assertThat(refused)
        .contains(
            Guard.MAX_REMOVALS,
            Guard.MAX_INVITATIONS,
            Guard.MIN_ADMINS,
            Guard.PROTECT,
            Guard.CALLER);
    assertThat(allowed).isBetween(50, 950);
  }
}
