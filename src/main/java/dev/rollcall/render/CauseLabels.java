package dev.rollcall.render;

import dev.rollcall.plan.Cause;
import dev.rollcall.plan.Plan;

/** Whether the causes of a plan's changes were told apart by the plan of a base. */
enum CauseLabels {
  /** A plan on its own: what is declared may have been declared for long. */
  NONE,
  /** What is declared and was not so in the base is what the pull request adds. */
  COMPARED;

  /** What a plan says of it. */
  static CauseLabels of(Plan plan) {
    return plan.comparison() != null && plan.comparison().causes() ? COMPARED : NONE;
  }

  /** Why changes are planned, behind their number. */
  String words(Cause cause) {
    return switch (cause) {
      case DECLARED -> this == COMPARED ? "caused by this pull request" : "declared";
      case DRIFT -> "had drifted already";
      case TIME -> "due to time";
    };
  }

  /** The same in front of a change's reason; empty where it goes without saying. */
  String mark(Cause cause) {
    if (cause != Cause.DECLARED) {
      return words(cause) + ": ";
    }
    return this == COMPARED ? "this pull request: " : "";
  }
}
