package dev.rollcall.model;

import java.util.Map;
import java.util.Set;

/**
 * What the files say, all of them together, without regard to dates: an entry outside its window is
 * here, too. Every principal named in a group or workspace is declared, or of a section that is not
 * managed.
 *
 * @param managed the sections somebody wrote
 * @param groups the declared groups, each with its members
 * @param workspaces the declared workspaces, each with its access
 * @param sources takes no part in what is desired
 */
public record DesiredState(
    Set<Section> managed,
    Map<Email, Entry> members,
    Map<String, Entry> serviceAccounts,
    Map<String, Map<Principal, Entry>> groups,
    Map<String, Map<Principal, Entry>> workspaces,
    Sources sources) {
  /** What no file at all says: nothing is managed. */
  public static final DesiredState NOTHING =
      new DesiredState(Set.of(), Map.of(), Map.of(), Map.of(), Map.of(), Sources.NONE);

  /** Whether somebody wrote this section. */
  public boolean manages(Section section) {
    return managed.contains(section);
  }
}
