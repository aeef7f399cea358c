package dev.rollcall.live.snapshot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The first row of a list: which columns it has, and in which order. */
final class CsvHeader {
  private final List<Cell> cells;
  private final Map<Column, Integer> places = new HashMap<>();

  private CsvHeader(List<Cell> cells) {
    this.cells = cells;
  }

  /** Finds the columns a list knows, whatever their order; others are not looked at. */
  static CsvHeader of(List<Cell> cells, List<Column> columns, ListErrors findings) {
    CsvHeader header = new CsvHeader(cells);
    columns.forEach(column -> header.find(column, findings));
    return header;
  }

  private void find(Column column, ListErrors findings) {
    for (int i = 0; i < cells.size(); i++) {
      if (column.isCalled(cells.get(i).key())) {
        Integer first = places.putIfAbsent(column, i);
        if (first != null) {
          refuseSecond(column, cells.get(first), cells.get(i), findings);
        }
      }
    }
    if (column.required() && !places.containsKey(column)) {
      refuseMissing(column, findings);
    }
  }

  private static void refuseSecond(Column column, Cell first, Cell second, ListErrors findings) {
    findings.add(
        second,
        "duplicate-column",
        second.quoted() + " is a second column for " + column.name() + "; first at " + first.at(),
        "delete or rename one of them");
  }

  private void refuseMissing(Column column, ListErrors findings) {
    Cell first = cells.get(0);
    boolean otherSeparator = cells.size() == 1 && first.text().matches("(?s).*[;\t|].*");
    findings.add(
        first,
        "missing-column",
        "there is no column for " + column.name(),
        otherSeparator
            ? "commas separate the fields of this file, nothing else does"
            : "the columns are "
                + cells.stream().limit(20).map(Cell::quoted).collect(Collectors.joining(", ")));
  }

  boolean has(Column column) {
    return places.containsKey(column);
  }

  int size() {
    return cells.size();
  }

  /** The cell of a row as long as this header under one column, or an empty one at its start. */
  Cell cell(List<Cell> row, Column column) {
    Integer place = places.get(column);
    return place == null ? new Cell("", row.get(0).at()) : row.get(place);
  }
}
