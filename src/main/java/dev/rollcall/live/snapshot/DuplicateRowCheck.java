package dev.rollcall.live.snapshot;

import dev.rollcall.diagnostic.SourceLocation;
import java.util.HashMap;
import java.util.Map;

/** Where things were first seen, so that none is taken twice. */
final class DuplicateRowCheck<K> {
  private final Map<K, SourceLocation> places = new HashMap<>();
  private final ListErrors findings;

  DuplicateRowCheck(ListErrors findings) {
    this.findings = findings;
  }

  /** Whether this is the first of its kind; if not, that is a finding. */
  boolean isFirst(K key, Cell cell) {
    SourceLocation first = places.putIfAbsent(key, cell.at());
    if (first != null) {
      findings.add(
          cell, "duplicate-row", cell.quoted() + " is listed a second time; first at " + first);
    }
    return first == null;
  }
}
