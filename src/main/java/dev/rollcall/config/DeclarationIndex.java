package dev.rollcall.config;

import dev.rollcall.model.Address;
import dev.rollcall.model.DesiredState;
import dev.rollcall.model.Names;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Section;
import dev.rollcall.model.Sources;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** Who is declared beside whom: in a section, in a group, on a workspace. */
final class DeclarationIndex {
  /** In the order of files: by place, and in each as its entries are ordered. */
  static final Comparator<Address> ORDER =
      Comparator.comparing(Address::kind)
          .thenComparing(DeclarationIndex::place, Names.BY_CODE_POINT)
          .thenComparing(DeclarationIndex::principal, CanonicalOrder.PRINCIPALS);

  private final Map<String, ContainerEntries> places = new HashMap<>();

  DeclarationIndex(DesiredState desired) {
    Sources sources = desired.sources();
    desired.members().keySet().forEach(email -> add(new Address.Member(email), sources));
    desired
        .serviceAccounts()
        .keySet()
        .forEach(name -> add(new Address.ServiceAccount(name), sources));
    desired
        .groups()
        .forEach(
            (name, members) -> {
              add(new Address.Group(name), sources);
              members.keySet().forEach(p -> add(new Address.GroupMember(name, p), sources));
            });
    desired
        .workspaces()
        .forEach(
            (name, access) ->
                access.keySet().forEach(p -> add(new Address.WorkspaceAccess(name, p), sources)));
  }

  private void add(Address address, Sources sources) {
    places
        .computeIfAbsent(place(address), place -> new ContainerEntries())
        .add(principal(address), sources.of(address));
  }

  /** Those that are declared beside an address, be it declared or not. */
  ContainerEntries of(Address address) {
    return places.getOrDefault(place(address), new ContainerEntries());
  }

  /** Who an address is about: itself, or who holds it. */
  static Principal principal(Address address) {
    Principal holder = address.principal();
    if (holder != null) {
      return holder;
    }
    if (address instanceof Address.Member member) {
      return new Principal.Person(member.email());
    }
    return address instanceof Address.ServiceAccount account
        ? new Principal.ServiceAccountPrincipal(account.name())
        : new Principal.GroupPrincipal(address.name());
  }

  private static String place(Address address) {
    String section = section(address).key();
    return address.principal() == null ? section : section + "/" + address.name();
  }

  /** The section that declares addresses of this kind. */
  static Section section(Address address) {
    return switch (address.kind()) {
      case MEMBER -> Section.MEMBERS;
      case SERVICE_ACCOUNT -> Section.SERVICE_ACCOUNTS;
      case GROUP, GROUP_MEMBER -> Section.GROUPS;
      case WORKSPACE_ACCESS -> Section.WORKSPACES;
    };
  }
}
