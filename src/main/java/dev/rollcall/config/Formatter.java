package dev.rollcall.config;

import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.settings.Settings;
import dev.rollcall.yaml.Document;
import dev.rollcall.yaml.YamlFile;
import dev.rollcall.yaml.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds what is not in canonical form. What a file says stays, and so does every comment. */
public final class Formatter {
  private final Diagnostics.Collector problems = new Diagnostics.Collector();
  private final List<Rewrite> rewrites = new ArrayList<>();

  private Formatter() {}

  /**
   * Looks at the settings and the roster files of a project that was found valid.
   *
   * @throws InvalidInputException if a file is not valid YAML any more
   */
  public static FormatResult check(ProjectFolder folder, Settings settings)
      throws InvalidInputException {
    Formatter formatter = new Formatter();
    formatter.check(folder.settingsFile(), new SettingsLayout());
    List<YamlFile> rosters = folder.rosterFiles(settings.files(), Map.of(), formatter.problems);
    rosters.forEach(file -> formatter.check(file, new RosterLayout()));
    Diagnostics found = formatter.problems.toDiagnostics();
    if (found.hasErrors()) {
      throw new InvalidInputException(found);
    }
    return new FormatResult(1 + rosters.size(), List.copyOf(formatter.rewrites));
  }

  private void check(YamlFile file, CanonicalLayout arrangement) {
    YamlText text = file.readText(problems);
    String canonical = text == null ? null : canonical(text.document(), arrangement);
    if (text != null && canonical != null && !text.isWritten(canonical)) {
      text.requireSame(canonical);
      rewrites.add(new Rewrite(file.name(), file.path(), canonical));
    }
  }

  private static String canonical(Document document, CanonicalLayout arrangement) {
    KeySorter keys = new KeySorter(document.hasAnchors());
    return document.inside(root -> arrangement.arrange(root, keys)).write();
  }
}
