package dev.rollcall.live.snapshot;

import dev.rollcall.model.Names;
import java.util.HashMap;
import java.util.Map;

/** Finds names that differ only by case, of which neither could be addressed. */
final class CaseConflictCheck {
  private record FirstName(String name, Cell cell) {}

  private final Map<String, FirstName> known = new HashMap<>();
  private final ListErrors findings;

  CaseConflictCheck(ListErrors findings) {
    this.findings = findings;
  }

  /** Whether no other name seen so far differs from this one only by case. */
  boolean isExact(String name, Cell cell) {
    FirstName first = known.putIfAbsent(Names.foldCase(name), new FirstName(name, cell));
    boolean exact = first == null || first.name().equals(name);
    if (first != null && !exact) {
      String other = first.cell().quoted() + " at " + first.cell().at();
      findings.add(
          cell,
          "case-conflict",
          cell.quoted() + " differs only by case from " + other,
          "rename one of them in the product");
    }
    return exact;
  }
}
