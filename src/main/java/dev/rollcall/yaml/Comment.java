package dev.rollcall.yaml;

/**
 * A comment on a line of its own.
 *
 * @param text from its {@code #} on, without blanks at the end
 * @param afterBlankLine whether an empty line stands above it
 */
public record Comment(String text, boolean afterBlankLine) {}
