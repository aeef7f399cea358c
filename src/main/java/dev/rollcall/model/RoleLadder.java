package dev.rollcall.model;

import java.util.List;

/**
 * The roles of one place, each holding those before it.
 *
 * @param roles lowest first, at least one, none twice
 */
public record RoleLadder(List<Role> roles) {
  public RoleLadder {
    roles = List.copyOf(roles);
    if (roles.isEmpty() || roles.stream().distinct().count() != roles.size()) {
      throw new IllegalArgumentException("at least one role is required, and none twice: " + roles);
    }
  }

  /** A ladder of these names, lowest first. */
  public static RoleLadder of(String... names) {
    return new RoleLadder(List.of(names).stream().map(Role::new).toList());
  }

  /** The role somebody has when nothing is said. */
  public Role lowest() {
    return roles.get(0);
  }

  /** Whether this ladder knows the role. */
  public boolean contains(Role role) {
    return roles.contains(role);
  }

  /**
   * Whether going from one role to another gives something up. A role this ladder does not know
   * cannot be weighed, so leaving it counts as lowering: the guards then see it.
   */
  public boolean isLowered(Role from, Role to) {
    int before = roles.indexOf(from);
    return before < 0 ? !from.equals(to) : roles.indexOf(to) < before;
  }
}
