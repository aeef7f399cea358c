package dev.rollcall.live.aihub;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.LiveEntry;
import dev.rollcall.live.http.ApiRequest;
import dev.rollcall.live.http.HttpApi;
import dev.rollcall.live.http.JsonFields;
import dev.rollcall.live.http.RevisionedListReader;
import dev.rollcall.live.http.TornReadRetry;
import dev.rollcall.model.Address;
import dev.rollcall.model.Email;
import java.util.ArrayList;
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
    if (named.stream().anyMatch(Address.ServiceAccount.class::isInstance)) {
      findAccounts(found);
    }
    if (named.stream().anyMatch(Address.Group.class::isInstance)) {
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
      if (address instanceof Address.GroupMember membership) {
        addUnknown(new Address.Group(membership.name()), named);
        addUnknown(Address.of(membership.principal()), named);
      } else if (address instanceof Address.WorkspaceAccess access) {
        addUnknown(Address.of(access.principal()), named);
      } else {
        named.add(address);
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
    List<Email> people = new ArrayList<>();
    for (Address address : named) {
      if (address instanceof Address.Member member) {
        people.add(member.email());
      }
    }
    for (int from = 0; from < people.size(); from += PICKED_PER_CALL) {
      int to = Math.min(people.size(), from + PICKED_PER_CALL);
      pick(people.subList(from, to), found);
    }
  }

  private void pick(List<Email> people, Map<Address, LiveEntry> found) throws ApiException {
    ApiRequest picked = ApiRequest.get(AihubPaths.MEMBERS);
    for (Email person : people) {
      picked = picked.with("email", person.written());
    }
    for (AihubRows.AihubMember row : list(picked, new AihubRows()::member)) {
      Address.Member address = new Address.Member(row.email());
      ids.learn(address, row.id());
      spellings.learn(row);
      found.put(address, new LiveEntry(row.role(), row.invitation()));
    }
  }

  private void findAccounts(Map<Address, LiveEntry> found) throws ApiException {
    for (AihubRows.AihubAccount row :
        list(ApiRequest.get(AihubPaths.SERVICE_ACCOUNTS), new AihubRows()::account)) {
      Address.ServiceAccount address = new Address.ServiceAccount(row.name());
      ids.learn(address, row.id());
      found.put(address, new LiveEntry(row.role(), null));
    }
  }

  private void findGroups(Map<Address, LiveEntry> found) throws ApiException {
    for (AihubRows.AihubGroup row :
        list(ApiRequest.get(AihubPaths.GROUPS), new AihubRows()::group)) {
      Address.Group address = new Address.Group(row.name());
      ids.learn(address, row.id());
      found.put(address, new LiveEntry(null, null));
    }
  }

  private void findMemberships(Collection<Address> addresses, Map<Address, LiveEntry> found)
      throws ApiException {
    Map<AccessKeyById, Address> spots = new HashMap<>();
    for (Address address : addresses) {
      if (address instanceof Address.GroupMember membership) {
        String group = ids.find(new Address.Group(membership.name()));
        AihubPrincipal holder = ids.find(membership.principal());
        if (group != null && holder != null) {
          spots.put(new AccessKeyById(group, holder), address);
        }
      }
    }
    find(spots, ApiRequest.get(AihubPaths.GROUP_MEMBERS), new AihubRows()::groupMember, found);
  }

  private void findAccess(Collection<Address> addresses, Map<Address, LiveEntry> found)
      throws ApiException {
    Map<AccessKeyById, Address> spots = new HashMap<>();
    for (Address address : addresses) {
      if (address instanceof Address.WorkspaceAccess access) {
        AihubPrincipal holder = ids.find(access.principal());
        if (holder != null) {
          spots.put(new AccessKeyById(spellings.workspace(access.name()), holder), address);
        }
      }
    }
    find(
        spots,
        ApiRequest.get(AihubPaths.WORKSPACE_ACCESS),
        new AihubRows()::workspaceAccess,
        found);
  }

  private void find(
      Map<AccessKeyById, Address> spots,
      ApiRequest list,
      JsonFields.Decoder<AihubRows.AihubAccess> row,
      Map<Address, LiveEntry> found)
      throws ApiException {
    if (spots.isEmpty()) {
      return;
    }
    for (AihubRows.AihubAccess held : list(list, row)) {
      Address address = spots.get(new AccessKeyById(held.place(), held.holder()));
      if (address != null && !held.derived()) {
        found.put(address, new LiveEntry(held.role(), null));
      }
    }
  }

  private <R> List<R> list(ApiRequest list, JsonFields.Decoder<R> row) throws ApiException {
    return reads.whole(
        () -> {
          try (RevisionedListReader lists = new RevisionedListReader(api, AihubReader.PAGE_SIZE)) {
            return RevisionedListReader.await(lists.start(list, row)).rows();
          }
        });
  }
}
