package dev.rollcall.yaml;

/** What stands after a key or a dash, the way it is written. */
public sealed interface DocumentNode permits Scalar, Alias, CollectionNode {}
