package dev.rollcall.live;

import dev.rollcall.model.Address;
import dev.rollcall.model.Invitation;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.LiveWorkspace;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Roles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of the membership contract on plain maps; its owner keeps threads apart. */
final class InMemoryState {
  private static final Roles ROLES =
      new Roles(
          RoleLadder.of("member", "admin"),
          RoleLadder.of("member", "manager"),
          RoleLadder.of("reviewer", "review_manager", "tester", "developer", "manager"));
  private static final List<String> ACCOUNT_REMOVAL = List.of("its tokens stop working");

  final Map<String, Boolean> workspaces = new LinkedHashMap<>();
  final Set<Principal> elsewhere = new LinkedHashSet<>();
  final List<Mail> mailbox = new ArrayList<>();
  Instant now = Instant.parse("2026-11-24T00:00:00Z");

  private final @Nullable Principal caller;
  private final Roles roles;
  private final Map<Address, LiveEntry> entries = new LinkedHashMap<>();
  private int revision;
  private int lastId;

  InMemoryState(Principal admin) {
    caller = admin;
    roles = ROLES;
    entries.put(Address.of(admin), LiveEntry.member(newId(), Role.ADMIN, null));
  }

  InMemoryState(LiveState live) {
    caller = live.caller();
    roles = live.roles();
    live.entries().forEach(this::hold);
    live.workspaces().forEach((name, workspace) -> workspaces.put(name, workspace.personal()));
  }

  private void hold(Address address, LiveEntry entry) {
    boolean account = address.kind() == Kind.SERVICE_ACCOUNT;
    entries.put(
        address,
        address.kind().isPrincipal()
            ? new LiveEntry(
                newId(),
                entry.role(),
                entry.invitation(),
                entry.leftInvitation(),
                account ? ACCOUNT_REMOVAL : entry.onRemoval())
            : entry);
  }

  private String newId() {
    return "id-" + ++lastId;
  }

  /** The id of what is live at this address; null where there is nothing, or nothing with an id. */
  @Nullable String idOf(Address address) {
    LiveEntry entry = entries.get(address);
    return entry == null || !address.kind().isPrincipal() ? null : entry.id();
  }

  /** What reading back tells: not what a removal does. */
  @Nullable LiveEntry entry(Address address) {
    LiveEntry entry = entries.get(address);
    return entry == null
        ? null
        : new LiveEntry(
            entry.id(), entry.role(), entry.invitation(), entry.leftInvitation(), List.of());
  }

  WriteResult invite(Address member) {
    if (elsewhere.contains(member.principal())) {
      return new WriteResult.Rejected("is in another organization");
    }
    if (entries.containsKey(member)) {
      return new WriteResult.AlreadyInPlace();
    }
    Instant sent = send(member.principal(), Mail.INVITATION);
    Invitation invitation = new Invitation(sent, sent, 1, false);
    entries.put(member, LiveEntry.member(newId(), roles.organization().lowest(), invitation));
    return new WriteResult.Succeeded();
  }

  void resend(Address address, @Nullable Instant lastSentAt) throws ApiException {
    LiveEntry member = found(entries.get(address), address.name());
    Invitation old = member.invitation();
    if (old == null || old.lastSentAt() == null || !old.lastSentAt().equals(lastSentAt)) {
      throw ApiException.refused(409, address.name() + " was sent another e-mail, or joined");
    }
    int sends = old.sends() == null ? 1 : old.sends() + 1;
    Instant sent = send(address.principal(), Mail.REMINDER);
    Invitation invitation = new Invitation(old.invitedAt(), sent, sends, false);
    entries.put(address, LiveEntry.member(member.id(), found(member.role(), "role"), invitation));
  }

  private Instant send(Principal to, String kind) {
    mailbox.add(new Mail(to, kind));
    revision++;
    now = now.plusSeconds(1);
    return now;
  }

  void accept(Principal person) {
    LiveEntry member = entries.get(Address.of(person));
    if (member == null || member.joined()) {
      throw new IllegalStateException(person + " has no invitation to accept");
    }
    entries.put(
        Address.of(person), new LiveEntry(member.id(), member.role(), null, false, List.of()));
    revision++;
  }

  void leaveInvitation(Principal person, boolean left) throws ApiException {
    LiveEntry member = found(entries.get(Address.of(person)), person.name());
    entries.put(
        Address.of(person),
        new LiveEntry(member.id(), member.role(), member.invitation(), left, member.onRemoval()));
    revision++;
  }

  void create(Address address, @Nullable Role role) throws ApiException {
    if (role != null) {
      offered(address.kind(), role);
    }
    LiveEntry entry =
        role == null
            ? LiveEntry.group(newId())
            : new LiveEntry(newId(), role, null, false, ACCOUNT_REMOVAL);
    if (entries.putIfAbsent(address, entry) != null) {
      String what = address.kind().word().replace('_', ' ');
      throw ApiException.refused(409, "a " + what + " " + address.name() + " exists");
    }
    revision++;
  }

  void put(Address address, Role role) throws ApiException {
    offered(address.kind(), role);
    if (address.kind() == Kind.WORKSPACE_ACCESS) {
      shared(address.name());
    }
    if (address.kind().isPrincipal()) {
      LiveEntry old = found(entries.get(address), address.name());
      entries.put(
          address,
          new LiveEntry(old.id(), role, old.invitation(), old.leftInvitation(), old.onRemoval()));
    } else {
      entries.put(address, LiveEntry.of(role));
    }
    revision++;
  }

  /** Takes an entry away; a principal with all it was in and all it gave. */
  void delete(Address address) throws ApiException {
    if (address.kind() == Kind.WORKSPACE_ACCESS) {
      shared(address.name());
    }
    entries.remove(address);
    if (address.kind().isPrincipal()) {
      entries
          .keySet()
          .removeIf(
              held ->
                  held.principal().equals(address.principal())
                      || (address.kind() == Kind.GROUP
                          && held.kind() == Kind.GROUP_MEMBER
                          && held.name().equals(address.name())));
    }
    revision++;
  }

  private void offered(Kind kind, Role role) throws ApiException {
    if (!roles.of(kind).contains(role)) {
      throw ApiException.refused(422, "there is no role " + role + " for a " + kind.word());
    }
  }

  private void shared(String workspace) throws ApiException {
    if (found(workspaces.get(workspace), workspace)) {
      throw ApiException.refused(422, workspace + " is personal");
    }
  }

  static <T> T found(@Nullable T thing, String name) throws ApiException {
    if (thing == null) {
      throw ApiException.refused(404, "there is no " + name);
    }
    return thing;
  }

  LiveState toLiveState() {
    Map<String, LiveWorkspace> live = new LinkedHashMap<>();
    workspaces.forEach((name, personal) -> live.put(name, new LiveWorkspace(personal)));
    return new LiveState(
        caller,
        roles,
        String.valueOf(revision),
        new LinkedHashMap<>(entries),
        live,
        Set.of(),
        derived());
  }

  /** Who runs the organization, and so reaches everything; a person only once joined. */
  private Set<Address> derived() {
    Set<Address> derived = new LinkedHashSet<>();
    entries.forEach(
        (address, entry) -> {
          Principal principal = address.principal();
          LiveEntry own = entries.get(Address.of(principal));
          if (address.kind() == Kind.GROUP_MEMBER && own != null && isAdmin(own)) {
            derived.add(address);
          } else if (address.kind().isPrincipal() && isAdmin(entry)) {
            workspaces.forEach(
                (name, personal) -> {
                  if (!personal) {
                    derived.add(Address.workspaceAccess(name, principal));
                  }
                });
          }
        });
    return derived;
  }

  private static boolean isAdmin(LiveEntry entry) {
    return entry.joined() && Role.ADMIN.equals(entry.role());
  }
}
