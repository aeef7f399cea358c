package dev.rollcall.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.Effort;
import dev.rollcall.config.ProjectReader.Roster;
import dev.rollcall.diagnostic.Edit;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.model.Address;
import dev.rollcall.model.DeclarationChange;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Drift;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.PlanInput;
import dev.rollcall.plan.Planner;
import dev.rollcall.plan.RandomInputs;
import dev.rollcall.plan.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files edited as told say what they were to say: what is adopted is no longer planned. */
final class RosterEditorPropertyTest {
  @TempDir private Path folder;

  static LongStream seeds() {
    return LongStream.range(0, Effort.of(60, 150));
  }

  static LongStream fewSeeds() {
    return LongStream.range(0, Effort.of(12, 40));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void allOfItTogetherLeavesNothingToPlan(long seed) throws Exception {
    World world = World.of(seed, folder, false);
    List<Drift.Deviation> deviations = world.deviations();
    List<DeclarationChange> amendments =
        deviations.stream().flatMap(d -> d.amendments().stream()).distinct().toList();
    List<Edit> edits = world.editor().edits(amendments);
    if (seed % 2 == 0 && seed % 3 != 0) { // no braces, and no name too long for a line
      assertThat(edits).allMatch(edit -> edit.byHand() == null);
    }
    assertThat(edits)
        .as("what is shown of a line is the line")
        .allMatch(edit -> edit.lines().stream().allMatch(SafeText::isSafe));
    Edited.apply(folder, edits);
    Set<String> refused = new HashSet<>();
    deviations.stream().filter(d -> d.obstacle() != null).forEach(d -> refused.add(key(d)));
    if (edits.stream().allMatch(edit -> edit.byHand() == null)) {
      assertThat(keys(world.again().plan())).isSubsetOf(refused);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("fewSeeds")
  void eachAloneIsForgottenAndBringsNothingElse(long seed) throws Exception {
    World world = World.of(seed, folder.resolve("0"), true);
    List<Drift.Deviation> deviations = world.deviations();
    Set<String> before = keys(world.plan());
    int copies = 0;
    for (Drift.Deviation deviation : deviations) {
      List<Edit> edits = world.editor().edits(withAll(deviation, deviations));
      if (deviation.obstacle() == null && edits.stream().allMatch(e -> e.byHand() == null)) {
        Path copy = copy(folder.resolve("0"), folder.resolve(String.valueOf(++copies)));
        Edited.apply(copy, edits);
        assertThat(keys(world.at(copy).plan()))
            .as(deviation + " " + edits)
            .isSubsetOf(before)
            .doesNotContain(key(deviation));
      }
    }
  }

  private static Path copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
    return to;
  }

  private static List<DeclarationChange> withAll(
      Drift.Deviation deviation, List<Drift.Deviation> all) {
    List<DeclarationChange> amendments = new ArrayList<>(deviation.amendments());
    for (Address other : deviation.along()) {
      all.stream()
          .filter(d -> d.change().address().equals(other))
          .forEach(d -> amendments.addAll(d.amendments()));
    }
    return amendments;
  }

  private static String key(Drift.Deviation deviation) {
    return key(deviation.change());
  }

  private static String key(Change change) {
    return change.step().action() + " " + change.address();
  }

  /** What is planned, but for invitations: somebody adopted may be due for one. */
  private static Set<String> keys(Plan plan) {
    Set<String> keys = new HashSet<>();
    plan.changes().stream()
        .filter(change -> change.step() != Step.RESEND_MEMBER)
        .forEach(change -> keys.add(key(change)));
    return keys;
  }

  /** Files, and an organization they are compared with. */
  private record World(Path folder, PlanInput input) {
    static World of(long seed, Path folder, boolean odd) throws Exception {
      PlanInput input = seed % 3 == 0 ? RandomInputs.hostile(seed) : RandomInputs.of(seed);
      Files.createDirectories(folder);
      new RandomFiles(seed, odd || seed % 2 == 1).write(folder, input.desired());
      World world = new World(folder, input).again();
      assertThat(world.input.desired())
          .usingRecursiveComparison()
          .ignoringFields("sources", "workspaceSources")
          .ignoringCollectionOrder()
          .isEqualTo(input.desired());
      return world;
    }

    World again() throws Exception {
      return at(folder);
    }

    World at(Path place) throws Exception {
      Roster roster =
          Given.READER.roster(ProjectFolder.open(place), input.settings(), input.capabilities());
      return new World(
          place,
          new PlanInput(
              input.settings(),
              input.capabilities(),
              roster.desired(),
              roster.digest(),
              input.live(),
              input.now(),
              List.of(),
              List.of()));
    }

    Plan plan() throws InvalidInputException {
      return new Planner(input).plan();
    }

    List<Drift.Deviation> deviations() throws InvalidInputException {
      return new Planner(input).deviations(plan());
    }

    RosterEditor editor() throws Exception {
      return new RosterEditor(ProjectFolder.open(folder), input.settings(), input.desired());
    }
  }
}
