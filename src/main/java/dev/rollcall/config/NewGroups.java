package dev.rollcall.config;

import dev.rollcall.model.Address;
import dev.rollcall.model.DeclarationChange;
import dev.rollcall.model.DesiredState;
import dev.rollcall.model.Entry;
import dev.rollcall.model.Principal;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Groups that are declared for the first time, each with its members. */
final class NewGroups {
  private final Map<Address, Map<Principal, Entry>> groups = new TreeMap<>(DeclarationIndex.ORDER);

  NewGroups(Collection<DeclarationChange> amendments, DesiredState desired) {
    for (DeclarationChange amendment : amendments) {
      Address address = amendment.address();
      boolean isNew = desired.sources().of(address) == null;
      if (amendment instanceof DeclarationChange.Declare declare && isNew) {
        Entry entry = declare.entry();
        if (address instanceof Address.Group) {
          groups.put(address, new TreeMap<>(CanonicalOrder.PRINCIPALS));
        } else if (entry != null && hold(address)) {
          members(address).put(DeclarationIndex.principal(address), entry);
        }
      }
    }
  }

  /** Whether an address is a membership in one of them. */
  boolean hold(Address address) {
    return address instanceof Address.GroupMember
        && groups.containsKey(new Address.Group(address.name()));
  }

  private Map<Principal, Entry> members(Address address) {
    return groups.getOrDefault(new Address.Group(address.name()), Map.of());
  }

  void forEach(BiConsumer<Address, Map<Principal, Entry>> action) {
    groups.forEach(action);
  }
}
