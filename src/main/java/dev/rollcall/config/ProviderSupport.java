package dev.rollcall.config;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Capabilities;
import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Section;
import dev.rollcall.settings.ProviderModule;
import dev.rollcall.settings.Settings;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the provider of a project can do, and what to say where it cannot. */
record ProviderSupport(ProviderModule module, Capabilities capabilities) {
  private static final String MAX_SENDS = "invitations.max_sends";

  /** What is wrong with declaring a section at a place, or null. */
  @Nullable Diagnostic problemWith(Section section, SourceLocation place) {
    return capabilities.sections().contains(section) ? null : module.unsupported(section, place);
  }

  /** Which setting gives a section more roles, as a clause, or null. */
  @Nullable String hintForRole(Section section) {
    return section == Section.MEMBERS && capabilities.admin().isEmpty()
        ? module.hintForAdmins()
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
            + module.type()
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
        "the provider " + module.type() + " does not count how often it sent an invitation";
    return Diagnostic.error("unsupported-setting", message, settings.sourceOf(MAX_SENDS))
        .withHint(module.hintForMaxSends());
  }
}
