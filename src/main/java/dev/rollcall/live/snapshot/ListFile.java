package dev.rollcall.live.snapshot;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.diagnostic.SourceLocation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A file of rows under a header. */
final class ListFile {
  private final CsvFile file;
  private final List<Column> columns;

  ListFile(CsvFile file, List<Column> columns) {
    this.file = file;
    this.columns = columns;
  }

  /**
   * One row.
   *
   * @param places the index of each column that the list has
   */
  record Row(Map<Column, Integer> places, List<Cell> cells, ListErrors errors) {
    /** The cell of a column; blank if the list has no such column. */
    Cell get(Column column) {
      Integer place = places.get(column);
      return place == null ? new Cell("", cells.get(0).at()) : cells.get(place);
    }

    /** Whether the list has the column at all. */
    boolean knows(Column column) {
      return places.containsKey(column);
    }

    /** Whether the cell has a value; if not, that is an error. */
    boolean has(Column column) {
      boolean missing = get(column).isBlank();
      if (missing) {
        errors.add(get(column), "missing-value", "this row has no " + column.name());
      }
      return !missing;
    }
  }

  /** Whether its header can be read and has no such column. */
  boolean lacks(Column column) {
    Reading reading = new Reading(new ListErrors(), row -> {});
    try {
      file.rows(
          cells -> {
            reading.take(cells);
            return false;
          });
    } catch (InvalidInputException e) {
      return false;
    }
    return !reading.header.isEmpty() && !reading.places.containsKey(column);
  }

  /** Hands over the rows that have as many fields as the header; everything else is an error. */
  void read(ListErrors errors, Consumer<Row> taker) {
    Reading reading = new Reading(errors, taker);
    try {
      file.rows(reading::take);
      if (reading.header.isEmpty()) {
        SourceLocation start = new SourceLocation(file.name(), 1, 1);
        errors.add(Diagnostic.error("empty-file", "the file has no header", start));
      }
    } catch (InvalidInputException e) {
      e.diagnostics().kept().forEach(errors::add);
    }
  }

  /** Takes the header, then the rows below it. */
  private final class Reading {
    private final Map<Column, Integer> places = new HashMap<>();
    private final ListErrors errors;
    private final Consumer<Row> taker;
    private List<Cell> header = List.of();

    Reading(ListErrors errors, Consumer<Row> taker) {
      this.errors = errors;
      this.taker = taker;
    }

    /** Whether more rows are wanted: none below an invalid header. */
    boolean take(List<Cell> cells) {
      if (header.isEmpty()) {
        int before = errors.count();
        header = cells;
        columns.forEach(this::find);
        return errors.count() == before;
      }
      if (cells.size() == header.size()) {
        taker.accept(new Row(places, cells, errors));
      } else {
        errors.add(
            cells.get(0),
            "row-length",
            "this row has " + cells.size() + " fields, the header has " + header.size(),
            "put a field that holds a comma in double quotes");
      }
      return true;
    }

    /** Finds a column, wherever it is; unknown ones are ignored. */
    private void find(Column column) {
      for (int i = 0; i < header.size(); i++) {
        Cell cell = header.get(i);
        if (column.keys().contains(cell.key())) {
          Integer first = places.putIfAbsent(column, i);
          if (first != null) {
            String message = cell.quoted() + " is a second column for " + column.name();
            errors.add(
                cell,
                "duplicate-column",
                message + "; first at " + header.get(first).at(),
                "delete or rename one of them");
          }
        }
      }
      if (column.required() && !places.containsKey(column)) {
        refuseMissing(column);
      }
    }

    private void refuseMissing(Column column) {
      Cell first = header.get(0);
      boolean otherSeparator = header.size() == 1 && first.text().matches("(?s).*[;\t|].*");
      errors.add(
          first,
          "missing-column",
          "there is no column for " + column.name(),
          otherSeparator
              ? "fields must be separated by commas"
              : "the columns are "
                  + header.stream().limit(20).map(Cell::quoted).collect(Collectors.joining(", ")));
    }
  }
}
