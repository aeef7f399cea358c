package dev.rollcall.live.aihub;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.http.ApiRequest;
import dev.rollcall.live.http.HttpApi;
import dev.rollcall.live.http.ParallelReads;
import dev.rollcall.live.http.TornReadRetry;
import dev.rollcall.model.Address;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.OpaqueId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

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
  private final AihubIds ids;
  private final ServerSpellings spellings;

  AihubReadBack(HttpApi api, TornReadRetry reads, AihubIds ids, ServerSpellings spellings) {
    this.api = api;
    this.reads = reads;
    this.ids = ids;
    this.spellings = spellings;
  }

  /** Somebody in a group or at a workspace, as the rows of the lists name them. */
  private record AccessKeyById(String place, AihubPrincipal holder) {}

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
    findMemberships(addresses, found);
    findAccess(addresses, found);
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
    if (ids.find(address) == null) {
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
      ids.learn(address, row.id());
      spellings.learn(row);
      found.put(address, LiveEntry.member(new OpaqueId(row.id()), row.role(), row.invitation()));
    }
  }

  private void findAccounts(Map<Address, LiveEntry> found) throws ApiException {
    for (AihubRows.AihubAccount row :
        list(ApiRequest.get(AihubPaths.SERVICE_ACCOUNTS), AihubRows.AihubAccount.class)) {
      Address address = Address.serviceAccount(row.name());
      ids.learn(address, row.id());
      found.put(address, LiveEntry.member(new OpaqueId(row.id()), row.role(), null));
    }
  }

  private void findGroups(Map<Address, LiveEntry> found) throws ApiException {
    for (AihubRows.AihubGroup row :
        list(ApiRequest.get(AihubPaths.GROUPS), AihubRows.AihubGroup.class)) {
      Address address = Address.group(row.name());
      ids.learn(address, row.id());
      found.put(address, LiveEntry.group(new OpaqueId(row.id())));
    }
  }

  private void findMemberships(Collection<Address> addresses, Map<Address, LiveEntry> found)
      throws ApiException {
    Map<AccessKeyById, Address> spots = new HashMap<>();
    for (Address address : addresses) {
      if (address.kind() == Kind.GROUP_MEMBER) {
        String group = ids.find(Address.group(address.name()));
        AihubPrincipal holder = ids.find(address.principal());
        if (group != null && holder != null) {
          spots.put(new AccessKeyById(group, holder), address);
        }
      }
    }
    find(spots, ApiRequest.get(AihubPaths.GROUP_MEMBERS), AihubRows.AihubGroupMember.class, found);
  }

  private void findAccess(Collection<Address> addresses, Map<Address, LiveEntry> found)
      throws ApiException {
    Map<AccessKeyById, Address> spots = new HashMap<>();
    for (Address address : addresses) {
      if (address.kind() == Kind.WORKSPACE_ACCESS) {
        AihubPrincipal holder = ids.find(address.principal());
        if (holder != null) {
          spots.put(new AccessKeyById(spellings.workspace(address.name()), holder), address);
        }
      }
    }
    find(
        spots,
        ApiRequest.get(AihubPaths.WORKSPACE_ACCESS),
        AihubRows.AihubWorkspaceAccess.class,
        found);
  }

  private void find(
      Map<AccessKeyById, Address> spots,
      ApiRequest list,
      Class<? extends AihubRows.AihubAccess> row,
      Map<Address, LiveEntry> found)
      throws ApiException {
    if (spots.isEmpty()) {
      return;
    }
    for (AihubRows.AihubAccess held : list(list, row)) {
      Address address = spots.get(new AccessKeyById(held.place(), held.holder()));
      if (address != null && !held.derived()) {
        found.put(address, LiveEntry.of(held.role()));
      }
    }
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
