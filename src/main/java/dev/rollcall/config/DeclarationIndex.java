package dev.rollcall.config;

import dev.rollcall.model.Address;
import dev.rollcall.model.DesiredState;
import dev.rollcall.model.Sources;
import java.util.HashMap;
import java.util.Map;

/** Who is declared beside whom: in a section, in a group, on a workspace. */
final class DeclarationIndex {
  private final Map<String, ContainerEntries> places = new HashMap<>();

  DeclarationIndex(DesiredState desired) {
    Sources sources = desired.sources();
    desired.entries().keySet().forEach(address -> add(address, sources));
    desired.groups().forEach(name -> add(Address.group(name), sources));
  }

  private void add(Address address, Sources sources) {
    places
        .computeIfAbsent(place(address), place -> new ContainerEntries())
        .add(address.principal(), sources.of(address));
  }

  /** Those that are declared beside an address, be it declared or not. */
  ContainerEntries of(Address address) {
    return places.getOrDefault(place(address), new ContainerEntries());
  }

  private static String place(Address address) {
    String section = address.kind().section().key();
    return address.container() == null ? section : section + "/" + address.container();
  }
}
