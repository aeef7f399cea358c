package dev.rollcall.render;

import dev.rollcall.diagnostic.Edit;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Drift;
import dev.rollcall.plan.DriftClass;
import dev.rollcall.plan.DriftEntry;
import dev.rollcall.plan.DriftItem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is to be said of drift, line by line: where it is declared, or where it would be. */
final class DriftFindings {
  private final Drift drift;
  private final String apply;
  private final RepositoryPath path;

  DriftFindings(Drift drift, String apply, RepositoryPath path) {
    this.drift = drift;
    this.apply = apply;
    this.path = path;
  }

  /** In no order of weight. */
  List<Finding> list() {
    return Stream.concat(
            new PlanFindings(drift.plan(), path).judgements(),
            drift.drifted().stream().map(this::finding))
        .toList();
  }

  private Finding finding(DriftEntry drifted) {
    DriftItem deviation = drifted.deviation();
    Change change = deviation.change();
    List<String> further = new ArrayList<>();
    if (deviation.obstacle() != null) {
      further.add("cannot be adopted: " + deviation.obstacle());
    }
    for (Edit edit : drifted.edits()) {
      further.add(
          DriftWording.adoption(deviation) + ": " + edit.file() + ", " + DriftWording.edit(edit));
      further.addAll(edit.lines());
    }
    further.add("to take it back: " + DriftWording.command(apply, drifted.reversal()));
    return new Finding(
        change.reducesAccess() ? FindingLevel.LOSS : FindingLevel.CHANGE,
        rule(deviation.driftClass()),
        Wording.subject(change.address()) + ": " + DriftWording.state(deviation),
        further,
        path.of(source(drifted)),
        path.settings(),
        List.of(drift.plan().header().organization(), change.address().toString()));
  }

  private static @Nullable SourceLocation source(DriftEntry drifted) {
    SourceLocation declared = drifted.deviation().change().source();
    return declared != null || drifted.edits().isEmpty()
        ? declared
        : new SourceLocation(drifted.edits().get(0).file(), drifted.edits().get(0).first(), 1);
  }

  private static FindingRule rule(DriftClass driftClass) {
    return new FindingRule(
        "drift-" + driftClass.word().replace('_', '-'),
        driftClass.title(),
        "It is " + driftClass.meaning() + ". Adopt it in the files, or apply them.");
  }
}
