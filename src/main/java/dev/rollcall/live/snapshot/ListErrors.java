package dev.rollcall.live.snapshot;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** What is wrong with the lists so far. */
final class ListErrors {
  private final Diagnostics.Collector collector = new Diagnostics.Collector();
  private int count;

  void add(Diagnostic error) {
    collector.add(error);
    count++;
  }

  void add(Cell cell, String code, String message) {
    add(cell, code, message, null);
  }

  void add(Cell cell, String code, String message, @Nullable String hint) {
    add(Diagnostic.error(code, message, cell.at()).withHint(hint));
  }

  int count() {
    return count;
  }

  void throwIfAny() throws InvalidInputException {
    if (count > 0) {
      throw new InvalidInputException(collector.toDiagnostics());
    }
  }
}
