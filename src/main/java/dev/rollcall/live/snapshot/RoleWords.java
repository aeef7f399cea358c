package dev.rollcall.live.snapshot;

import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Roles;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The roles of one ladder, as files and as the product's pages write them. */
final class RoleWords {
  private final String ladderName;
  private final RoleLadder ladder;
  private final Map<String, Role> byKey = new HashMap<>();

  private RoleWords(String ladderName, RoleLadder ladder) {
    this.ladderName = ladderName;
    this.ladder = ladder;
    ladder.roles().forEach(role -> byKey.put(Column.key(role.name()), role));
  }

  static RoleWords organization(Roles roles) {
    return new RoleWords("organization", roles.organization());
  }

  static RoleWords group(Roles roles) {
    return new RoleWords("group", roles.group()).also("group manager");
  }

  static RoleWords workspace(Roles roles) {
    return new RoleWords("workspace", roles.workspace()).also("workspace manager");
  }

  /** The pages name a manager with what is managed. */
  private RoleWords also(String manager) {
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
  Optional<Role> read(Cell cell, Findings findings) {
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
