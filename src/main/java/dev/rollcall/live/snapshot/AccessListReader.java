package dev.rollcall.live.snapshot;

import dev.rollcall.model.Names;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  private record AccessKey(String place, Principal principal) {}

  private final Column place;
  private final Column role;
  private final RoleNames roles;
  private final PrincipalResolver principals;
  private final ListErrors findings;
  private final CaseConflictCheck names;
  private final DuplicateRowCheck<AccessKey> holdings;
  private final Map<String, ContainerAccessList> places = new LinkedHashMap<>();

  private AccessListReader(
      Column place,
      Column role,
      RoleNames roles,
      PrincipalResolver principals,
      ListErrors findings) {
    this.place = place;
    this.role = role;
    this.roles = roles;
    this.principals = principals;
    this.findings = findings;
    this.names = new CaseConflictCheck(findings);
    this.holdings = new DuplicateRowCheck<>(findings);
  }

  static AccessListReader ofGroups(
      RoleNames roles, PrincipalResolver principals, ListErrors findings) {
    return new AccessListReader(GROUP, GROUP_ROLE, roles, principals, findings);
  }

  static AccessListReader ofWorkspaces(
      RoleNames roles, PrincipalResolver principals, ListErrors findings) {
    return new AccessListReader(WORKSPACE, WORKSPACE_ROLE, roles, principals, findings);
  }

  Map<String, ContainerAccessList> read(ListFile file) {
    file.read(findings, this::take);
    return places;
  }

  private void take(CsvRow row) {
    if (!row.has(place, findings)) {
      return;
    }
    String name = Names.normalize(row.get(place).text());
    if (!names.isExact(name, row.get(place))) {
      return;
    }
    boolean personal = isPersonal(row);
    ContainerAccessList access =
        places.computeIfAbsent(name, n -> new ContainerAccessList(personal, kindOf(row).at()));
    if (access.personal() != personal) {
      findings.add(
          kindOf(row),
          "contradiction",
          "the kind of this workspace is another at " + access.kindAt());
    } else if (!personal) {
      takeHolder(name, row, access);
    }
  }

  private static Cell kindOf(CsvRow row) {
    return row.get(KIND);
  }

  private boolean isPersonal(CsvRow row) {
    Cell kind = kindOf(row);
    return switch (kind.key()) {
      case "personal" -> true;
      case "shared", "" -> false;
      default -> {
        findings.add(
            kind, "invalid-value", kind.quoted() + " is neither \"shared\" nor \"personal\"");
        yield false;
      }
    };
  }

  /** A row without a principal says that the place exists. */
  private void takeHolder(String name, CsvRow row, ContainerAccessList access) {
    Cell who = row.get(PRINCIPAL);
    if (who.isBlank()) {
      if (!row.get(role).isBlank()) {
        row.has(PRINCIPAL, findings);
      }
      return;
    }
    principals
        .read(who)
        .filter(principal -> isFit(principal, who))
        .filter(principal -> holdings.isFirst(new AccessKey(name, principal), who))
        .ifPresent(principal -> takeRole(principal, row, access));
  }

  private boolean isFit(Principal principal, Cell who) {
    boolean nested = place.equals(GROUP) && principal.isGroup();
    if (nested) {
      findings.add(who, "group-in-group", "a group is never in a group");
    }
    return !nested;
  }

  private void takeRole(Principal principal, CsvRow row, ContainerAccessList access) {
    if (!row.has(role, findings)) {
      return;
    }
    Cell cell = row.get(role);
    if (roles.find(cell).isEmpty() && cell.key().equals(Role.ADMIN.name())) {
      takeAdmin(principal, cell, access);
    } else {
      roles.read(cell, findings).ifPresent(found -> access.stored().put(principal, found));
    }
  }

  /**
   * The product shows an organization's admins as Admin wherever they are, whatever was set there.
   */
  private void takeAdmin(Principal principal, Cell cell, ContainerAccessList access) {
    if (principals.mayBeAdmin(principal)) {
      access.derived().add(principal);
    } else {
      findings.add(
          cell,
          "contradiction",
          principal
              + " shows as an admin here, and is none in the list of "
              + PrincipalResolver.list(principal),
          "export all lists at the same time");
    }
  }
}
