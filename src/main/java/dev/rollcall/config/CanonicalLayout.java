package dev.rollcall.config;

import static java.util.Comparator.comparing;

import dev.rollcall.model.Identity;
import dev.rollcall.model.Names;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Section;
import dev.rollcall.settings.ProviderKey;
import dev.rollcall.settings.ProviderModule;
import dev.rollcall.yaml.Document;
import dev.rollcall.yaml.DocumentNode;
import dev.rollcall.yaml.DocumentNode.Form;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The canonical order of files, and what in them is written on one line. Where a file has anchors,
 * its keys keep their order: an alias cannot come before its anchor. So do lists: their order may
 * mean something.
 */
final class CanonicalLayout {
  /** The keys of the settings in the order of the documentation; all others come after them. */
  static final List<String> SETTINGS_KEYS =
      List.of(
          "organization", "provider", "invitations", "prune", "ignore", "guards", "files", "roles");

  /** The order of the keys below those of the settings; a provider has its own. */
  static final Map<String, List<String>> KEYS_BELOW =
      Map.of(
          "invitations",
          List.of("resend_after", "max_sends"),
          "guards",
          List.of(
              "max_removals",
              "max_invitations",
              "min_admins",
              "protect",
              "first_contact",
              "empty_read"),
          "roles",
          List.of("organization", "group", "workspace"));

  private static final Comparator<String> SECTION_ORDER =
      ranking(Arrays.stream(Section.values()).map(Section::key).toList());

  private static final Comparator<String> FIELD_ORDER =
      ranking(List.of("role", "from", "until", "note"));

  private static final Comparator<String> NAME_ORDER =
      comparing(Names::normalize, Names.BY_CODE_POINT);

  private final DocumentNode root;
  private final boolean sorts;
  private final Map<String, Principal> principals = new HashMap<>();
  private final Comparator<String> principalOrder;

  private CanonicalLayout(Document document, Identity identity) {
    this.root = document.root();
    this.sorts = !document.hasAnchors();
    this.principalOrder = comparing(name -> principals.computeIfAbsent(name, identity::principal));
    root.setFlow(false);
  }

  /** The keys named, in that order, before all others. */
  private static Comparator<String> ranking(List<String> keys) {
    return Comparator.<String>comparingInt(
            key -> keys.contains(key) ? keys.indexOf(key) : keys.size())
        .thenComparing(Names.BY_CODE_POINT);
  }

  /** Arranges the settings. A mapping or list below their keys keeps its style. */
  static void settings(Document document, ProviderModule module) {
    CanonicalLayout layout = new CanonicalLayout(document, module.identity());
    layout.sort(layout.root, ranking(SETTINGS_KEYS));
    for (DocumentNode entry : layout.root.entries()) {
      if (entry.form() == Form.MAPPING) {
        List<String> known =
            entry.name().equals("provider")
                ? providerKeys(module)
                : KEYS_BELOW.getOrDefault(entry.name(), List.of());
        layout.sort(entry, ranking(known));
      }
    }
  }

  /**
   * Arranges a roster file: sections in their order, with an empty line between them, names in the
   * order of every output, each {@code who: as what} on one line.
   */
  static void roster(Document document, Identity identity) {
    CanonicalLayout layout = new CanonicalLayout(document, identity);
    layout.sort(layout.root, SECTION_ORDER);
    List<DocumentNode> sections = layout.root.entries();
    sections.stream().skip(1).forEach(section -> section.setFollowsBlankLine(true));
    for (Section section : Section.values()) {
      sections.stream()
          .filter(entry -> entry.name().equals(section.key()))
          .forEach(entry -> layout.section(section, entry));
    }
  }

  /** In the order of the module, the file of a secret after the secret itself. */
  static List<String> providerKeys(ProviderModule module) {
    Stream<String> keys =
        module.keys().stream()
            .flatMap(
                key ->
                    key.type() == ProviderKey.Type.SECRET
                        ? Stream.of(key.name(), key.fileName())
                        : Stream.of(key.name()));
    return Stream.concat(Stream.of("type"), keys).toList();
  }

  private void section(Section section, DocumentNode entries) {
    switch (section) {
      case MEMBERS -> entries(entries, principalOrder);
      case SERVICE_ACCOUNTS -> entries(entries, NAME_ORDER);
      case GROUPS, WORKSPACES -> {
        names(entries, NAME_ORDER);
        for (DocumentNode container : entries.entries()) {
          container.setFlow(false);
          container.entries().forEach(key -> entries(key, principalOrder));
        }
      }
    }
  }

  private void entries(DocumentNode entries, Comparator<String> order) {
    names(entries, order);
    for (DocumentNode entry : entries.entries()) {
      entry.setFlow(true);
      sort(entry, FIELD_ORDER);
    }
  }

  private void names(DocumentNode names, Comparator<String> order) {
    names.setFlow(false);
    if (sorts) {
      names.sortBelowHeadings(order);
    }
  }

  private void sort(DocumentNode mapping, Comparator<String> order) {
    if (sorts) {
      mapping.sort(order);
    }
  }
}
