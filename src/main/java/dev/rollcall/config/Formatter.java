package dev.rollcall.config;

import static java.util.Comparator.comparing;

import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.model.Identity;
import dev.rollcall.model.Names;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Section;
import dev.rollcall.settings.ProviderModules;
import dev.rollcall.settings.Settings;
import dev.rollcall.yaml.Document;
import dev.rollcall.yaml.DocumentNode;
import dev.rollcall.yaml.DocumentNode.Form;
import dev.rollcall.yaml.YamlFile;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds files that are not in canonical form. What a file says stays, and so do its comments. Where
 * a file has anchors, its keys keep their order: an alias cannot come before its anchor. So do
 * lists: their order may mean something.
 */
public final class Formatter {
  /** The keys of the settings in the order of the documentation. */
  static final List<String> SETTINGS_KEYS =
      List.of(
          "organization", "provider", "invitations", "prune", "ignore", "guards", "files", "roles");

  private static final Comparator<String> SECTION_ORDER =
      ranking(Arrays.stream(Section.values()).map(Section::key).toList());

  private static final Comparator<String> FIELD_ORDER =
      ranking(List.of("role", "from", "until", "note"));

  private static final Comparator<String> NAME_ORDER =
      comparing(Names::normalize, Names.BY_CODE_POINT);

  private final SchemaValidator settingsSchema;
  private final String provider;
  private final Map<String, Principal> principals = new HashMap<>();
  private final Comparator<String> principalOrder;

  private Formatter(Settings settings, ProviderModules modules) {
    this.settingsSchema = SettingsSchema.validator(modules);
    this.provider = settings.provider().type();
    Identity identity = modules.of(settings.provider()).identity();
    this.principalOrder = comparing(name -> principals.computeIfAbsent(name, identity::principal));
  }

  /**
   * What canonical form means for the files of a project.
   *
   * @param files how many files were looked at
   * @param rewrites the canonical text of those that are not in it, the settings first, then by
   *     path
   */
  public record FormatResult(int files, Map<YamlFile, String> rewrites) {}

  /**
   * Looks at the settings and the roster files of a project that was found valid.
   *
   * @throws InvalidInputException if a file is not valid YAML any more
   */
  public static FormatResult check(ProjectFolder folder, Settings settings, ProviderModules modules)
      throws InvalidInputException {
    Formatter formatter = new Formatter(settings, modules);
    Diagnostics.Collector problems = new Diagnostics.Collector();
    Map<YamlFile, String> rewrites = new LinkedHashMap<>();
    YamlFile settingsFile = folder.settingsFile();
    String canonical = settingsFile.reformatted(formatter::settings, problems);
    if (canonical != null) {
      rewrites.put(settingsFile, canonical);
    }
    List<YamlFile> rosters = folder.rosterFiles(settings, problems);
    for (YamlFile file : rosters) {
      canonical = file.reformatted(formatter::roster, problems);
      if (canonical != null) {
        rewrites.put(file, canonical);
      }
    }
    Diagnostics found = problems.toDiagnostics();
    if (found.hasErrors()) {
      throw new InvalidInputException(found);
    }
    return new FormatResult(1 + rosters.size(), Collections.unmodifiableMap(rewrites));
  }

  /** The keys named, in that order, before all others. */
  private static Comparator<String> ranking(List<String> keys) {
    return Comparator.<String>comparingInt(
            key -> keys.contains(key) ? keys.indexOf(key) : keys.size())
        .thenComparing(Names.BY_CODE_POINT);
  }

  /** Arranges the settings. A mapping or list below their keys keeps its style. */
  private void settings(Document document) {
    DocumentNode root = document.root();
    root.setFlow(false);
    if (document.hasAnchors()) {
      return;
    }
    root.sort(ranking(SETTINGS_KEYS));
    for (DocumentNode entry : root.entries()) {
      if (entry.form() == Form.MAPPING) {
        String definition = entry.name().equals("provider") ? provider : entry.name();
        entry.sort(ranking(settingsSchema.keys(definition)));
      }
    }
  }

  /**
   * Arranges a roster file: sections in their order, with an empty line between them, names in the
   * order of every output, each {@code who: as what} on one line.
   */
  private void roster(Document document) {
    DocumentNode root = document.root();
    boolean sorts = !document.hasAnchors();
    root.setFlow(false);
    if (sorts) {
      root.sort(SECTION_ORDER);
    }
    root.entries().stream().skip(1).forEach(section -> section.setFollowsBlankLine(true));
    for (DocumentNode section : root.entries()) {
      section(section, sorts);
    }
  }

  private void section(DocumentNode section, boolean sorts) {
    Section known = Section.find(section.name());
    if (known == null) {
      return; // an alias names it
    }
    switch (known) {
      case MEMBERS -> entries(section, principalOrder, sorts);
      case SERVICE_ACCOUNTS -> entries(section, NAME_ORDER, sorts);
      case GROUPS, WORKSPACES -> {
        names(section, NAME_ORDER, sorts);
        for (DocumentNode container : section.entries()) {
          container.setFlow(false);
          container.entries().forEach(key -> entries(key, principalOrder, sorts));
        }
      }
    }
  }

  private static void entries(DocumentNode entries, Comparator<String> order, boolean sorts) {
    names(entries, order, sorts);
    for (DocumentNode entry : entries.entries()) {
      entry.setFlow(true);
      if (sorts) {
        entry.sort(FIELD_ORDER);
      }
    }
  }

  private static void names(DocumentNode names, Comparator<String> order, boolean sorts) {
    names.setFlow(false);
    if (sorts) {
      names.sortBelowHeadings(order);
    }
  }
}
