package dev.rollcall.config;

import dev.rollcall.settings.Settings;

/** All that the files of a project say. */
public record Project(Settings settings, Roster roster) {}
