package dev.rollcall.saved;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.InvalidInputException;
import java.util.List;

/** A saved plan was changed so that it can no longer be read as a plan. */
public final class TamperedPlanException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Diagnostics diagnostics;

  TamperedPlanException(InvalidInputException problem) {
    super(problem);
    Diagnostic place = problem.diagnostics().kept().get(0);
    this.diagnostics =
        Diagnostics.of(
            List.of(
                Diagnostic.error(
                        "changed-plan",
                        "the plan was changed after it was saved: " + place.message(),
                        place.source())
                    .withHint(PlanReader.HINT)));
  }

  /** The first place where the file is not a valid plan. */
  public Diagnostics diagnostics() {
    return diagnostics;
  }
}
