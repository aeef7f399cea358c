package dev.rollcall.config;

import dev.rollcall.config.FormatResult.Rewrite;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.settings.ProviderModule;
import dev.rollcall.settings.Settings;
import dev.rollcall.yaml.Document;
import dev.rollcall.yaml.YamlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Finds files that are not in canonical form. What a file says stays, and so do its comments. */
public final class Formatter {
  private final Diagnostics.Collector problems = new Diagnostics.Collector();
  private final List<Rewrite> rewrites = new ArrayList<>();

  private Formatter() {}

  /**
   * Looks at the settings and the roster files of a project that was found valid.
   *
   * @throws InvalidInputException if a file is not valid YAML any more
   */
  public static FormatResult check(ProjectFolder folder, Settings settings, ProviderModule module)
      throws InvalidInputException {
    Formatter formatter = new Formatter();
    formatter.check(folder.settingsFile(), document -> CanonicalLayout.settings(document, module));
    Consumer<Document> layout = document -> CanonicalLayout.roster(document, module.identity());
    List<YamlFile> rosters = folder.rosterFiles(settings.files(), Map.of(), formatter.problems);
    rosters.forEach(file -> formatter.check(file, layout));
    Diagnostics found = formatter.problems.toDiagnostics();
    if (found.hasErrors()) {
      throw new InvalidInputException(found);
    }
    return new FormatResult(1 + rosters.size(), List.copyOf(formatter.rewrites));
  }

  private void check(YamlFile file, Consumer<Document> layout) {
    String canonical = file.reformatted(layout, problems);
    if (canonical != null) {
      rewrites.add(new Rewrite(file.name(), file.path(), canonical));
    }
  }
}
