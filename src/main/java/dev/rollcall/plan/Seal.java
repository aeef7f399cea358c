package dev.rollcall.plan;

import org.jspecify.annotations.Nullable;

/**
 * Whether a saved plan is still what was saved. It tells edits by hand, accidents and merges; it is
 * no signature, and does not stop somebody who seals an edited plan again.
 */
public enum Seal {
  INTACT(null),
  BROKEN("it was changed after it was saved, its seal does not hold"),
  MISSING("it bears no seal, so it was changed after it was saved or is of an older rollcall");

  private final @Nullable String objection;

  Seal(@Nullable String objection) {
    this.objection = objection;
  }

  /** Why a plan with this seal is not applied, as a clause, or null where it may be. */
  public @Nullable String objection() {
    return objection;
  }
}
