package dev.rollcall.config;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Capabilities;
import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Section;
import dev.rollcall.settings.ProviderSettings;
import dev.rollcall.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the provider of a project can do, and the words where it cannot. */
record ProviderSupport(ProviderSettings provider, Capabilities capabilities) {
  private static final String MAX_SENDS = "invitations.max_sends";

  /** What is wrong with declaring a section at a place, or null. */
  @Nullable Diagnostic problemWith(Section section, SourceLocation place) {
    if (capabilities.sections().contains(section)) {
      return null;
    }
    return provider.match(
        sandbox -> unknown(section, place),
        aihub -> unknown(section, place),
        snapshot -> unlisted(section, place),
        keycloak -> section == Section.WORKSPACES ? unnamed(place) : unknown(section, place));
  }

  private static Diagnostic unknown(Section section, SourceLocation place) {
    String message = "this provider has no " + section.key();
    return Diagnostic.error("unsupported-section", message, place);
  }

  private static Diagnostic unnamed(SourceLocation place) {
    String message = "which client roles give access is not said";
    return Diagnostic.error("unsupported-section", message, place)
        .withHint(
            "name them in the settings, lowest first, such as roles: {workspace: [viewer,"
                + " editor]}");
  }

  private static Diagnostic unlisted(Section section, SourceLocation place) {
    String message = "there is no list of " + section.key().replace('_', ' ') + " to read";
    return Diagnostic.error("unsupported-section", message, place)
        .withHint(
            "name one in the settings, provider."
                + section.key()
                + ": FILE.csv, or delete this section");
  }

  /** Which setting gives a section more roles, as a clause, or null. */
  @Nullable String hintForRole(Section section) {
    return section == Section.MEMBERS && capabilities.admin().isEmpty()
        ? provider
            .<Optional<String>>match(
                sandbox -> Optional.empty(),
                aihub -> Optional.empty(),
                snapshot -> Optional.empty(),
                keycloak -> Optional.of("for admins, name a realm role as provider.admin_role"))
            .orElse(null)
        : null;
  }

  /** What the settings ask for that the provider cannot do. */
  List<Diagnostic> problemsWith(Settings settings) {
    return Stream.of(
            problemWithMaxSends(settings),
            problemWithLadder("organization", settings.roles().organization(), settings),
            problemWithLadder("group", settings.roles().group(), settings))
        .flatMap(Stream::ofNullable)
        .toList();
  }

  /** A ladder that the provider does not take from the settings. */
  private @Nullable Diagnostic problemWithLadder(
      String key, @Nullable RoleLadder written, Settings settings) {
    RoleLadder own =
        key.equals("group") ? capabilities.roles().group() : capabilities.roles().organization();
    if (written == null || written.equals(own)) {
      return null;
    }
    String message =
        "the provider "
            + provider.type()
            + " has "
            + key
            + " roles of its own: "
            + own.roles().stream().map(Role::name).collect(Collectors.joining(", "));
    return Diagnostic.error("unsupported-setting", message, settings.sourceOf("roles." + key))
        .withHint("delete roles." + key);
  }

  /** What is wrong with limiting the e-mails to a person, or null. */
  private @Nullable Diagnostic problemWithMaxSends(Settings settings) {
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
                snapshot -> remedy + ", or give the list of members the column sends",
                keycloak -> remedy));
  }
}
