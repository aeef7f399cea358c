package dev.rollcall.live.snapshot;

import dev.rollcall.model.Names;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads who is in which group, or reaches which workspace: a membership or grant a row. */
final class AccessListReader {
  private static final Column PRINCIPAL =
      Column.required("principal", "member", "email", "user email", "member email");
  private static final Column KIND = Column.optional("kind", "workspace kind", "workspace type");
  private static final Column GROUP = Column.required("group", "group name");
  private static final Column GROUP_ROLE = Column.required("role", "group role");
  private static final Column WORKSPACE = Column.required("workspace", "workspace name");
  private static final Column WORKSPACE_ROLE = Column.required("role", "workspace role");

  static final List<Column> GROUP_COLUMNS = List.of(GROUP, PRINCIPAL, GROUP_ROLE);
  static final List<Column> WORKSPACE_COLUMNS = List.of(WORKSPACE, PRINCIPAL, WORKSPACE_ROLE, KIND);

  private final Column place;
  private final Column role;
  private final RoleNames roles;
  private final PrincipalResolver principals;
  private final ListErrors errors;
  private final Map<String, Map.Entry<String, Cell>> names = new HashMap<>();
  private final Map<String, Access> places = new LinkedHashMap<>();

  private AccessListReader(
      Column place, Column role, RoleNames roles, PrincipalResolver principals, ListErrors errors) {
    this.place = place;
    this.role = role;
    this.roles = roles;
    this.principals = principals;
    this.errors = errors;
  }

  /**
   * Who is in one group, or reaches one workspace.
   *
   * @param kind where the kind is written first
   * @param stored roles by who holds them
   * @param derived who shows there as an organization admin, with no role of their own
   * @param seen where each principal was first named
   */
  record Access(
      boolean personal,
      Cell kind,
      Map<Principal, Role> stored,
      Set<Principal> derived,
      Map<Principal, Cell> seen) {}

  static AccessListReader ofGroups(
      RoleNames roles, PrincipalResolver principals, ListErrors errors) {
    return new AccessListReader(GROUP, GROUP_ROLE, roles, principals, errors);
  }

  static AccessListReader ofWorkspaces(
      RoleNames roles, PrincipalResolver principals, ListErrors errors) {
    return new AccessListReader(WORKSPACE, WORKSPACE_ROLE, roles, principals, errors);
  }

  Map<String, Access> read(ListFile file) {
    file.read(errors, this::take);
    return places;
  }

  private void take(ListFile.Row row) {
    if (!row.has(place)) {
      return;
    }
    String name = Names.normalize(row.get(place).text());
    if (!errors.isExact(names, name, row.get(place))) {
      return;
    }
    Cell kind = row.get(KIND);
    boolean personal = isPersonal(kind);
    Access access =
        places.computeIfAbsent(
            name,
            n ->
                new Access(
                    personal, kind, new LinkedHashMap<>(), new LinkedHashSet<>(), new HashMap<>()));
    if (access.personal() != personal) {
      errors.add(kind, "contradiction", "this workspace has another kind at " + access.kind().at());
    } else if (!personal) {
      takeHolder(row, access);
    }
  }

  private boolean isPersonal(Cell kind) {
    return switch (kind.key()) {
      case "personal" -> true;
      case "shared", "" -> false;
      default -> {
        errors.add(
            kind, "invalid-value", kind.quoted() + " is neither \"shared\" nor \"personal\"");
        yield false;
      }
    };
  }

  /** A row without a principal says that the place exists. */
  private void takeHolder(ListFile.Row row, Access access) {
    Cell who = row.get(PRINCIPAL);
    if (who.isBlank()) {
      if (!row.get(role).isBlank()) {
        row.has(PRINCIPAL);
      }
      return;
    }
    Principal principal = principals.read(who);
    if (principal == null) {
      return;
    }
    if (principal.isGroup() && place.equals(GROUP)) {
      errors.add(who, "group-in-group", "a group cannot be in a group");
    } else if (errors.isFirst(access.seen(), principal, who) && row.has(role)) {
      takeRole(principal, row.get(role), access);
    }
  }

  /** An organization's admins show as Admin wherever they are, whatever was set there. */
  private void takeRole(Principal principal, Cell cell, Access access) {
    if (roles.knows(cell) || !cell.key().equals(Role.ADMIN.name())) {
      Role found = roles.read(cell);
      if (found != null) {
        access.stored().put(principal, found);
      }
    } else if (principals.mayBeAdmin(principal)) {
      access.derived().add(principal);
    } else {
      errors.add(
          cell,
          "contradiction",
          principal
              + " shows as an admin here, but not in the list of "
              + PrincipalResolver.list(principal),
          "export all lists at the same time");
    }
  }
}
