package dev.rollcall.config;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Names;
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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Finds the roster files of a project: follows links, enters no hidden folder and no other project.
 */
final class RosterFileFinder extends SimpleFileVisitor<Path> {
  private final Path root;
  private final Diagnostics.Collector problems;
  private final SortedMap<String, Path> found = new TreeMap<>(Names.BY_CODE_POINT);

  private RosterFileFinder(Path root, Diagnostics.Collector problems) {
    this.root = root;
    this.problems = problems;
  }

  /** The files below {@code root} by their paths with {@code /}, in code point order. */
  static SortedMap<String, Path> find(Path root, Diagnostics.Collector problems) {
    RosterFileFinder walk = new RosterFileFinder(root, problems);
    try {
      Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, walk);
    } catch (IOException e) {
      problems.add(YamlFile.unreadable(".", e));
    }
    return walk.found;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    boolean enter = folder.equals(root) || (!isHidden(folder) && !isProject(folder));
    return enter ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
  }

  private static boolean isProject(Path folder) {
    return Files.exists(folder.resolve(ProjectFolder.SETTINGS));
  }

  private static boolean isHidden(Path path) {
    return path.getFileName().toString().startsWith(".");
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    String shown = shown(file);
    boolean yaml = shown.endsWith(".yaml") || shown.endsWith(".yml");
    if (yaml && !isHidden(file) && !shown.equals(ProjectFolder.SETTINGS)) {
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
