package dev.rollcall.apply;

import dev.rollcall.apply.Outcome.Status;
import dev.rollcall.model.Address;
import dev.rollcall.plan.AdminFloor;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Guard;
import dev.rollcall.plan.Step;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Counts the admins that are left by what happened. Asked and told between stages, by one thread:
 * whoever it lets go counts as gone before the first request of a stage is sent, so that no order
 * within the stage goes below the floor.
 */
final class AdminGuard {
  private final AdminFloor rule;
  private final Set<Address> left;
  private final Set<Address> going = new HashSet<>();

  AdminGuard(AdminFloor rule) {
    this.rule = rule;
    this.left = new HashSet<>(rule.admins());
  }

  /** Why a change cannot be sent; where nothing keeps it, the admin it takes counts as gone. */
  Optional<Outcome> obstacle(Change change) {
    if (!takesAdmin(change) || !left.contains(change.address())) {
      return Optional.empty();
    }
    if (left.size() <= rule.floor()) {
      return Optional.of(Outcome.notAttempted(reason(), null));
    }
    left.remove(change.address());
    going.add(change.address());
    return Optional.empty();
  }

  private String reason() {
    return Guard.MIN_ADMINS.word()
        + ": "
        + rule.floor()
        + " must remain, and only "
        + left.size()
        + " can be relied on now";
  }

  /** Takes note of what happened: an admin stays only where nothing did, for sure. */
  void settled(Change change, Outcome outcome) {
    if (takesAdmin(change) ? remainedAdmin(change, outcome) : becameAdmin(change, outcome)) {
      left.add(change.address());
    }
  }

  private boolean takesAdmin(Change change) {
    return change.reducesAccess() && rule.lost().contains(change.address());
  }

  private boolean remainedAdmin(Change change, Outcome outcome) {
    boolean nothingHappened =
        outcome.status() == Status.FAILED || outcome.status() == Status.NOT_ATTEMPTED;
    return nothingHappened && going.remove(change.address());
  }

  private boolean becameAdmin(Change change, Outcome outcome) {
    return change.step() == Step.RAISE_MEMBER
        && rule.raised().contains(change.address())
        && outcome.status() == Status.APPLIED;
  }
}
