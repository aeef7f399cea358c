package dev.rollcall.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.model.Address;
import dev.rollcall.model.DeclarationChange;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Adopting what drifted makes the plan forget it, one by one and all at once. */
final class DeviationPropertyTest {
  static LongStream seeds() {
    return LongStream.range(0, 500);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void allOfItTogetherLeavesNothingToPlan(long seed) throws Exception {
    PlanInput input = RandomInputs.of(seed);
    List<Drift.Deviation> deviations = deviations(input);
    List<DeclarationChange> all =
        deviations.stream().flatMap(d -> d.amendments().stream()).distinct().toList();
    assertThat(all).extracting(DeclarationChange::address).doesNotHaveDuplicates();
    PlanInput amended = Amended.input(input, all);
    assertThat(Amended.isValid(amended.desired())).isTrue();
    Set<String> refused =
        deviations.stream()
            .filter(deviation -> deviation.obstacle() != null)
            .map(deviation -> key(deviation.change()))
            .collect(Collectors.toSet());
    assertThat(keys(amended)).isSubsetOf(refused);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void eachAloneIsForgottenAndBringsNothingElse(long seed) throws Exception {
    PlanInput input = RandomInputs.of(seed);
    List<Drift.Deviation> deviations = deviations(input);
    Set<String> before = keys(input);
    for (Drift.Deviation deviation : deviations) {
      if (deviation.obstacle() == null) {
        PlanInput amended = Amended.input(input, withAll(deviation, deviations));
        assertThat(Amended.isValid(amended.desired())).as(deviation.toString()).isTrue();
        assertThat(keys(amended))
            .as(deviation.toString())
            .isSubsetOf(before)
            .doesNotContain(key(deviation.change()));
      }
    }
  }

  @Test
  void everyClassComesUpWithAndWithoutAWayToAdoptIt() throws Exception {
    Set<Boolean> either = Set.of(true, false);
    Set<Boolean> always = Set.of(true);
    Map<DriftClass, Set<Boolean>> seen = new EnumMap<>(DriftClass.class);
    for (long seed = 0; seed < 500; seed++) {
      deviations(RandomInputs.of(seed))
          .forEach(
              d ->
                  seen.computeIfAbsent(d.driftClass(), c -> new TreeSet<>())
                      .add(d.obstacle() == null));
    }
    assertThat(seen)
        .containsOnly(
            entry(DriftClass.ADDED, either),
            entry(DriftClass.ROLE_EDITED, either),
            entry(DriftClass.MISSING, always),
            entry(DriftClass.WINDOW_OPENED, always),
            entry(DriftClass.GRANTABLE, always),
            entry(DriftClass.WINDOW_NOT_BEGUN, either),
            entry(DriftClass.WINDOW_ENDED, either),
            entry(DriftClass.INVITATION_STALE, Set.of(false)));
  }

  private static List<DeclarationChange> withAll(
      Drift.Deviation deviation, List<Drift.Deviation> all) {
    List<DeclarationChange> amendments = new ArrayList<>(deviation.amendments());
    for (Address other : deviation.along()) {
      Predicate<Drift.Deviation> isOther = d -> d.change().address().equals(other);
      Drift.Deviation along = all.stream().filter(isOther).findFirst().orElseThrow();
      assertThat(along.obstacle()).isNull();
      amendments.addAll(along.amendments());
    }
    return amendments;
  }

  private static List<Drift.Deviation> deviations(PlanInput input) throws InvalidInputException {
    Planner planner = new Planner(input);
    return planner.deviations(planner.plan());
  }

  /** What is planned, but for invitations: somebody adopted may be due for one. */
  private static Set<String> keys(PlanInput input) throws InvalidInputException {
    Set<String> keys = new HashSet<>();
    new Planner(input)
        .plan().changes().stream()
            .filter(change -> change.step() != Step.RESEND_MEMBER)
            .forEach(change -> keys.add(key(change)));
    return keys;
  }

  private static String key(Change change) {
    return change.step().action() + " " + change.address();
  }
}
