package dev.rollcall.live.snapshot;

import java.util.List;

/** One row of a list, by column. */
record CsvRow(CsvHeader header, List<Cell> row) {
  /** What stands under a column; blank where the list has no such column. */
  Cell get(Column column) {
    return header.cell(row, column);
  }

  /** Whether something stands there; if not, that is a finding. */
  boolean has(Column column, ListErrors findings) {
    boolean missing = get(column).isBlank();
    if (missing) {
      findings.add(get(column), "missing-value", "this row has no " + column.name());
    }
    return !missing;
  }
}
