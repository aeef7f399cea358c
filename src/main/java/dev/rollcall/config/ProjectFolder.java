package dev.rollcall.config;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Names;
import dev.rollcall.settings.Settings;
import dev.rollcall.settings.Wildcard;
import dev.rollcall.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
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
   * The roster files that settings do not exclude, as {@link #rosterFiles(Map,
   * Diagnostics.Collector)} finds them.
   */
  List<YamlFile> rosterFiles(Settings settings, Diagnostics.Collector problems) {
    Map<String, @Nullable SourceLocation> globs = new LinkedHashMap<>();
    for (int i = 0; i < settings.files().size(); i++) {
      globs.put(settings.files().get(i), settings.sourceOf("files." + i));
    }
    return rosterFiles(globs, problems);
  }

  /**
   * The roster files, in code point order of their paths; what is wrong with the folder goes to
   * {@code problems}.
   *
   * @param globs those that narrow the files, none for all, and where each is, as far as known
   */
  List<YamlFile> rosterFiles(
      Map<String, @Nullable SourceLocation> globs, Diagnostics.Collector problems) {
    RosterFileFinder finder = new RosterFileFinder(problems);
    try {
      Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, finder);
    } catch (IOException e) {
      problems.add(YamlFile.unreadable(".", e));
    }
    Set<String> chosen = new HashSet<>();
    globs.forEach(
        (glob, place) -> {
          List<String> matching =
              finder.found.keySet().stream().filter(name -> matches(glob, name)).toList();
          if (matching.isEmpty()) {
            problems.add(
                Diagnostic.error("no-match", "no file matches " + SafeText.quote(glob), place)
                    .withHint("** matches any folders: teams/**, **/*.yaml"));
          }
          chosen.addAll(matching);
        });
    return finder.found.entrySet().stream()
        .filter(file -> globs.isEmpty() || chosen.contains(file.getKey()))
        .map(file -> new YamlFile(file.getValue(), file.getKey()))
        .toList();
  }

  /**
   * Whether a path with {@code /} matches a glob: {@code *} is any characters of one name, {@code
   * **} alone between slashes any folders, also none. Anything else is itself, so that every text
   * is a glob.
   */
  private static boolean matches(String glob, String path) {
    List<String> pattern = List.of(glob.split("/", -1));
    List<String> names = List.of(path.split("/", -1));
    Wildcard.ElementMatcher comparison =
        new Wildcard.ElementMatcher() {
          @Override
          public boolean isStar(int patternIndex) {
            return pattern.get(patternIndex).equals("**");
          }

          @Override
          public boolean matches(int patternIndex, int index) {
            return Wildcard.matches(pattern.get(patternIndex), names.get(index));
          }
        };
    return Wildcard.matches(pattern.size(), names.size(), comparison);
  }

  /** Follows links, enters no hidden folder and no other project. */
  private final class RosterFileFinder extends SimpleFileVisitor<Path> {
    private final Diagnostics.Collector problems;
    private final SortedMap<String, Path> found = new TreeMap<>(Names.BY_CODE_POINT);

    RosterFileFinder(Diagnostics.Collector problems) {
      this.problems = problems;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean enter =
          folder.equals(root) || (!isHidden(folder) && !Files.exists(folder.resolve(SETTINGS)));
      return enter ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
    }

    private boolean isHidden(Path path) {
      return path.getFileName().toString().startsWith(".");
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String shown = shown(file);
      boolean yaml = shown.endsWith(".yaml") || shown.endsWith(".yml");
      if (yaml && !isHidden(file) && !shown.equals(SETTINGS)) {
        found.put(shown, file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      if (failure instanceof FileSystemLoopException) {
        problems.add(
            Diagnostic.error(
                    "link-loop",
                    "this link leads back to a folder it stands in",
                    new SourceLocation(shown(file), 1, 1))
                .withHint("delete the link"));
      } else if (!isHidden(file)) {
        problems.add(YamlFile.unreadable(shown(file), failure));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
      if (failure != null) {
        problems.add(YamlFile.unreadable(shown(folder), failure));
      }
      return FileVisitResult.CONTINUE;
    }

    private String shown(Path file) {
      return StreamSupport.stream(root.relativize(file).spliterator(), false)
          .map(Path::toString)
          .collect(Collectors.joining("/"));
    }
  }
}
