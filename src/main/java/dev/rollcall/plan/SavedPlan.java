package dev.rollcall.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan as it was saved, for comparing with one made later.
 *
 * @param verdict the overrides it was saved with and what the guards said then
 * @param changes in the order of the file, none of one action and address twice while the seal is
 *     intact
 */
public record SavedPlan(Plan.Header header, Verdict verdict, List<SavedChange> changes, Seal seal) {
  /**
   * Whether a saved plan is still what was saved. It tells edits by hand, accidents and merges; it
   * is no signature, and does not stop somebody who seals an edited plan again.
   */
  public enum Seal {
    INTACT(null),
    BROKEN("it was changed after it was saved: its seal does not match"),
    MISSING("it has no seal: it was changed after it was saved, or saved by an older rollcall");

    private final @Nullable String objection;

    Seal(@Nullable String objection) {
      this.objection = objection;
    }

    /** Why a plan with this seal is not applied, as a clause, or null where it may be. */
    public @Nullable String objection() {
      return objection;
    }
  }

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
