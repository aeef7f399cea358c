package dev.rollcall.saved;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.InvalidInputException;
import java.util.List;

/** A file was saved as a plan and then changed so that it cannot even be read as one. */
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

  /** The first place where it is no plan any more. */
  public Diagnostics diagnostics() {
    return diagnostics;
  }
}
