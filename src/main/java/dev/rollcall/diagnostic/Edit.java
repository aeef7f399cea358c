package dev.rollcall.diagnostic;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to write in a file. Lines are counted as the file is now, so that edits of one file are made
 * from its end to its beginning.
 *
 * @param file path as shown to the user
 * @param first the first line concerned, from 1; what is inserted comes after it, and after line 0
 *     it comes before all others
 * @param last the last line concerned
 * @param lines what is to stand there; none where something is deleted
 * @param about the key concerned, as the file has it or is to have it
 * @param byHand why these are not whole lines of the file, which somebody has to put in or take out
 *     at this place, as a clause; null where they are
 */
public record Edit(
    String file,
    Verb verb,
    int first,
    int last,
    List<String> lines,
    String about,
    @Nullable String byHand)
    implements Comparable<Edit> {
  private static final Comparator<Edit> ORDER =
      Comparator.comparing(Edit::file).thenComparing(Edit::first).thenComparing(Edit::verb);

  /** What is done to the lines. */
  public enum Verb {
    DELETE,
    REPLACE,
    INSERT
  }

  public Edit {
    lines = List.copyOf(lines);
  }

  /** Takes lines out. */
  public static Edit delete(String file, int first, int last, String about) {
    return new Edit(file, Verb.DELETE, first, last, List.of(), about, null);
  }

  /** Puts lines in the place of others. */
  public static Edit replace(String file, int first, int last, List<String> lines, String about) {
    return new Edit(file, Verb.REPLACE, first, last, lines, about, null);
  }

  /** Puts lines after a line. */
  public static Edit insert(String file, int after, List<String> lines, String about) {
    return new Edit(file, Verb.INSERT, after, after, lines, about, null);
  }

  /**
   * The same for a person to do, who finds the line by what stands on it.
   *
   * @param text an edit of whole lines, were there any
   */
  public static Edit byHand(Edit text, String why) {
    return new Edit(text.file, text.verb, text.first, text.last, text.lines, text.about, why);
  }

  /** By file and line. */
  @Override
  public int compareTo(Edit other) {
    return ORDER.compare(this, other);
  }
}
