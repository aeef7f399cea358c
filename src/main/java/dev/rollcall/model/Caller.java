package dev.rollcall.model;

import org.jspecify.annotations.Nullable;

/**
 * The account rollcall runs as.
 *
 * @param name as the product shows it
 * @param principal who that is in the organization's terms, or null where the account is of another
 *     kind
 */
public record Caller(String name, @Nullable Principal principal) {}
