package dev.rollcall.render;

import dev.rollcall.plan.Guard;
import dev.rollcall.plan.Step;
import java.util.Locale;

/** What a plan's changes and the guards that refuse it have in common. */
final class PlanRules {
  private PlanRules() {}

  /** Of all changes of one step. */
  static FindingRule of(Step step) {
    String help =
        step.isRemoving()
            ? "Applying the plan takes this access away. To keep it, declare it."
            : "Applying the plan does this, as the files declare it.";
    return new FindingRule(
        step.name().toLowerCase(Locale.ROOT).replace('_', '-'), Wording.heading(step), help);
  }

  /** Of all violations of one guard. */
  static FindingRule of(Guard guard) {
    String help = "Apply refuses the plan where " + refused(guard) + ". " + wayOut(guard);
    return new FindingRule(guard.word(), "Guard " + guard.word(), help);
  }

  private static String wayOut(Guard guard) {
    return guard == Guard.CALLER
        ? "Nothing allows that: declare or ignore the account."
        : "The setting is guards."
            + guard.word()
            + "; --allow raises it for one run, as the result says.";
  }

  private static String refused(Guard guard) {
    return switch (guard) {
      case MAX_REMOVALS ->
          "more of a class than the limit would be removed or lowered, with all that goes along";
      case MAX_INVITATIONS -> "more e-mails than the limit would be sent";
      case MIN_ADMINS -> "fewer joined admins than the limit would be left";
      case PROTECT -> "somebody or something protected would be removed or lowered";
      case FIRST_CONTACT -> "more than half of the members would go because nobody declared them";
      case EMPTY_READ -> "the organization read as empty";
      case CALLER ->
          "the account rollcall runs as would lose its place, or is missing from what was read";
    };
  }
}
