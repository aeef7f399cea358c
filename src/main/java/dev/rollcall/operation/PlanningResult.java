package dev.rollcall.operation;

import dev.rollcall.model.LiveState;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.Planner;

/**
 * A plan and what it was made from.
 *
 * @param planner makes parts of the plan from the same inputs
 */
record PlanningResult(Planner planner, Plan plan, LiveState live) {}
