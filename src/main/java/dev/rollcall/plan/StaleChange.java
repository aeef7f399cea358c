package dev.rollcall.plan;

import org.jspecify.annotations.Nullable;

/**
 * A saved change that a plan made now no longer holds as it was saved.
 *
 * @param now what is planned at that address instead, or null where nothing is
 * @param reason for a person, a clause such as "the role was changed meanwhile"
 */
public record StaleChange(SavedChange saved, @Nullable Change now, String reason) {}
