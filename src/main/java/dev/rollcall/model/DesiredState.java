package dev.rollcall.model;

import java.util.Map;
import java.util.Set;

/**
 * What the files say, all of them together, without regard to dates: an entry outside its window is
 * here, too. Every principal named in a group or workspace is declared, or of a section that is not
 * managed.
 *
 * @param managed the sections somebody wrote
 * @param entries the declared members, service accounts, memberships and grants
 * @param groups the declared groups, also those with nobody in them
 * @param workspaces the declared workspaces, also those nobody reaches
 * @param sources takes no part in what is desired
 */
public record DesiredState(
    Set<Section> managed,
    Map<Address, Entry> entries,
    Set<String> groups,
    Set<String> workspaces,
    Sources sources) {
  /** What no file at all says: nothing is managed. */
  public static final DesiredState NOTHING =
      new DesiredState(Set.of(), Map.of(), Set.of(), Set.of(), Sources.NONE);

  /** Whether somebody wrote this section. */
  public boolean manages(Section section) {
    return managed.contains(section);
  }

  /** Whether something is declared at an address, at whatever date. */
  public boolean declares(Address address) {
    return address.kind() == Kind.GROUP
        ? groups.contains(address.name())
        : entries.containsKey(address);
  }
}
