package dev.rollcall.diagnostic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything found in one run, sorted by place.
 *
 * @param kept at most {@value #MAX_PER_FILE} a file
 * @param omitted how many more there were
 */
public record Diagnostics(List<Diagnostic> kept, int omitted) {
  /** A file with more problems than this has one cause; the rest is counted, not kept. */
  public static final int MAX_PER_FILE = 100;

  public Diagnostics {
    kept = kept.stream().sorted().toList();
  }

  /** Exactly these, none left out. */
  public static Diagnostics of(Collection<Diagnostic> diagnostics) {
    return new Diagnostics(List.copyOf(diagnostics), 0);
  }

  /** Whether any of them is an error. What is left out counts as one: nobody can have read it. */
  public boolean hasErrors() {
    return omitted > 0 || kept.stream().anyMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
  }

  /** Gathers diagnostics of many files and keeps the first {@value #MAX_PER_FILE} of each. */
  public static final class Collector {
    private final List<Diagnostic> kept = new ArrayList<>();
    private final Map<String, Integer> perFile = new HashMap<>();
    private int omitted;

    /** Takes note of one finding. */
    public void add(Diagnostic diagnostic) {
      String file = diagnostic.source() == null ? "" : diagnostic.source().file();
      if (perFile.merge(file, 1, Integer::sum) > MAX_PER_FILE) {
        omitted++;
      } else {
        kept.add(diagnostic);
      }
    }

    /** What was gathered so far. */
    public Diagnostics toDiagnostics() {
      return new Diagnostics(kept, omitted);
    }
  }
}
