package dev.rollcall.plan;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.model.Capabilities;
import dev.rollcall.model.DesiredState;
import dev.rollcall.model.LiveState;
import dev.rollcall.settings.Settings;
import java.time.Instant;
import java.util.List;

/**
 * All a plan depends on: equal inputs give equal plans.
 *
 * @param capabilities of the provider, its roles as the settings have them
 * @param configDigest of the meaning of the files, {@code sha256:...}
 * @param now the one clock reading of the run
 * @param overrides limits raised for this run
 * @param warnings found while the files were read
 */
public record PlanInput(
    Settings settings,
    Capabilities capabilities,
    DesiredState desired,
    String configDigest,
    LiveState live,
    Instant now,
    List<GuardOverride> overrides,
    List<Diagnostic> warnings) {}
