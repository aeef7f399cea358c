package dev.rollcall.config;

import java.nio.file.Path;

/**
 * A file that is not in canonical form.
 *
 * @param name as shown to the user, relative to the project
 * @param text what is to stand in it
 */
public record Rewrite(String name, Path file, String text) {}
