package dev.rollcall.render;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.rollcall.plan.Cause;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Consequence;
import dev.rollcall.plan.Step;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Changes under a heading for each step, each on a line with its reason and place. */
final class ChangeList {
  private final Lines lines;

  ChangeList(Lines lines) {
    this.lines = lines;
  }

  void write(List<Change> changes) throws IOException {
    Map<Step, List<Change>> steps =
        changes.stream()
            .collect(groupingBy(Change::step, () -> new EnumMap<>(Step.class), toList()));
    for (Map.Entry<Step, List<Change>> step : steps.entrySet()) {
      lines.end();
      lines.line(Style.HEADING, heading(step.getKey()) + " (" + step.getValue().size() + ")");
      for (Change change : step.getValue()) {
        writeChange(change);
      }
    }
  }

  private void writeChange(Change change) throws IOException {
    ChangeLine.begin(lines, change).text(Style.REMARK, remark(change)).end();
    for (Consequence consequence : change.consequences()) {
      lines
          .text("      ")
          .line(Style.LOSS, Wording.sign(consequence) + " " + Wording.consequence(consequence));
    }
  }

  private static String remark(Change change) {
    StringBuilder remark = new StringBuilder("  # ");
    if (change.cause() != Cause.DECLARED) {
      remark.append(change.cause().word()).append(": ");
    }
    remark.append(change.reason());
    if (change.note() != null) {
      remark.append(", ").append(Wording.quoted(change.note()));
    }
    if (change.source() != null) {
      remark.append(" (").append(Wording.place(change.source())).append(')');
    }
    return remark.toString();
  }

  private static String heading(Step step) {
    return switch (step) {
      case CREATE_GROUP -> "Create groups";
      case CREATE_SERVICE_ACCOUNT -> "Create service accounts";
      case INVITE_MEMBER -> "Invite members";
      case RESEND_MEMBER -> "Resend invitations";
      case RAISE_MEMBER -> "Raise roles of members";
      case SET_ROLE_SERVICE_ACCOUNT -> "Set roles of service accounts";
      case ADD_GROUP_MEMBER -> "Add to groups";
      case SET_ROLE_GROUP_MEMBER -> "Set roles in groups";
      case GRANT_WORKSPACE_ACCESS -> "Grant access to workspaces";
      case SET_ROLE_WORKSPACE_ACCESS -> "Set roles on workspaces";
      case REVOKE_WORKSPACE_ACCESS -> "Revoke access to workspaces";
      case REMOVE_GROUP_MEMBER -> "Remove from groups";
      case LOWER_MEMBER -> "Lower roles of members";
      case REMOVE_MEMBER -> "Remove members";
      case DELETE_SERVICE_ACCOUNT -> "Delete service accounts";
      case DELETE_GROUP -> "Delete groups";
    };
  }
}
