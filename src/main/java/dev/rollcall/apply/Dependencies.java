package dev.rollcall.apply;

import dev.rollcall.model.Address;
import dev.rollcall.model.Principal;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a change has to wait for, judged between two stages by the outcomes so far: the changes it
 * requires, and, before it takes anything away, whatever was to be given to those it touches.
 */
final class Dependencies {
  private final Map<Address, Change> firstAt = new HashMap<>();
  private final Map<Principal, Change> owedTo = new HashMap<>();
  private final Map<String, Change> owedIn = new HashMap<>();
  private final GroupMembership groups;
  private final Map<Change, Outcome> outcomes;

  /**
   * Weighs all that is settled.
   *
   * @param changes the whole plan, in its order
   */
  Dependencies(List<Change> changes, GroupMembership groups, Map<Change, Outcome> outcomes) {
    this.groups = groups;
    this.outcomes = outcomes;
    for (Change change : changes) {
      firstAt.putIfAbsent(change.address(), change);
      if (gives(change) && outcomes.containsKey(change) && !isApplied(change)) {
        AffectedAccess touched = AffectedAccess.by(change, groups);
        touched.principals().forEach(principal -> owedTo.putIfAbsent(principal, change));
        touched.workspaces().forEach(workspace -> owedIn.putIfAbsent(workspace, change));
      }
    }
  }

  /** Why a change cannot be sent now, if something keeps it. */
  Optional<Outcome.NotAttempted> obstacle(Change change) {
    return change.requires().stream()
        .filter(this::isUnmet)
        .findFirst()
        .map(Dependencies::needs)
        .or(() -> owed(change).map(Dependencies::waits));
  }

  // What is required of an address is that it exists: the first change there brings that about.
  private boolean isUnmet(Address required) {
    Change first = firstAt.get(required);
    return first == null || !isApplied(first);
  }

  private Optional<Change> owed(Change change) {
    if (!change.reducesAccess() || owedTo.isEmpty()) {
      return Optional.empty();
    }
    AffectedAccess touched = AffectedAccess.by(change, groups);
    Stream<Change> toPrincipals =
        touched.principals().stream().flatMap(p -> Stream.ofNullable(owedTo.get(p)));
    Stream<Change> inWorkspaces =
        touched.workspaces().stream().flatMap(w -> Stream.ofNullable(owedIn.get(w)));
    return Stream.concat(toPrincipals, inWorkspaces).min(Change.ORDER);
  }

  private static Outcome.NotAttempted needs(Address required) {
    return new Outcome.NotAttempted("needs " + required + ", which was not applied", required);
  }

  private static Outcome.NotAttempted waits(Change owed) {
    return new Outcome.NotAttempted(
        "nothing is taken away before " + owed.address() + ", which was not applied",
        owed.address());
  }

  // An e-mail sent again gives no access, and neither does an invitation withdrawn.
  private static boolean gives(Change change) {
    return !change.reducesAccess()
        && change.step() != Step.RESEND_MEMBER
        && change.step() != Step.REVOKE_INVITATION;
  }

  private boolean isApplied(Change change) {
    return outcomes.get(change) instanceof Outcome.Applied;
  }
}
