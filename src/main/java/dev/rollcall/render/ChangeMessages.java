package dev.rollcall.render;

import dev.rollcall.plan.Change;
import dev.rollcall.plan.Consequence;
import dev.rollcall.plan.SavedChange;
import java.util.ArrayList;
import java.util.List;

/** A change in clauses, for what is shown at a line. */
final class ChangeMessages {
  private static final int SHOWN = 20;

  private ChangeMessages() {}

  /** What is done to whom. */
  static String message(Change change) {
    return Wording.verb(change.step().action())
        + " "
        + Wording.object(SavedChange.of(change))
        + (change.lowers() ? " (lowered)" : "");
  }

  /** What goes with it. */
  static List<String> consequences(Change change) {
    List<String> clauses = new ArrayList<>();
    List<Consequence> all = change.consequences();
    for (Consequence consequence : all.subList(0, Math.min(SHOWN, all.size()))) {
      clauses.add(also(consequence) + Wording.consequence(consequence));
    }
    if (all.size() > SHOWN) {
      clauses.add("and " + (all.size() - SHOWN) + " more");
    }
    return clauses;
  }

  private static String also(Consequence consequence) {
    return consequence instanceof Consequence.Loss ? "also goes: " : "also: ";
  }
}
