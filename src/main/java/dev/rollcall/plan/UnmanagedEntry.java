package dev.rollcall.plan;

import dev.rollcall.model.Address;

/** Something live that nobody declared and the plan leaves alone. */
public record UnmanagedEntry(Address address, String reason) {}
