package dev.rollcall.config;

import dev.rollcall.diagnostic.SafeText;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the word somebody meant. */
final class Suggestion {
  /** Words further apart are different words, and looking for them takes long among many. */
  private static final int MAX_DISTANCE = 3;

  private Suggestion() {}

  /** {@code did you mean "member"?}, or null if no candidate is near. */
  static @Nullable String didYouMean(String word, Iterable<String> candidates) {
    String nearest = nearest(word, candidates);
    return nearest == null ? null : "did you mean " + SafeText.quote(nearest) + "?";
  }

  /** As {@link #didYouMean}, or else all the candidates there are. */
  static String didYouMeanOrOneOf(String word, Collection<String> candidates) {
    String hint = didYouMean(word, candidates);
    return hint != null ? hint : "one of: " + String.join(", ", candidates);
  }

  private static @Nullable String nearest(String word, Iterable<String> candidates) {
    String wanted = word.toLowerCase(Locale.ROOT);
    int best = Math.min(wanted.length() / 4, MAX_DISTANCE - 1) + 2;
    String nearest = null;
    for (String candidate : candidates) {
      int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT), best - 1);
      if (distance < best) {
        best = distance;
        nearest = candidate;
      }
    }
    return nearest;
  }

  /**
   * Characters to insert, delete, replace or swap with a neighbour (optimal string alignment), or
   * any number above {@code limit} if that many do not suffice.
   */
  static int distance(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) > limit) {
      return limit + 1;
    }
    int[][] rows = new int[3][b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      rows[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      if (fillRow(a, b, i, limit, rows) > limit) {
        return limit + 1;
      }
    }
    return rows[a.length() % 3][b.length()];
  }

  /**
   * Fills row {@code i}, as far as it can stay within the limit, from the two rows before it;
   * answers its least number.
   */
  private static int fillRow(String a, String b, int i, int limit, int[][] rows) {
    int[] row = rows[i % 3];
    int[] above = rows[(i + 2) % 3];
    int from = Math.max(1, i - limit);
    int to = Math.min(b.length(), i + limit);
    row[from - 1] = from == 1 ? i : limit + 1;
    if (to < b.length()) {
      row[to + 1] = limit + 1;
    }
    int least = row[from - 1];
    for (int j = from; j <= to; j++) {
      int replace = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
      row[j] = Math.min(replace, 1 + Math.min(row[j - 1], above[j]));
      if (i > 1 && j > 1 && isSwapped(a, b, i, j)) {
        row[j] = Math.min(row[j], rows[(i + 1) % 3][j - 2] + 1);
      }
      least = Math.min(least, row[j]);
    }
    return least;
  }

  private static boolean isSwapped(String a, String b, int i, int j) {
    return a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
