package dev.rollcall.operation;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a new project learns which organization it is of.
 *
 * @param project takes organization and provider from this one, or null where the overrides say all
 */
public record ImportOptions(@Nullable Path project, SettingsOverrides overrides) {}
