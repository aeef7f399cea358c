package dev.rollcall.cli;

import dev.rollcall.model.DesiredState;
import dev.rollcall.model.Kind;

/** How much a project declares, in a line. */
final class DeclaredCounts {
  private DeclaredCounts() {}

  static String of(DesiredState desired) {
    return String.join(
        ", ",
        count(entries(desired, Kind.MEMBER), "member"),
        count(entries(desired, Kind.SERVICE_ACCOUNT), "service account"),
        count(desired.groups().size(), "group"),
        count(entries(desired, Kind.GROUP_MEMBER), "group membership"),
        count(desired.workspaces().size(), "workspace"),
        count(entries(desired, Kind.WORKSPACE_ACCESS), "grant"));
  }

  private static int entries(DesiredState desired, Kind kind) {
    return (int) desired.entries().keySet().stream().filter(a -> a.kind() == kind).count();
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
