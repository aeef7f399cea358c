package dev.rollcall.live.snapshot;

import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.Names;
import dev.rollcall.model.OpaqueId;
import dev.rollcall.model.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the service accounts, one a row. */
final class AccountListReader {
  private static final Column NAME =
      Column.required("name", "service account", "service account name", "display name");
  private static final Column ROLE = Column.required("role", "organization role", "org role");
  private static final List<String> ON_REMOVAL = List.of("its tokens stop working");

  static final List<Column> COLUMNS = List.of(NAME, ROLE);

  private final RoleNames roles;
  private final ListErrors findings;
  private final CaseConflictCheck names;
  private final DuplicateRowCheck<String> places;
  private final Map<Principal, LiveEntry> accounts = new LinkedHashMap<>();

  AccountListReader(RoleNames roles, ListErrors findings) {
    this.roles = roles;
    this.findings = findings;
    this.names = new CaseConflictCheck(findings);
    this.places = new DuplicateRowCheck<>(findings);
  }

  Map<Principal, LiveEntry> read(ListFile file) {
    file.read(findings, this::take);
    return accounts;
  }

  private void take(CsvRow row) {
    if (!row.has(NAME, findings) || !row.has(ROLE, findings)) {
      return;
    }
    Cell cell = row.get(NAME);
    String name = Names.normalize(cell.text());
    if (names.isExact(name, cell) && places.isFirst(name, cell)) {
      roles
          .read(row.get(ROLE), findings)
          .ifPresent(
              role ->
                  accounts.put(
                      Principal.serviceAccount(name),
                      new LiveEntry(new OpaqueId(name), role, null, false, ON_REMOVAL)));
    }
  }
}
