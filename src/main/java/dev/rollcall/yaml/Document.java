package dev.rollcall.yaml;

import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.yaml.CommentScanner.Comment;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file as it is written: its keys and values with their places, its comments and its lines.
 *
 * @param root the whole file; above it the comments that stay at the top whatever comes first below
 *     them: those that an empty line separates from the first key, and those that editors read
 * @param byPlace the values by the places of their keys
 * @param hasAnchors whether anything in it has an anchor or is an alias
 */
public record Document(
    DocumentNode root,
    Map<SourceLocation, DocumentNode> byPlace,
    LineIndex lines,
    boolean hasAnchors) {
  /**
   * Reads the text of a file, which must have been read within our limits before.
   *
   * @param file its name in source locations
   * @throws org.snakeyaml.engine.v2.exceptions.YamlEngineException if it is not valid YAML
   */
  static Document read(String file, String text) {
    return new DocumentReader(file, normalized(text)).document();
  }

  /** The texts of the comments of a valid file, sorted. */
  static List<String> comments(String text) {
    String normalized = normalized(text);
    return new CommentScanner(normalized, new LineIndex(normalized))
        .rest().stream().map(Comment::text).sorted().toList();
  }

  /** Without byte order mark, and with line feeds alone: YAML makes no difference. */
  private static String normalized(String text) {
    String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return unmarked.replace("\r\n", "\n").replace('\r', '\n');
  }

  /** The value of the key at a place, or null: what an alias repeats has no key there. */
  public @Nullable DocumentNode at(SourceLocation place) {
    return byPlace.get(place);
  }

  /** A line of the file, counted from 1, without its line break. */
  public String line(int number) {
    return lines.line(number - 1);
  }

  /** The file in canonical spacing; ends in one line break. */
  public String write() {
    return YamlWriter.toText(out -> out.document(this));
  }
}
