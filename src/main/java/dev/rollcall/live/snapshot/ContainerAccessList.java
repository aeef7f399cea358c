package dev.rollcall.live.snapshot;

import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Address;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Who is in one group, or reaches one workspace.
 *
 * @param kindAt where {@code personal} was first said
 * @param derived who shows there as an admin of everything, with no role of its own
 */
record ContainerAccessList(
    boolean personal, SourceLocation kindAt, Map<Principal, Role> stored, Set<Principal> derived) {
  ContainerAccessList(boolean personal, SourceLocation kindAt) {
    this(personal, kindAt, new LinkedHashMap<>(), new LinkedHashSet<>());
  }

  /** Adds all of it to a live state. */
  void addTo(
      Map<Address, LiveEntry> entries, Set<Address> shown, Function<Principal, Address> address) {
    stored.forEach((holder, role) -> entries.put(address.apply(holder), LiveEntry.of(role)));
    derived.forEach(holder -> shown.add(address.apply(holder)));
  }
}
