package dev.rollcall.plan;

import dev.rollcall.model.Address;
import dev.rollcall.model.Entry;
import dev.rollcall.model.Principal;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sees the changes of a plan from the live side. */
final class DriftClassifier {
  private final PlanContext scope;
  private final AdoptionPlanner adoptions;

  DriftClassifier(PlanContext scope, Collection<Change> changes) {
    this.scope = scope;
    this.adoptions = new AdoptionPlanner(scope, changes);
  }

  /** One a change, in the order of the plan. */
  List<DriftItem> of(List<Change> changes) {
    return changes.stream().map(change -> adoptions.adopt(change, classify(change))).toList();
  }

  private DriftClass classify(Change change) {
    return switch (change.step()) {
      case RESEND_MEMBER -> DriftClass.INVITATION_STALE;
      case REVOKE_INVITATION -> DriftClass.INVITATION_LEFT;
      case RAISE_MEMBER,
          LOWER_MEMBER,
          SET_ROLE_SERVICE_ACCOUNT,
          SET_ROLE_GROUP_MEMBER,
          SET_ROLE_WORKSPACE_ACCESS ->
          // The role of somebody who is invited first comes of that, or of joining.
          change.requires().contains(change.address()) || isDueToJoining(change)
              ? absent(change)
              : DriftClass.ROLE_EDITED;
      case CREATE_GROUP,
          CREATE_SERVICE_ACCOUNT,
          INVITE_MEMBER,
          ADD_GROUP_MEMBER,
          GRANT_WORKSPACE_ACCESS ->
          absent(change);
      case REVOKE_WORKSPACE_ACCESS,
          REMOVE_GROUP_MEMBER,
          REMOVE_MEMBER,
          DELETE_SERVICE_ACCOUNT,
          DELETE_GROUP ->
          present(change);
    };
  }

  private boolean isDueToJoining(Change change) {
    return change.step() == Step.RAISE_MEMBER
        && change.cause() == Cause.TIME
        && scope.waitsForJoining(Objects.requireNonNull(Guards.entity(change.address())));
  }

  private DriftClass absent(Change change) {
    Entry declared = scope.entry(change.address());
    if (declared != null && standing(change.address(), declared).cause() == Cause.TIME) {
      return DriftClass.WINDOW_OPENED;
    }
    return change.cause() == Cause.TIME ? DriftClass.GRANTABLE : DriftClass.MISSING;
  }

  private DriftClass present(Change change) {
    Entry declared = scope.entry(change.address());
    if (declared == null) {
      return DriftClass.ADDED;
    }
    return standing(change.address(), declared).cause() == Cause.TIME
        ? DriftClass.WINDOW_ENDED
        : DriftClass.WINDOW_NOT_BEGUN;
  }

  private EntryStatus standing(Address address, Entry declared) {
    @Nullable Principal holder = address.principal();
    return holder == null ? scope.standing(declared) : scope.standing(declared, holder);
  }
}
