package dev.rollcall.plan;

import dev.rollcall.diagnostic.Edit;
import java.util.List;

/**
 * Something that drifted, with both ways out.
 *
 * @param edits what adopting it alone takes in the files; empty where there is an obstacle
 * @param reversal what takes it back
 */
public record Drifted(Deviation deviation, List<Edit> edits, Reversal reversal) {
  public Drifted {
    edits = List.copyOf(edits);
  }
}
