package dev.rollcall.plan;

import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A guard that refuses a plan.
 *
 * @param kind the class judged, or null where the guard judges no class
 * @param limit the setting's value
 * @param actual how many the plan has of what is limited
 * @param of how many there are, or null where the limit is no share
 * @param message one sentence for a person
 * @param allow the option that would let the plan pass this once, or null where nothing does
 * @param source where the limit is set, or null for a default
 */
public record Violation(
    Guard guard,
    @Nullable Kind kind,
    String limit,
    int actual,
    @Nullable Integer of,
    String message,
    @Nullable String allow,
    @Nullable SourceLocation source) {}
