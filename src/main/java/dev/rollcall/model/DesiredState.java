package dev.rollcall.model;

import dev.rollcall.diagnostic.SourceLocation;
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
 * @param sources the key of each declared member, service account, group, membership and grant:
 *     kept beside the values, so that their equality is the difference of meaning
 * @param workspaceSources the key of each declared workspace
 */
public record DesiredState(
    Set<Section> managed,
    Map<Address, Entry> entries,
    Set<String> groups,
    Set<String> workspaces,
    Map<Address, SourceLocation> sources,
    Map<String, SourceLocation> workspaceSources) {
  /** What no file at all says: nothing is managed. */
  public static final DesiredState NOTHING =
      new DesiredState(Set.of(), Map.of(), Set.of(), Set.of(), Map.of(), Map.of());

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
