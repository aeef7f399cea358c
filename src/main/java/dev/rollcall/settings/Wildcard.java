package dev.rollcall.settings;

/**
 * Matches patterns in which one element stands for any number of others. Takes time proportional to
 * the product of the two lengths at most; a regular expression with many {@code .*} could take
 * exponential time.
 */
public final class Wildcard {
  private Wildcard() {}

  /** A pattern and what is held against it, by index. */
  public interface ElementMatcher {
    /** Whether the pattern's element stands for any number of elements. */
    boolean isStar(int patternIndex);

    /** Whether the two elements match. */
    boolean matches(int patternIndex, int index);
  }

  /**
   * Whether {@code text} matches {@code pattern}, in which {@code *} is any characters, also none.
   */
  public static boolean matches(String pattern, String text) {
    ElementMatcher characters =
        new ElementMatcher() {
          @Override
          public boolean isStar(int patternIndex) {
            return pattern.charAt(patternIndex) == '*';
          }

          @Override
          public boolean matches(int patternIndex, int index) {
            return pattern.charAt(patternIndex) == text.charAt(index);
          }
        };
    return matches(pattern.length(), text.length(), characters);
  }

  /** Whether all of {@code length} elements match all of the pattern's. */
  public static boolean matches(int patternLength, int length, ElementMatcher comparison) {
    int p = 0;
    int star = -1;
    int resume = 0; // where to go on if the last star takes one element more
    for (int i = 0; i < length; ) {
      if (p < patternLength && comparison.isStar(p)) {
        star = p++;
        resume = i;
      } else if (p < patternLength && comparison.matches(p, i)) {
        p++;
        i++;
      } else if (star >= 0) {
        p = star + 1;
        i = ++resume;
      } else {
        return false;
      }
    }
    while (p < patternLength && comparison.isStar(p)) {
      p++;
    }
    return p == patternLength;
  }
}
