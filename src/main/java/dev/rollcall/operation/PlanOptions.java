package dev.rollcall.operation;

import dev.rollcall.plan.GuardOverride;
import java.time.Instant;
import java.util.List;

/**
 * How a plan is made.
 *
 * @param now the run's one reading of the clock, or the moment asked for
 * @param allowances limits raised for this run
 */
public record PlanOptions(Instant now, List<GuardOverride> allowances) {}
