package dev.rollcall.live.directory;

import dev.rollcall.live.Connection;
import dev.rollcall.live.MembershipReader;
import dev.rollcall.live.MembershipWriter;
import dev.rollcall.live.WriteResult;
import dev.rollcall.model.Address;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The file: roles by login, and by group and login. Logins are kept as they are written. */
final class DirectoryFile implements Connection, MembershipReader, MembershipWriter {
  private static final JsonMapper JSON = new JsonMapper();

  private final Path file;

  DirectoryFile(Path file) {
    this.file = file;
  }

  private record Content(Map<String, String> members, Map<String, Map<String, String>> groups) {}

  private interface Edit {
    void to(Content content);
  }

  private synchronized void edit(Edit edit) {
    Content content = content();
    edit.to(content);
    JSON.writeValue(file, content);
  }

  private Content content() {
    return JSON.readValue(file, Content.class);
  }

  @Override
  public LiveState read() {
    Content content = content();
    Map<Address, LiveEntry> entries = new TreeMap<>();
    content
        .members()
        .forEach(
            (login, role) ->
                entries.put(
                    Address.of(DirectoryProvider.LOGIN.person(login)),
                    LiveEntry.member(login, new Role(role), null)));
    content
        .groups()
        .forEach(
            (name, members) -> {
              entries.put(Address.group(name), LiveEntry.group(name));
              members.forEach(
                  (login, role) ->
                      entries.put(
                          Address.groupMember(name, DirectoryProvider.LOGIN.person(login)),
                          LiveEntry.of(new Role(role))));
            });
    return new LiveState(
        null, DirectoryProvider.ROLES, null, entries, Map.of(), Set.of(), Set.of());
  }

  @Override
  public MembershipReader reader() {
    return this;
  }

  @Override
  public Optional<MembershipWriter> writer(LiveState live) {
    return Optional.of(this);
  }

  @Override
  public int invitationsPerCall() {
    return 1;
  }

  @Override
  public int deletionsPerCall(Kind kind) {
    return 1;
  }

  @Override
  public void create(Address address, @Nullable Role role) {
    edit(content -> content.groups().put(address.name(), new LinkedHashMap<>()));
  }

  /** Nobody need accept: whoever is invited is in the directory at once. */
  @Override
  public Map<Address, WriteResult> invite(Collection<Address> members) {
    Address member = members.iterator().next();
    put(member, DirectoryProvider.ROLES.organization().lowest());
    return Map.of(member, new WriteResult.Succeeded());
  }

  @Override
  public void resend(Address member, @Nullable Instant lastSentAt) {
    throw new IllegalStateException("nobody waits");
  }

  @Override
  public void revokeInvitation(Address member) {
    throw new IllegalStateException("nobody waits");
  }

  @Override
  public void put(Address address, Role role) {
    edit(content -> replace(holders(content, address), address.principal(), role.name()));
  }

  @Override
  public Map<Address, WriteResult> delete(Collection<Address> addresses) {
    Address address = addresses.iterator().next();
    edit(
        content -> {
          if (address.kind() == Kind.GROUP) {
            content.groups().remove(address.name());
          } else {
            replace(holders(content, address), address.principal(), null);
          }
          if (address.kind() == Kind.MEMBER) {
            content.groups().values().forEach(held -> replace(held, address.principal(), null));
          }
        });
    return Map.of(address, new WriteResult.Succeeded());
  }

  private static Map<String, String> holders(Content content, Address address) {
    return address.kind() == Kind.MEMBER
        ? content.members()
        : content.groups().getOrDefault(address.name(), Map.of());
  }

  private static void replace(
      Map<String, String> holders, Principal person, @Nullable String role) {
    holders.keySet().removeIf(login -> DirectoryProvider.LOGIN.person(login).equals(person));
    if (role != null) {
      holders.put(person.written(), role);
    }
  }

  @Override
  public Map<Address, LiveEntry> readBack(Collection<Address> addresses) {
    Map<Address, LiveEntry> found = new LinkedHashMap<>(read().entries());
    found.keySet().retainAll(addresses);
    return found;
  }

  @Override
  public void close() {}
}
