package dev.rollcall;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Markdown page of the repository: what tests can check of it. */
public record MarkdownPage(Path path, String text) {
  private static final Set<Path> SKIPPED = Set.of(Path.of("src"), Path.of("target"));
  private static final Pattern BLOCK = Pattern.compile("(?sm)^```(\\w+)\\n(.*?)^```$");
  private static final Pattern INLINE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

  /** A fenced block: its language and its lines. */
  record Block(String language, String text) {}

  public static MarkdownPage at(Path path) throws IOException {
    return new MarkdownPage(path, Files.readString(path));
  }

  /** All pages of the repository, except test data and what a build writes. */
  public static List<MarkdownPage> all() throws IOException {
    List<MarkdownPage> pages = new ArrayList<>();
    Files.walkFileTree(
        Path.of(""),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean skipped =
                SKIPPED.contains(folder)
                    || folder.endsWith(".git")
                    || folder.endsWith("node_modules");
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (file.toString().endsWith(".md")) {
              pages.add(at(file));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return pages;
  }

  private Stream<Block> blocks() {
    return BLOCK.matcher(text).results().map(block -> new Block(block.group(1), block.group(2)));
  }

  public List<String> blocks(String language) {
    return blocks().filter(b -> b.language().equals(language)).map(Block::text).toList();
  }

  public List<String> languages() {
    return blocks().map(Block::language).toList();
  }

  /** The lines of all {@code sh} blocks, without comments. */
  public List<String> shellLines() {
    return blocks("sh").stream()
        .flatMap(String::lines)
        .map(line -> line.replaceFirst("(^| +)#.*$", "").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** What stands between backquotes in a line. */
  public List<String> inlineCode() {
    return INLINE
        .matcher(BLOCK.matcher(text).replaceAll(""))
        .results()
        .map(code -> code.group(1))
        .toList();
  }

  /** The targets of all links. */
  public List<String> links() {
    return LINK.matcher(text).results().map(link -> link.group(1)).toList();
  }

  /** The anchors that GitHub makes from the headings. */
  public Set<String> anchors() {
    return HEADING
        .matcher(BLOCK.matcher(text).replaceAll(""))
        .results()
        .map(MarkdownPage::anchor)
        .collect(Collectors.toSet());
  }

  private static String anchor(MatchResult heading) {
    return heading
        .group(1)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }

  /** The first column of the table that starts with this header, without backquotes. */
  public List<String> firstColumn(String header) {
    return text.lines()
        .dropWhile(line -> !line.startsWith("| " + header + " |"))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .map(row -> row.split(" *\\| *", -1)[1].replace("`", ""))
        .toList();
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
