package dev.rollcall.config;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Names;
import dev.rollcall.yaml.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A project on disk: {@code rollcall.yaml} at its root, and roster files below it. */
public final class ProjectFolder {
  /** The file at the root of a project. */
  public static final String SETTINGS = "rollcall.yaml";

  private final Path root;

  private ProjectFolder(Path root) {
    this.root = root;
  }

  /**
   * A folder, be it a project or not.
   *
   * @throws NoSuchFolderException if there is none
   */
  public static ProjectFolder open(Path root) throws NoSuchFolderException {
    if (!Files.exists(root)) {
      throw new NoSuchFolderException("no such folder: " + root);
    }
    if (!Files.isDirectory(root)) {
      throw new NoSuchFolderException("not a folder: " + root);
    }
    return new ProjectFolder(root);
  }

  /** The folder, as it was named. */
  public Path root() {
    return root;
  }

  /**
   * The file with the settings, which is there but need not be readable.
   *
   * @throws InvalidInputException if the folder has none and so is no project
   */
  public YamlFile settingsFile() throws InvalidInputException {
    Path file = root.resolve(SETTINGS);
    if (!Files.isReadable(root)) {
      throw new InvalidInputException(
          Diagnostic.error("unreadable", "the folder cannot be read: permission denied", null));
    }
    if (!Files.exists(file)) {
      String folder = root.toString().replace('\\', '/');
      String message = (folder.isEmpty() ? "." : folder) + " has no " + SETTINGS;
      throw new InvalidInputException(
          Diagnostic.error("no-settings", message, null).withHint(hintForMissingSettings()));
    }
    return new YamlFile(file, SETTINGS);
  }

  private String hintForMissingSettings() {
    return Files.exists(root.resolve("rollcall.yml"))
        ? "rename rollcall.yml to " + SETTINGS
        : "name a project's folder, or write one with rollcall import";
  }

  /**
   * The roster files, in code point order of their paths; what is wrong with the folder goes to
   * {@code problems}.
   *
   * @param globs those that narrow the files; none for all
   * @param globPlaces where each glob stands, as far as known
   */
  List<YamlFile> rosterFiles(
      List<String> globs,
      Map<String, @Nullable SourceLocation> globPlaces,
      Diagnostics.Collector problems) {
    SortedMap<String, Path> found = RosterFileFinder.find(root, problems);
    SortedMap<String, Path> chosen = new TreeMap<>(Names.BY_CODE_POINT);
    for (String glob : globs) {
      SortedMap<String, Path> matching = matching(found, new FileGlob(glob));
      if (matching.isEmpty()) {
        problems.add(
            Diagnostic.error(
                    "no-match", "no file matches " + SafeText.quote(glob), globPlaces.get(glob))
                .withHint("** matches any folders: teams/**, **/*.yaml"));
      }
      chosen.putAll(matching);
    }
    List<YamlFile> files = new ArrayList<>();
    (globs.isEmpty() ? found : chosen).forEach((name, path) -> files.add(new YamlFile(path, name)));
    return files;
  }

  private static SortedMap<String, Path> matching(SortedMap<String, Path> files, FileGlob glob) {
    SortedMap<String, Path> matching = new TreeMap<>(Names.BY_CODE_POINT);
    files.forEach(
        (name, path) -> {
          if (glob.matches(name)) {
            matching.put(name, path);
          }
        });
    return matching;
  }
}
