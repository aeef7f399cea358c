package dev.rollcall.config;

import dev.rollcall.settings.Wildcard;
import java.util.List;

/**
 * A glob over paths with {@code /}: {@code *} is any characters of one name, {@code **} alone
 * between slashes any folders, also none. Anything else is itself, so that every text is a glob.
 */
record FileGlob(String text) {
  private static final String ANY_FOLDERS = "**";

  boolean matches(String path) {
    List<String> pattern = List.of(text.split("/", -1));
    List<String> names = List.of(path.split("/", -1));
    Wildcard.ElementMatcher comparison =
        new Wildcard.ElementMatcher() {
          @Override
          public boolean isStar(int patternIndex) {
            return pattern.get(patternIndex).equals(ANY_FOLDERS);
          }

          @Override
          public boolean matches(int patternIndex, int index) {
            return Wildcard.matches(pattern.get(patternIndex), names.get(index));
          }
        };
    return Wildcard.matches(pattern.size(), names.size(), comparison);
  }
}
