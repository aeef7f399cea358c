package dev.rollcall.config;

import dev.rollcall.model.Address;
import dev.rollcall.model.DeclarationChange;
import dev.rollcall.model.DesiredState;
import dev.rollcall.model.Entry;
import dev.rollcall.model.Kind;
import dev.rollcall.model.Principal;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Groups that are declared for the first time, each with its members. */
final class NewGroups {
  private final Map<Address, Map<Principal, Entry>> groups = new TreeMap<>(Address.IN_FILES);

  NewGroups(Collection<DeclarationChange> amendments, DesiredState desired) {
    for (DeclarationChange amendment : amendments) {
      Address address = amendment.address();
      boolean isNew = desired.sources().of(address) == null;
      if (amendment instanceof DeclarationChange.Declare declare && isNew) {
        Entry entry = declare.entry();
        if (address.kind() == Kind.GROUP) {
          groups.put(address, new TreeMap<>());
        } else if (entry != null && hold(address)) {
          members(address).put(address.principal(), entry);
        }
      }
    }
  }

  /** Whether an address is a membership in one of them. */
  boolean hold(Address address) {
    return address.kind() == Kind.GROUP_MEMBER && groups.containsKey(Address.group(address.name()));
  }

  private Map<Principal, Entry> members(Address address) {
    return groups.getOrDefault(Address.group(address.name()), Map.of());
  }

  void forEach(BiConsumer<Address, Map<Principal, Entry>> action) {
    groups.forEach(action);
  }
}
