package dev.rollcall.yaml;

/** Repeats what an anchor names. */
public record Alias(String anchor) implements DocumentNode {}
