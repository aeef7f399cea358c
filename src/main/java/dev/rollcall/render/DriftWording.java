package dev.rollcall.render;

import dev.rollcall.diagnostic.Edit;
import dev.rollcall.model.Role;
import dev.rollcall.plan.Attributes;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Drift;
import dev.rollcall.plan.DriftItem;
import dev.rollcall.plan.RevertCommand;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How views speak of what drifted and of the ways out. */
final class DriftWording {
  private DriftWording() {}

  /** How many there are of each class, such as {@code 2 added by hand, 1 missing}. */
  static String counts(Drift drift) {
    return drift.drifted().isEmpty()
        ? "nothing"
        : drift.counts().entrySet().stream()
            .map(one -> one.getValue() + " " + one.getKey().title().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
  }

  /** What is live and what is declared, as far as the class does not say it. */
  static String state(DriftItem deviation) {
    Change change = deviation.change();
    return switch (deviation.driftClass()) {
      case ADDED, WINDOW_NOT_BEGUN, WINDOW_ENDED -> "live" + role(change.before());
      case MISSING, WINDOW_OPENED, GRANTABLE -> "declared" + role(change.after());
      case ROLE_EDITED -> "live" + role(change.before()) + ", declared" + role(change.after());
      case INVITATION_STALE -> "invited" + role(change.before()) + ", " + change.reason();
      case INVITATION_LEFT -> "an open invitation, " + change.reason();
    };
  }

  private static String role(@Nullable Attributes attributes) {
    Role role = attributes == null ? null : attributes.role();
    return role == null ? "" : " as " + Wording.name(role.name());
  }

  /** What the edits are for. */
  static String adoption(DriftItem deviation) {
    return switch (deviation.driftClass()) {
      case ADDED, ROLE_EDITED, MISSING, GRANTABLE, INVITATION_STALE, INVITATION_LEFT ->
          "to adopt it";
      case WINDOW_OPENED -> "to adopt it, or write a later day to begin on";
      case WINDOW_NOT_BEGUN -> "to adopt it, or write an earlier day to begin on";
      case WINDOW_ENDED -> "to adopt it for good, or write a later day to end on";
    };
  }

  /** Where an edit is made and what it does there; what it writes there comes after it. */
  static String edit(Edit edit) {
    if (edit.byHand() != null) {
      return "at line " + edit.first() + ", by hand since " + edit.byHand() + ": " + byHand(edit);
    }
    boolean one = edit.first() == edit.last();
    String lines = one ? "line " + edit.first() : "lines " + edit.first() + " to " + edit.last();
    return switch (edit.verb()) {
      case INSERT -> "after line " + edit.first() + ":";
      case REPLACE -> lines + (one ? " becomes:" : " become:");
      case DELETE -> "delete " + lines + ", " + Wording.name(edit.about());
    };
  }

  private static String byHand(Edit edit) {
    return switch (edit.verb()) {
      case INSERT -> "add";
      case REPLACE -> Wording.name(edit.about()) + " becomes";
      case DELETE -> "delete " + Wording.name(edit.about());
    };
  }

  /**
   * The command that takes something back, with what a guard wants for it.
   *
   * @param apply the command that applies all of the plan
   */
  static String command(String apply, RevertCommand reversal) {
    String option = reversal.option().isEmpty() ? "" : " " + reversal.option();
    String allow =
        reversal.verdict().allowed()
            ? ""
            : OverrideHint.of(reversal.verdict()).map(options -> " " + options).orElse("");
    return apply + option + allow;
  }

  /** What else there is to know of that command; empty where nothing is. */
  static String remark(RevertCommand reversal) {
    String others =
        reversal.changes() > 1
            ? "applies " + reversal.changes() + " changes, this one among them"
            : "";
    if (reversal.verdict().allowed()) {
      return others;
    }
    String refused =
        OverrideHint.of(reversal.verdict()).isPresent()
            ? "refused without --allow"
            : "refused, and nothing lets it pass";
    return others.isEmpty() ? refused : others + "; " + refused;
  }
}
