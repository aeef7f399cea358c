package dev.rollcall.live.snapshot;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.model.Names;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The errors found in the lists so far. */
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

  /**
   * Whether a key is the first of its kind; if not, that is an error.
   *
   * @param seen where each key was seen first, kept by the caller
   */
  <K> boolean isFirst(Map<K, Cell> seen, K key, Cell cell) {
    Cell first = seen.putIfAbsent(key, cell);
    if (first != null) {
      add(
          cell,
          "duplicate-row",
          cell.quoted() + " is listed a second time; first at " + first.at());
    }
    return first == null;
  }

  /**
   * Whether no other name seen so far differs from this one only by case, so that neither could be
   * addressed; if one does, that is an error.
   *
   * @param seen each name and where it was seen first, by its folded form, kept by the caller
   */
  boolean isExact(Map<String, Map.Entry<String, Cell>> seen, String name, Cell cell) {
    Map.Entry<String, Cell> first = seen.putIfAbsent(Names.foldCase(name), Map.entry(name, cell));
    if (first == null || first.getKey().equals(name)) {
      return true;
    }
    Cell other = first.getValue();
    add(
        cell,
        "case-conflict",
        cell.quoted() + " differs only by case from " + other.quoted() + " at " + other.at(),
        "rename one of them in the product");
    return false;
  }

  void throwIfAny() throws InvalidInputException {
    if (count > 0) {
      throw new InvalidInputException(collector.toDiagnostics());
    }
  }
}
