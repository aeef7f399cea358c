package dev.rollcall.live.aihub;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.aihub.AihubRows.AihubPrincipal;
import dev.rollcall.live.http.ApiRequest;
import dev.rollcall.live.http.HttpApi;
import dev.rollcall.live.http.ParallelReads;
import dev.rollcall.live.http.TornReadRetry;
import dev.rollcall.model.Address;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveEntry;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Looks up what is live at some addresses. People are picked by e-mail; of the rest the contract
 * has only whole lists, of which just those are read that the addresses need. Learns the ids it
 * meets.
 */
final class AihubReadBack {
  /** The most e-mails the contract picks in one call. */
  private static final int PICKED_PER_CALL = 100;

  private final HttpApi api;
  private final TornReadRetry reads;
  private final AihubPaths paths;

  AihubReadBack(HttpApi api, TornReadRetry reads, AihubPaths paths) {
    this.api = api;
    this.reads = reads;
    this.paths = paths;
  }

  /** What is live at these addresses, as far as it is there. */
  Map<Address, LiveEntry> of(Collection<Address> addresses) throws ApiException {
    Map<Address, LiveEntry> found = new TreeMap<>();
    Set<Address> named = named(addresses);
    findMembers(named, found);
    if (named.stream().anyMatch(a -> a.kind() == Kind.SERVICE_ACCOUNT)) {
      findAccounts(found);
    }
    if (named.stream().anyMatch(a -> a.kind() == Kind.GROUP)) {
      findGroups(found);
    }
    findAccess(
        addresses,
        Kind.GROUP_MEMBER,
        AihubPaths.GROUP_MEMBERS,
        AihubRows.AihubGroupMember.class,
        found);
    findAccess(
        addresses,
        Kind.WORKSPACE_ACCESS,
        AihubPaths.WORKSPACE_ACCESS,
        AihubRows.AihubWorkspaceAccess.class,
        found);
    found.keySet().retainAll(new HashSet<>(addresses));
    return found;
  }

  /**
   * The principals among the addresses, and those that others name and whose ids are not known yet.
   */
  private Set<Address> named(Collection<Address> addresses) {
    Set<Address> named = new TreeSet<>();
    for (Address address : addresses) {
      if (address.kind().isPrincipal()) {
        named.add(address);
      } else {
        addUnknown(Address.of(address.principal()), named);
      }
      if (address.kind() == Kind.GROUP_MEMBER) {
        addUnknown(Address.group(address.name()), named);
      }
    }
    return named;
  }

  private void addUnknown(Address address, Set<Address> named) {
    if (paths.findId(address) == null) {
      named.add(address);
    }
  }

  private void findMembers(Set<Address> named, Map<Address, LiveEntry> found) throws ApiException {
    List<Address> people = named.stream().filter(a -> a.kind() == Kind.MEMBER).toList();
    for (int from = 0; from < people.size(); from += PICKED_PER_CALL) {
      int to = Math.min(people.size(), from + PICKED_PER_CALL);
      pick(people.subList(from, to), found);
    }
  }

  private void pick(List<Address> people, Map<Address, LiveEntry> found) throws ApiException {
    ApiRequest picked = ApiRequest.get(AihubPaths.MEMBERS);
    for (Address person : people) {
      picked = picked.with("email", person.principal().written());
    }
    for (AihubRows.AihubMember row : list(picked, AihubRows.AihubMember.class)) {
      Address address = Address.of(row.person());
      paths.learn(address, row.id());
      paths.learn(row);
      found.put(address, LiveEntry.member(row.id(), row.role(), row.invitation()));
    }
  }

  private void findAccounts(Map<Address, LiveEntry> found) throws ApiException {
    for (AihubRows.AihubAccount row :
        list(ApiRequest.get(AihubPaths.SERVICE_ACCOUNTS), AihubRows.AihubAccount.class)) {
      Address address = Address.serviceAccount(row.name());
      paths.learn(address, row.id());
      found.put(address, LiveEntry.member(row.id(), row.role(), null));
    }
  }

  private void findGroups(Map<Address, LiveEntry> found) throws ApiException {
    for (AihubRows.AihubGroup row :
        list(ApiRequest.get(AihubPaths.GROUPS), AihubRows.AihubGroup.class)) {
      Address address = Address.group(row.name());
      paths.learn(address, row.id());
      found.put(address, LiveEntry.group(row.id()));
    }
  }

  /** Finds who is in groups, or who reaches workspaces. */
  private void findAccess(
      Collection<Address> addresses,
      Kind kind,
      List<String> list,
      Class<? extends AihubRows.AihubAccess> row,
      Map<Address, LiveEntry> found)
      throws ApiException {
    Map<String, Map<AihubPrincipal, Address>> wanted = new HashMap<>();
    for (Address address : addresses) {
      AihubPrincipal holder = address.kind() == kind ? paths.find(address.principal()) : null;
      String place = holder == null ? null : place(address);
      if (holder != null && place != null) {
        wanted.computeIfAbsent(place, none -> new HashMap<>()).put(holder, address);
      }
    }
    if (wanted.isEmpty()) {
      return;
    }
    for (AihubRows.AihubAccess held : list(ApiRequest.get(list), row)) {
      Address address = wanted.getOrDefault(held.place(), Map.of()).get(held.holder());
      if (address != null && !held.derived()) {
        found.put(address, LiveEntry.of(held.role()));
      }
    }
  }

  /** The group or workspace as rows name it; null where it is not known. */
  private @Nullable String place(Address address) {
    return address.kind() == Kind.GROUP_MEMBER
        ? paths.findId(Address.group(address.name()))
        : paths.workspace(address.name());
  }

  private <R> List<R> list(ApiRequest list, Class<R> row) throws ApiException {
    return reads.whole(
        () -> {
          try (AihubPages lists = new AihubPages(api)) {
            return ParallelReads.await(lists.start(list, row)).rows();
          }
        });
  }
}
