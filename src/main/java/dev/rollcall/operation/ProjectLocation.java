package dev.rollcall.operation;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a project is, and which of its settings to take from elsewhere.
 *
 * @param settingsFile stands in for the project's own {@code rollcall.yaml}, or null; relative
 *     paths in it start from its own folder
 */
public record ProjectLocation(
    Path folder, @Nullable Path settingsFile, SettingsOverrides overrides) {}
