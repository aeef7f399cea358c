package dev.rollcall.live.snapshot;

import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Roles;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The roles of one ladder, as files and as the product's pages write them. */
final class RoleNames {
  private final ListErrors errors;
  private final String ladderName;
  private final RoleLadder ladder;
  private final Map<String, Role> byKey = new HashMap<>();

  private RoleNames(String ladderName, RoleLadder ladder, ListErrors errors) {
    this.errors = errors;
    this.ladderName = ladderName;
    this.ladder = ladder;
    ladder.roles().forEach(role -> byKey.put(Column.key(role.name()), role));
  }

  static RoleNames organization(Roles roles, ListErrors errors) {
    return new RoleNames("organization", roles.organization(), errors);
  }

  static RoleNames group(Roles roles, ListErrors errors) {
    return new RoleNames("group", roles.group(), errors).also("group manager");
  }

  static RoleNames workspace(Roles roles, ListErrors errors) {
    return new RoleNames("workspace", roles.workspace(), errors).also("workspace manager");
  }

  /** The product's pages show a manager together with what is managed. */
  private RoleNames also(String manager) {
    Role role = byKey.get("manager");
    if (role != null) {
      byKey.putIfAbsent(Column.key(manager), role);
    }
    return this;
  }

  boolean knows(Cell cell) {
    return byKey.containsKey(cell.key());
  }

  /** The role in a cell that has one; if the ladder has no such role, that is an error. */
  @Nullable Role read(Cell cell) {
    Role role = byKey.get(cell.key());
    if (role == null) {
      errors.add(
          cell,
          "unknown-role",
          "there is no " + ladderName + " role " + cell.quoted(),
          "the roles are "
              + ladder.roles().stream().map(Role::name).collect(Collectors.joining(", "))
              + "; add others in rollcall.yaml under roles."
              + ladderName);
    }
    return role;
  }
}
