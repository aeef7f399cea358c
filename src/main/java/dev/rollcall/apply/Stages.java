package dev.rollcall.apply;

import dev.rollcall.plan.Change;
import dev.rollcall.plan.Step;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The order of a run: one step is one stage, and all that gives comes before anything that takes
 * away. So a step that sets roles is two stages: those it raises go at its place, those it lowers
 * after the last grant, or somebody could lose a role before the grant meant to make up for it.
 */
final class Stages {
  private Stages() {}

  /** Changes that may go side by side, stage after stage; within one in the order given. */
  static List<List<Change>> of(List<Change> changes) {
    Map<Step, List<Change>> giving = new EnumMap<>(Step.class);
    Map<Step, List<Change>> taking = new EnumMap<>(Step.class);
    for (Change change : changes) {
      (change.reducesAccess() ? taking : giving)
          .computeIfAbsent(change.step(), step -> new ArrayList<>())
          .add(change);
    }
    return Stream.of(giving, taking).flatMap(steps -> steps.values().stream()).toList();
  }

  /** A stage cut into requests of at most {@code size} changes. */
  static List<List<Change>> requests(List<Change> stage, int size) {
    List<List<Change>> requests = new ArrayList<>();
    for (int from = 0; from < stage.size(); from += size) {
      requests.add(List.copyOf(stage.subList(from, Math.min(from + size, stage.size()))));
    }
    return requests;
  }

  /** Two parts of about one length, or fewer where there is not enough. */
  static List<List<Change>> halves(List<Change> changes) {
    return requests(changes, Math.max(1, (changes.size() + 1) / 2));
  }
}
