package dev.rollcall.plan;

import dev.rollcall.model.Entry;
import java.util.Collection;
import java.util.List;

/** Sees the changes of a plan from the live side. */
final class DriftClassifier {
  private final PlanContext context;
  private final AdoptionPlanner adoptions;

  DriftClassifier(PlanContext context, Collection<Change> changes) {
    this.context = context;
    this.adoptions = new AdoptionPlanner(context, changes);
  }

  /** One a change, in the order of the plan. */
  List<DriftItem> of(List<Change> changes) {
    return changes.stream().map(change -> adoptions.adopt(change, classify(change))).toList();
  }

  private DriftClass classify(Change change) {
    Step step = change.step();
    if (step == Step.RESEND_MEMBER) {
      return DriftClass.INVITATION_STALE;
    }
    if (step == Step.REVOKE_INVITATION) {
      return DriftClass.INVITATION_LEFT;
    }
    if (step.isSettingRole()) {
      // The role of somebody who is invited first comes of that, or of joining.
      return change.requires().contains(change.address()) || isDueToJoining(change)
          ? absent(change)
          : DriftClass.ROLE_EDITED;
    }
    return step.isAdding() ? absent(change) : present(change);
  }

  private boolean isDueToJoining(Change change) {
    return change.step() == Step.RAISE_MEMBER
        && change.cause() == Cause.TIME
        && context.waitsForJoining(change.address().principal());
  }

  private DriftClass absent(Change change) {
    Entry declared = context.entry(change.address());
    if (declared != null && context.status(change.address(), declared).cause() == Cause.TIME) {
      return DriftClass.WINDOW_OPENED;
    }
    return change.cause() == Cause.TIME ? DriftClass.GRANTABLE : DriftClass.MISSING;
  }

  private DriftClass present(Change change) {
    Entry declared = context.entry(change.address());
    if (declared == null) {
      return DriftClass.ADDED;
    }
    return context.status(change.address(), declared).cause() == Cause.TIME
        ? DriftClass.WINDOW_ENDED
        : DriftClass.WINDOW_NOT_BEGUN;
  }
}
