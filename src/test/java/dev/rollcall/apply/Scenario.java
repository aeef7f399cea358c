package dev.rollcall.apply;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.InMemoryOrganization;
import dev.rollcall.live.MembershipWriter;
import dev.rollcall.model.Address;
import dev.rollcall.model.Invitation;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An organization and a {@link Wish} for it, both by a seed. */
final class Scenario {
  private static final List<String> WORKSPACES = List.of("w0", "w1");
  private static final List<String> GROUPS = List.of("g0", "g1", "g2");
  private static final List<Principal> PRINCIPALS =
      List.of(
          Principal.of("p0@acme.example"),
          Principal.of("p1@acme.example"),
          Principal.of("p2@acme.example"),
          Principal.of("p3@acme.example"),
          Principal.of("p4@acme.example"),
          Principal.of("p5@acme.example"),
          Principal.of("service:s0"),
          Principal.of("service:s1"));

  final InMemoryOrganization organization =
      InMemoryOrganization.fresh(WORKSPACES.toArray(String[]::new));
  final Wish wish;
  private final Random random;

  Scenario(long seed) throws ApiException {
    random = new Random(seed);
    SortedMap<Address, Role> start = new TreeMap<>();
    reroll(start, 100, organization.live());
    populate(start);
    LiveState live = organization.live();
    Map<Address, Role> entries = Wish.entries(live);
    reroll(entries, 40, live);
    long admins =
        live.entries().entrySet().stream()
            .filter(entry -> entry.getKey().kind() == Kind.MEMBER && entry.getValue().joined())
            .filter(entry -> Role.ADMIN.equals(entries.get(entry.getKey())))
            .count();
    wish = new Wish(entries, reminders(live, entries), 1 + random.nextInt((int) admins));
  }

  /** Decides anew on some of all that could be there. */
  private void reroll(Map<Address, Role> entries, int percent, LiveState live) {
    for (Address address : everything()) {
      if (random.nextInt(100) < percent) {
        entries.remove(address);
        if (random.nextInt(100) < 55) {
          entries.put(address, role(address, live));
        }
      }
    }
    entries.keySet().removeIf(address -> !entries.keySet().containsAll(Wish.owners(address)));
  }

  private static List<Address> everything() {
    List<Address> all = new ArrayList<>();
    PRINCIPALS.forEach(principal -> all.add(Address.of(principal)));
    for (String group : GROUPS) {
      all.add(Address.group(group));
      PRINCIPALS.forEach(principal -> all.add(Address.groupMember(group, principal)));
    }
    for (String workspace : WORKSPACES) {
      PRINCIPALS.forEach(who -> all.add(Address.workspaceAccess(workspace, who)));
      GROUPS.forEach(group -> all.add(Address.workspaceAccess(workspace, Principal.group(group))));
    }
    return all;
  }

  private Role role(Address address, LiveState live) {
    if (address.kind() == Kind.GROUP) {
      return Wish.NONE;
    }
    List<Role> roles = live.roles().of(address.kind()).roles();
    return roles.get(random.nextInt(roles.size()));
  }

  private void populate(SortedMap<Address, Role> start) throws ApiException {
    MembershipWriter writer = organization.writer(organization.live()).orElseThrow();
    for (Map.Entry<Address, Role> entry : start.entrySet()) {
      Address address = entry.getKey();
      Role role = entry.getValue();
      switch (address.kind()) {
        case MEMBER -> {
          writer.invite(List.of(address));
          writer.put(address, role);
          if (random.nextInt(3) > 0) {
            organization.accept(address.principal());
          }
        }
        case SERVICE_ACCOUNT -> writer.create(address, role);
        case GROUP -> writer.create(address, null);
        case GROUP_MEMBER, WORKSPACE_ACCESS -> writer.put(address, role);
      }
    }
  }

  private Map<Address, Instant> reminders(LiveState live, Map<Address, Role> entries) {
    Map<Address, Instant> reminders = new TreeMap<>();
    live.entries()
        .forEach(
            (address, entry) -> {
              Instant sent = lastSentAt(entry);
              if (sent != null && entries.containsKey(address) && random.nextBoolean()) {
                reminders.put(address, sent);
              }
            });
    return reminders;
  }

  private static @Nullable Instant lastSentAt(LiveEntry member) {
    Invitation invitation = member.invitation();
    return invitation == null ? null : invitation.lastSentAt();
  }

  /** Somebody may join while nobody looks. */
  void maybeAccept() {
    organization
        .live()
        .entries()
        .forEach(
            (address, entry) -> {
              if (address.kind() == Kind.MEMBER && !entry.joined() && random.nextInt(8) == 0) {
                organization.accept(address.principal());
              }
            });
  }
}
