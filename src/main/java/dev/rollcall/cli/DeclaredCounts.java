package dev.rollcall.cli;

import dev.rollcall.model.DesiredState;
import java.util.Map;

/** How much a project declares, in a line. */
final class DeclaredCounts {
  private DeclaredCounts() {}

  static String of(DesiredState desired) {
    return String.join(
        ", ",
        count(desired.members().size(), "member"),
        count(desired.serviceAccounts().size(), "service account"),
        count(desired.groups().size(), "group"),
        count(entries(desired.groups()), "group membership"),
        count(desired.workspaces().size(), "workspace"),
        count(entries(desired.workspaces()), "grant"));
  }

  private static int entries(Map<String, ? extends Map<?, ?>> places) {
    return places.values().stream().mapToInt(Map::size).sum();
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
