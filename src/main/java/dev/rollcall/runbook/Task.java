package dev.rollcall.runbook;

import dev.rollcall.model.Role;
import dev.rollcall.plan.Attributes;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is done at once, behind one check box.
 *
 * @param changes at most {@value #MAX_COUNT}, all alike but for the principal
 */
record Task(Step step, TaskKey likeness, List<Change> changes) {
  /** More e-mails than this make a paste that nobody can check by eye. */
  static final int MAX_COUNT = 100;

  /**
   * What changes of one step must share to be done at once.
   *
   * @param place the group or workspace, or what is created or deleted, each on its own; null where
   *     the organization is meant
   * @param role that is given, or null where none is
   */
  record TaskKey(@Nullable String place, @Nullable Role role, PrincipalKind party) {
    static TaskKey of(Change change) {
      return new TaskKey(
          containerOf(change), roleOf(change), PrincipalKind.of(change.address().principal()));
    }

    private static @Nullable String containerOf(Change change) {
      return switch (change.step()) {
        case INVITE_MEMBER,
            RESEND_MEMBER,
            REVOKE_INVITATION,
            RAISE_MEMBER,
            SET_ROLE_SERVICE_ACCOUNT,
            LOWER_MEMBER,
            REMOVE_MEMBER ->
            null;
        case CREATE_GROUP,
            CREATE_SERVICE_ACCOUNT,
            ADD_GROUP_MEMBER,
            SET_ROLE_GROUP_MEMBER,
            GRANT_WORKSPACE_ACCESS,
            SET_ROLE_WORKSPACE_ACCESS,
            REVOKE_WORKSPACE_ACCESS,
            REMOVE_GROUP_MEMBER,
            DELETE_SERVICE_ACCOUNT,
            DELETE_GROUP ->
            change.address().name();
      };
    }

    private static @Nullable Role roleOf(Change change) {
      Attributes after = change.after();
      boolean byMail = change.step() == Step.INVITE_MEMBER || change.step() == Step.RESEND_MEMBER;
      return after == null || byMail ? null : after.role();
    }
  }

  /** Splits the changes of one step, keeping their order. */
  static List<Task> of(Step step, List<Change> changes) {
    Map<TaskKey, List<Change>> alike = new LinkedHashMap<>();
    changes.forEach(
        change -> alike.computeIfAbsent(TaskKey.of(change), k -> new ArrayList<>()).add(change));
    List<Task> tasks = new ArrayList<>();
    alike.forEach(
        (likeness, all) -> {
          for (int i = 0; i < all.size(); i += MAX_COUNT) {
            List<Change> some = all.subList(i, Math.min(i + MAX_COUNT, all.size()));
            tasks.add(new Task(step, likeness, List.copyOf(some)));
          }
        });
    return tasks;
  }

  /** Whether it is about one thing, which its sentence names. */
  boolean isSingle() {
    return changes.size() == 1;
  }

  /** Whether its sentence says all of it. */
  boolean isOneLine() {
    return isSingle() && changes.get(0).consequences().isEmpty();
  }

  /** Whom it is done to: the one by name, or how many. */
  String these() {
    return isSingle()
        ? PrincipalKind.described(changes.get(0).address().principal())
        : likeness.party().these(changes.size());
  }
}
