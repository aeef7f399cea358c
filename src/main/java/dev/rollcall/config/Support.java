package dev.rollcall.config;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Capabilities;
import dev.rollcall.model.Section;
import dev.rollcall.settings.ProviderSettings;
import dev.rollcall.settings.Settings;
import org.jspecify.annotations.Nullable;

/** What the provider of a project can do, and the words where it cannot. */
record Support(ProviderSettings provider, Capabilities capabilities) {
  private static final String MAX_SENDS = "invitations.max_sends";

  /** What is wrong with declaring a section at a place, or null. */
  @Nullable Diagnostic problemWith(Section section, SourceLocation place) {
    if (capabilities.sections().contains(section)) {
      return null;
    }
    return provider.match(
        sandbox -> unknown(section, place),
        aihub -> unknown(section, place),
        snapshot -> unlisted(section, place));
  }

  private static Diagnostic unknown(Section section, SourceLocation place) {
    String message = "this provider has no " + section.key();
    return Diagnostic.error("unsupported-section", message, place);
  }

  private static Diagnostic unlisted(Section section, SourceLocation place) {
    String message = "there is no list of " + section.key().replace('_', ' ') + " to read";
    return Diagnostic.error("unsupported-section", message, place)
        .withHint(
            "name one in the settings, provider."
                + section.key()
                + ": FILE.csv, or delete this section");
  }

  /** What is wrong with limiting the e-mails to a person, or null. */
  @Nullable Diagnostic problemWithMaxSends(Settings settings) {
    if (settings.invitations().maxSends() == null || capabilities.countsSends()) {
      return null;
    }
    String message =
        "the provider " + provider.type() + " does not count how often it sent an invitation";
    String remedy = "delete max_sends";
    return Diagnostic.error("unsupported-setting", message, settings.sourceOf(MAX_SENDS))
        .withHint(
            provider.match(
                sandbox -> remedy,
                aihub -> remedy,
                snapshot -> remedy + ", or give the list of members the column sends"));
  }
}
