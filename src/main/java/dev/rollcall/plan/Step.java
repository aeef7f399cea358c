package dev.rollcall.plan;

import dev.rollcall.model.Kind;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a change does: an action on a kind. The order is the order of every plan, and each step is
 * one stage of apply: what gives access comes before what takes it away.
 */
public enum Step {
  CREATE_GROUP(Action.CREATE, Kind.GROUP),
  CREATE_SERVICE_ACCOUNT(Action.CREATE, Kind.SERVICE_ACCOUNT),
  INVITE_MEMBER(Action.INVITE, Kind.MEMBER),
  RESEND_MEMBER(Action.RESEND, Kind.MEMBER),
  /** One that is still open though the person joined without it. */
  REVOKE_INVITATION(Action.REVOKE, Kind.MEMBER),
  RAISE_MEMBER(Action.SET_ROLE, Kind.MEMBER),
  SET_ROLE_SERVICE_ACCOUNT(Action.SET_ROLE, Kind.SERVICE_ACCOUNT),
  ADD_GROUP_MEMBER(Action.ADD, Kind.GROUP_MEMBER),
  SET_ROLE_GROUP_MEMBER(Action.SET_ROLE, Kind.GROUP_MEMBER),
  GRANT_WORKSPACE_ACCESS(Action.GRANT, Kind.WORKSPACE_ACCESS),
  SET_ROLE_WORKSPACE_ACCESS(Action.SET_ROLE, Kind.WORKSPACE_ACCESS),
  REVOKE_WORKSPACE_ACCESS(Action.REVOKE, Kind.WORKSPACE_ACCESS),
  REMOVE_GROUP_MEMBER(Action.REMOVE, Kind.GROUP_MEMBER),
  LOWER_MEMBER(Action.SET_ROLE, Kind.MEMBER),
  REMOVE_MEMBER(Action.REMOVE, Kind.MEMBER),
  DELETE_SERVICE_ACCOUNT(Action.DELETE, Kind.SERVICE_ACCOUNT),
  DELETE_GROUP(Action.DELETE, Kind.GROUP);

  private static final List<Step> ALL = List.of(values());

  private final Action action;
  private final Kind kind;

  Step(Action action, Kind kind) {
    this.action = action;
    this.kind = kind;
  }

  /** The step that puts something of a kind where nothing is. */
  static Step adding(Kind kind) {
    return only(step -> step.kind == kind && step.isAdding());
  }

  /** The step that takes something of a kind away. */
  static Step removing(Kind kind) {
    return only(step -> step.kind == kind && step.isDeleting());
  }

  /** The step that gives something of a kind another role; only members have two of them. */
  static Step settingRole(Kind kind, boolean lowers) {
    if (kind == Kind.MEMBER) {
      return lowers ? LOWER_MEMBER : RAISE_MEMBER;
    }
    return only(step -> step.kind == kind && step.isSettingRole());
  }

  private static Step only(Predicate<Step> condition) {
    for (Step step : ALL) {
      if (condition.test(step)) {
        return step;
      }
    }
    throw new IllegalArgumentException("no such step");
  }

  /** The verb. */
  public Action action() {
    return action;
  }

  /** What it is done to. */
  public Kind kind() {
    return kind;
  }

  /** Whether something is at the address afterwards that was not there before. */
  public boolean isAdding() {
    return switch (action) {
      case INVITE, CREATE, ADD, GRANT -> true;
      case RESEND, SET_ROLE, REVOKE, REMOVE, DELETE -> false;
    };
  }

  /** Whether a role becomes another one. */
  public boolean isSettingRole() {
    return action == Action.SET_ROLE;
  }

  /** Whether nothing is at the address afterwards. */
  public boolean isDeleting() {
    return isRemoving() && !isSettingRole();
  }

  /** Whether this whole stage takes access away. */
  public boolean isRemoving() {
    return compareTo(REVOKE_WORKSPACE_ACCESS) >= 0;
  }

  /** Whether an e-mail goes out. */
  public boolean sendsEmail() {
    return action == Action.INVITE || action == Action.RESEND;
  }
}
