package dev.rollcall.config;

import dev.rollcall.model.Capabilities;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.Roles;
import dev.rollcall.settings.ProviderModule;
import dev.rollcall.settings.ProviderSettings;
import java.time.Instant;

/**
 * What a project is written from.
 *
 * @param organization the organization ID
 * @param module the product of {@code provider}
 * @param provider for the new project; a path in it must be right from there
 * @param capabilities of that provider
 * @param builtIn its roles where no settings replace them
 * @param readAt when {@code live} was read, for the comment that says so
 */
public record ImportSource(
    String organization,
    ProviderModule module,
    ProviderSettings provider,
    Capabilities capabilities,
    Roles builtIn,
    LiveState live,
    Instant readAt) {}
