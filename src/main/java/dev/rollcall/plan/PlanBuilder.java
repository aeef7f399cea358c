package dev.rollcall.plan;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.model.Address;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A plan in the making; the only thing in this package that changes. */
final class PlanBuilder {
  private final List<Change> changes = new ArrayList<>();
  private final Map<Principal, Change> removals = new LinkedHashMap<>();
  private final Set<Address> created = new HashSet<>();
  private final List<Plan.Waiting> waiting = new ArrayList<>();
  private final Map<Address, String> unmanaged = new HashMap<>();
  private final List<Diagnostic> warnings = new ArrayList<>();

  /** Takes a change; one that creates a principal is required by those that name it. */
  void add(Change change) {
    boolean ofPrincipal = change.step().kind().isPrincipal();
    if (ofPrincipal && change.step().isDeleting()) {
      removals.put(change.address().principal(), change);
      return;
    }
    changes.add(change);
    if (ofPrincipal && change.step().isAdding()) {
      created.add(change.address());
    }
  }

  void addWaiting(Plan.Waiting wait) {
    waiting.add(wait);
  }

  void addUnmanaged(Address address, String reason) {
    unmanaged.put(address, reason);
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

  /** Adds to the removals of principals what goes with them: one pass, however many leave. */
  void completeRemovals(LiveState live) {
    Map<Principal, Map<Address, Role>> losses = new HashMap<>();
    if (!removals.isEmpty()) {
      live.entries().forEach((address, entry) -> collect(address, entry, losses));
    }
    removals.forEach(
        (principal, removal) ->
            changes.add(
                removal.losing(losses.getOrDefault(principal, Map.of()), removal.further())));
  }

  private void collect(
      Address address, LiveEntry entry, Map<Principal, Map<Address, Role>> losses) {
    if (address.kind().isPrincipal()) {
      return;
    }
    collect(address.principal(), address, entry, losses);
    if (address.kind() == Kind.GROUP_MEMBER) {
      collect(Principal.group(address.name()), address, entry, losses);
    }
  }

  private void collect(
      Principal loser,
      Address address,
      LiveEntry entry,
      Map<Principal, Map<Address, Role>> losses) {
    if (removals.containsKey(loser)) {
      losses
          .computeIfAbsent(loser, principal -> new HashMap<>())
          .put(address, Objects.requireNonNull(entry.role()));
    }
  }

  List<Change> changes() {
    return changes;
  }

  List<Plan.Waiting> waiting() {
    return waiting;
  }

  Map<Address, String> unmanaged() {
    return unmanaged;
  }

  List<Diagnostic> warnings() {
    return warnings;
  }
}
