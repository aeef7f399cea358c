package dev.rollcall.plan;

import java.util.List;

/**
 * A plan as it was saved, for comparing with one made later.
 *
 * @param verdict the overrides it was saved with and what the guards said then
 * @param changes in the order of the file, no two of one {@link SavedChange#key} while the seal is
 *     intact
 */
public record SavedPlan(Plan.Header header, Verdict verdict, List<SavedChange> changes, Seal seal) {
  public SavedPlan {
    changes = List.copyOf(changes);
  }

  /** What a plan would be read back as: nobody has had a hand in it. */
  public static SavedPlan of(Plan plan) {
    return new SavedPlan(
        plan.header(),
        plan.verdict(),
        plan.changes().stream().map(SavedChange::of).toList(),
        Seal.INTACT);
  }
}
