package dev.rollcall.live.snapshot;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.SourceLocation;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A file of rows under a header. */
final class ListFile {
  private final CsvFile file;
  private final List<Column> columns;

  ListFile(CsvFile file, List<Column> columns) {
    this.file = file;
    this.columns = columns;
  }

  /** What messages call it. */
  String name() {
    return file.name();
  }

  /** Whether its header can be read and has no such column. */
  boolean lacks(Column column) {
    try {
      return file.firstRow()
          .map(cells -> CsvHeader.of(cells, columns, new ListErrors()))
          .filter(header -> !header.has(column))
          .isPresent();
    } catch (InvalidFileException e) {
      return false;
    }
  }

  /** Hands over the rows whose fields can be told apart; what is wrong goes to the findings. */
  void read(ListErrors findings, Consumer<CsvRow> taker) {
    RowHandler rows = new RowHandler(findings, taker);
    try {
      file.rows(rows);
      if (rows.header == null) {
        SourceLocation start = new SourceLocation(file.name(), 1, 1);
        findings.add(Diagnostic.error("empty-file", "the file has no header", start));
      }
    } catch (InvalidFileException e) {
      findings.add(e.diagnostic());
    }
  }

  /** Takes the header, then what stands under it; wants nothing under one that is wrong. */
  private final class RowHandler implements Predicate<List<Cell>> {
    private final ListErrors findings;
    private final Consumer<CsvRow> taker;
    private @Nullable CsvHeader header;

    RowHandler(ListErrors findings, Consumer<CsvRow> taker) {
      this.findings = findings;
      this.taker = taker;
    }

    @Override
    public boolean test(List<Cell> cells) {
      CsvHeader known = header;
      if (known == null) {
        int before = findings.count();
        header = CsvHeader.of(cells, columns, findings);
        return findings.count() == before;
      }
      take(cells, known);
      return true;
    }

    private void take(List<Cell> cells, CsvHeader known) {
      if (cells.size() == known.size()) {
        taker.accept(new CsvRow(known, cells));
        return;
      }
      findings.add(
          cells.get(0),
          "row-length",
          "this row has " + cells.size() + " fields, the header has " + known.size(),
          "put a field that holds a comma in double quotes");
    }
  }
}
