package dev.rollcall.operation;

import dev.rollcall.plan.Plan;
import java.io.IOException;

/** Gives a plan to a person, where only a person can carry it out. */
public interface Handover {
  /**
   * Hands over a plan that was approved, that the guards allow and that has changes.
   *
   * @throws IOException if it did not reach anybody, with a message for the user
   */
  void give(Plan plan) throws IOException;
}
