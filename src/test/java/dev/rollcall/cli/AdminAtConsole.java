package dev.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.sandbox.Running;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An admin who knows AI Hub's console and nothing of plans: reads a runbook from top to bottom and
 * does what it says, as the console lets do it. There, who shows as Admin in a workspace can
 * neither be added nor removed, nor be given another role.
 */
final class AdminAtConsole {
  private final Running hub;
  private final ConsoleClicks clicks;
  private final ConsoleView exported;
  private final List<LeftOut> leftOut = new ArrayList<>();
  private ConsoleView view;
  private String section = "";

  private record LeftOut(RunbookStep step, String who) {}

  AdminAtConsole(Running hub) {
    this.hub = hub;
    this.clicks = new ConsoleClicks(hub);
    this.exported = ConsoleView.of(hub);
    this.view = exported;
  }

  /** Does all of it; fails where the words cannot be followed or the console would refuse. */
  void carryOut(String runbook) {
    assertThat(runbook).doesNotContain("Do not carry this out");
    RunbookPage.steps(runbook).forEach(this::carryOut);
  }

  private void carryOut(RunbookStep step) {
    if (!step.how().equals(section)) {
      section = step.how();
      view = ConsoleView.of(hub);
    }
    switch (step.act()) {
      case CREATE_GROUP -> clicks.createGroup(step.name());
      case CREATE_ACCOUNT -> clicks.createAccount(step.name(), step.role());
      case INVITE -> clicks.invite(step.who());
      case RESEND -> step.who().forEach(who -> clicks.resend(view.person(who)));
      case SET_ROLE -> setRoles(step);
      case ADD_TO_GROUP, ADD_TO_WORKSPACE -> step.who().forEach(who -> add(step, who));
      case SET_IN_GROUP, SET_IN_WORKSPACE -> step.who().forEach(who -> set(step, who));
      case REMOVE_FROM_GROUP, REMOVE_FROM_WORKSPACE -> step.who().forEach(who -> remove(step, who));
      case DELETE_PEOPLE -> {
        checkLosses(step, step.who());
        clicks.deletePeople(view, step.who());
      }
      case DELETE_ACCOUNT -> {
        checkLosses(step, List.of("service:" + step.name()));
        clicks.deleteAccount(view, step.name());
      }
      case DELETE_GROUP -> {
        checkLosses(step, List.of("group:" + step.name()));
        clicks.deleteGroup(view, step.name());
      }
    }
  }

  private void setRoles(RunbookStep step) {
    step.who().forEach(who -> clicks.setRole(view, who, step.role()));
    if (step.how().contains("do for them whatever you left out above")) {
      List<LeftOut> theirs = leftOut.stream().filter(o -> step.who().contains(o.who())).toList();
      leftOut.removeAll(theirs);
      theirs.forEach(left -> put(left.step(), left.who()));
    }
  }

  private void add(RunbookStep step, String who) {
    String shown = shown(step, who);
    if (shown.equals(ConsoleRole.ADMIN)) {
      leaveOut(step, who);
    } else {
      if (!shown.isEmpty()) {
        assertThat(step.how()).contains("for anyone who is there already, set the role instead");
      }
      put(step, who);
    }
  }

  private void set(RunbookStep step, String who) {
    String shown = shown(step, who);
    assertThat(shown).as("%s in %s", who, step.name()).isNotEmpty();
    if (shown.equals(ConsoleRole.ADMIN)) {
      leaveOut(step, who);
    } else {
      put(step, who);
    }
  }

  private void remove(RunbookStep step, String who) {
    String shown = shown(step, who);
    assertThat(shown).as("%s in %s", who, step.name()).isNotEmpty();
    if (isInGroup(step)) {
      clicks.removeFromGroup(view, step.name(), who);
    } else if (shown.equals(ConsoleRole.ADMIN)) {
      leaveOut(step, who);
    } else {
      clicks.removeFromWorkspace(view, step.name(), who);
    }
  }

  private void leaveOut(RunbookStep step, String who) {
    assertThat(step.how()).contains("Leave out anyone who shows there as Admin");
    leftOut.add(new LeftOut(step, who));
  }

  private void put(RunbookStep step, String who) {
    if (isInGroup(step)) {
      clicks.putInGroup(view, step.name(), who, step.role());
    } else {
      clicks.putInWorkspace(view, step.name(), who, step.role());
    }
  }

  private String shown(RunbookStep step, String who) {
    return ConsoleView.role(isInGroup(step) ? view.groups() : view.workspaces(), step.name(), who);
  }

  private static boolean isInGroup(RunbookStep step) {
    return switch (step.act()) {
      case ADD_TO_GROUP, SET_IN_GROUP, REMOVE_FROM_GROUP -> true;
      case ADD_TO_WORKSPACE, SET_IN_WORKSPACE, REMOVE_FROM_WORKSPACE -> false;
      case CREATE_GROUP,
          CREATE_ACCOUNT,
          INVITE,
          RESEND,
          SET_ROLE,
          DELETE_PEOPLE,
          DELETE_ACCOUNT,
          DELETE_GROUP ->
          throw new AssertionError(step);
    };
  }

  /** Nothing that the console showed and shows goes without having been said. */
  private void checkLosses(RunbookStep step, List<String> leaving) {
    Set<ConsoleView.Row> shown = view.rowsThatGoWith(leaving);
    shown.retainAll(exported.rowsThatGoWith(leaving));
    shown.removeIf(row -> row.role().equals(ConsoleRole.ADMIN));
    assertThat(step.losses()).containsAll(shown);
  }
}
