package dev.rollcall.config;

import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Section;
import dev.rollcall.settings.Settings;
import dev.rollcall.yaml.Outline;
import dev.rollcall.yaml.OutlineNode;
import dev.rollcall.yaml.YamlFile;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The outlines of a project's roster files, each read when it is first asked for. */
final class OutlineCache {
  private final Map<String, YamlFile> files = new LinkedHashMap<>();
  private final Map<String, Optional<Outline>> read = new HashMap<>();

  OutlineCache(ProjectFolder folder, Settings settings) {
    folder
        .rosterFiles(settings.files(), Map.of(), new Diagnostics.Collector())
        .forEach(file -> files.put(file.name(), file));
  }

  /** The outline of a file, or null where it cannot be had. */
  @Nullable Outline of(String file) {
    return read.computeIfAbsent(
            file,
            name ->
                Optional.ofNullable(files.get(name))
                    .flatMap(found -> Optional.ofNullable(found.outline())))
        .orElse(null);
  }

  /** The key at a place, or null where none is to be found. */
  @Nullable OutlineNode at(SourceLocation place) {
    Outline outline = of(place.file());
    return outline == null ? null : outline.at(place);
  }

  /** The first file, in code point order, with a section; null if none has it. */
  @Nullable String fileWith(Section section) {
    for (String file : files.keySet()) {
      Outline outline = of(file);
      if (outline != null && outline.root().child(section.key()) != null) {
        return file;
      }
    }
    return null;
  }
}
