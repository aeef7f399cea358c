package dev.rollcall.report;

import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.plan.Plan;

/**
 * How planning one of several projects ended.
 *
 * @param folder as the command line names it
 * @param exitCode what planning it alone would exit with
 */
public record ProjectPlan(String folder, Ending ending, int exitCode) {
  /** A plan, or why there is none. */
  public sealed interface Ending {}

  /** There is a plan. */
  public record Made(Plan plan) implements Ending {}

  /** The files are invalid. */
  public record Invalid(Diagnostics diagnostics) implements Ending {}

  /** The product could not be reached. */
  public record Unreachable(String message) implements Ending {}
}
