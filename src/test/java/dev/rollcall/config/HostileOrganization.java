package dev.rollcall.config;

import dev.rollcall.HostileNames;
import dev.rollcall.model.Address;
import dev.rollcall.model.Email;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.LiveWorkspace;
import dev.rollcall.model.Names;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A random organization with hostile names. */
final class HostileOrganization {
  private static final String ID = "id";

  private final Random random;
  private final HostileNames names;
  private final List<Principal> insiders = new ArrayList<>();

  HostileOrganization(int seed) {
    this.random = new Random(seed);
    this.names = new HostileNames(seed);
  }

  LiveState live() {
    Map<Address, LiveEntry> entries = new HashMap<>();
    for (Principal person : people()) {
      insiders.add(person);
    }
    names().forEach(name -> insiders.add(Principal.serviceAccount(name)));
    for (Principal insider : insiders) {
      Role role = role(Given.ROLES.organization());
      entries.put(Address.of(insider), LiveEntry.member(ID, role, null));
    }
    Set<String> groups = names();
    for (String group : groups) {
      entries.put(Address.group(group), LiveEntry.group(ID));
      some(Given.ROLES.group())
          .forEach((who, role) -> put(entries, Address.groupMember(group, who), role));
    }
    groups.forEach(name -> insiders.add(Principal.group(name)));
    Map<String, LiveWorkspace> workspaces = new HashMap<>();
    names().forEach(name -> workspaces.put(name, new LiveWorkspace(false)));
    workspaces.put("personal", new LiveWorkspace(true));
    for (String workspace : workspaces.keySet()) {
      some(Given.ROLES.workspace())
          .forEach((who, role) -> put(entries, Address.workspaceAccess(workspace, who), role));
    }
    return new LiveState(
        Email.person("admin@acme.example"),
        Given.ROLES,
        null,
        entries,
        workspaces,
        Set.of(),
        Set.of());
  }

  private static void put(Map<Address, LiveEntry> entries, Address address, Role role) {
    entries.put(address, LiveEntry.of(role));
  }

  private Set<Principal> people() {
    Set<Principal> emails = new HashSet<>(Set.of(Email.person("admin@acme.example")));
    for (int i = 0; i < 20; i++) {
      try {
        String domain = random.nextBoolean() ? "acme.example" : "Stra\u00DFe\u65E5.Example";
        emails.add(Email.person(names.next() + "@" + domain));
      } catch (IllegalArgumentException e) {
        emails.add(Email.person("0" + i + "." + i + "@acme.example"));
      }
    }
    emails.removeIf(e -> e.name().matches("(service|group):.*"));
    return emails;
  }

  /** No two differ only by case. */
  private Set<String> names() {
    Map<String, String> unique = new HashMap<>();
    for (int i = 0; i < 15; i++) {
      String name = Names.normalize(names.next());
      unique.putIfAbsent(Names.foldCase(name), name);
    }
    return Set.copyOf(unique.values());
  }

  private Map<Principal, Role> some(RoleLadder ladder) {
    Map<Principal, Role> some = new HashMap<>();
    insiders.stream()
        .filter(principal -> random.nextInt(4) == 0)
        .forEach(principal -> some.put(principal, role(ladder)));
    return some;
  }

  private Role role(RoleLadder ladder) {
    return ladder.roles().get(random.nextInt(ladder.roles().size()));
  }
}
