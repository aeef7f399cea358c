package dev.rollcall.plan;

import dev.rollcall.diagnostic.Edit;
import java.util.List;

/**
 * Something that drifted, with both ways out.
 *
 * @param edits what adopting it alone takes in the files; empty where there is an obstacle
 * @param reversal what takes it back
 */
public record DriftEntry(DriftItem deviation, List<Edit> edits, RevertCommand reversal) {
  public DriftEntry {
    edits = List.copyOf(edits);
  }
}
