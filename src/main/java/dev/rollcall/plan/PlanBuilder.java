package dev.rollcall.plan;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.model.Address;
import dev.rollcall.model.Principal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A plan in the making; the only thing in this package that changes. */
final class PlanBuilder {
  private final List<Change> changes = new ArrayList<>();
  private final Map<Principal, RemovalConsequences.Removal> removals = new LinkedHashMap<>();
  private final Set<Address> created = new HashSet<>();
  private final List<WaitingEntry> waiting = new ArrayList<>();
  private final List<UnmanagedEntry> unmanaged = new ArrayList<>();
  private final List<Diagnostic> warnings = new ArrayList<>();

  /** Takes a change; one that creates a principal is required by those that name it. */
  void add(Change change) {
    changes.add(change);
    if (change.step().isAdding() && change.step().kind().isPrincipal()) {
      created.add(change.address());
    }
  }

  void addRemoval(RemovalConsequences.Removal removal) {
    removals.put(removal.change().address().principal(), removal);
  }

  void add(WaitingEntry wait) {
    waiting.add(wait);
  }

  void addUnmanaged(Address address, String reason) {
    unmanaged.add(new UnmanagedEntry(address, reason));
  }

  void warn(Diagnostic warning) {
    warnings.add(warning);
  }

  /** Whether a change so far brings this address into being. */
  boolean creates(Address address) {
    return created.contains(address);
  }

  /** Whether the principal leaves, and everything it holds with it. */
  boolean isLeaving(Principal principal) {
    return removals.containsKey(principal);
  }

  Map<Principal, RemovalConsequences.Removal> removals() {
    return removals;
  }

  List<Change> changes() {
    return changes;
  }

  List<WaitingEntry> waiting() {
    return waiting;
  }

  List<UnmanagedEntry> unmanaged() {
    return unmanaged;
  }

  List<Diagnostic> warnings() {
    return warnings;
  }
}
