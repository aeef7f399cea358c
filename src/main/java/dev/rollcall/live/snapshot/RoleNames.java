package dev.rollcall.live.snapshot;

import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Roles;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The roles of one ladder, as files and as the product's pages write them. */
final class RoleNames {
  private final String ladderName;
  private final RoleLadder ladder;
  private final Map<String, Role> byKey = new HashMap<>();

  private RoleNames(String ladderName, RoleLadder ladder) {
    this.ladderName = ladderName;
    this.ladder = ladder;
    ladder.roles().forEach(role -> byKey.put(Column.key(role.name()), role));
  }

  static RoleNames organization(Roles roles) {
    return new RoleNames("organization", roles.organization());
  }

  static RoleNames group(Roles roles) {
    return new RoleNames("group", roles.group()).also("group manager");
  }

  static RoleNames workspace(Roles roles) {
    return new RoleNames("workspace", roles.workspace()).also("workspace manager");
  }

  /** The pages name a manager with what is managed. */
  private RoleNames also(String manager) {
    Role role = byKey.get("manager");
    if (role != null) {
      byKey.putIfAbsent(Column.key(manager), role);
    }
    return this;
  }

  Optional<Role> find(Cell cell) {
    return Optional.ofNullable(byKey.get(cell.key()));
  }

  /** The role in a cell that has one; if the ladder has no such role, that is a finding. */
  Optional<Role> read(Cell cell, ListErrors findings) {
    Optional<Role> role = find(cell);
    if (role.isEmpty()) {
      findings.add(
          cell,
          "unknown-role",
          "there is no " + ladderName + " role " + cell.quoted(),
          "the roles are "
              + ladder.roles().stream().map(Role::name).collect(Collectors.joining(", "))
              + "; name others in rollcall.yaml under roles."
              + ladderName);
    }
    return role;
  }
}
