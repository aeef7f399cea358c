package dev.rollcall.config;

import dev.rollcall.diagnostic.SafeText;
import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a reader sees of a character, and what it is called. */
final class InvisibleCharacters {
  private static final int NON_JOINER = 0x200C;
  private static final int JOINER = 0x200D;
  private static final int EMOJI_STYLE = 0xFE0F;

  /** Scripts whose letters no joiner shapes. */
  private static final Set<UnicodeScript> NOT_JOINED =
      EnumSet.of(
          UnicodeScript.LATIN,
          UnicodeScript.GREEK,
          UnicodeScript.CYRILLIC,
          UnicodeScript.COMMON,
          UnicodeScript.INHERITED);

  private InvisibleCharacters() {}

  /** Such as {@code U+0430 CYRILLIC SMALL LETTER A}. */
  static String named(int codePoint) {
    String name = Character.getName(codePoint);
    return String.format(Locale.ROOT, "U+%04X", codePoint) + (name == null ? "" : " " + name);
  }

  /** What is not seen in a text, as a clause that names it, or null. */
  static @Nullable String describeInvisible(String text) {
    int before = ' ';
    for (int c : text.codePoints().toArray()) {
      if (isInvisible(c) && !isLegitimateJoiner(before, c)) {
        return "holds "
            + named(c)
            + (isDirectionControl(c)
                ? ", which turns the reading direction"
                : ", which nobody sees");
      }
      before = c;
    }
    return null;
  }

  /** A joiner within scripts that are written with it, and the style of a symbol. */
  private static boolean isLegitimateJoiner(int before, int codePoint) {
    boolean symbol = Character.getType(before) == Character.OTHER_SYMBOL || before == EMOJI_STYLE;
    return switch (codePoint) {
      case NON_JOINER -> !NOT_JOINED.contains(UnicodeScript.of(before));
      case JOINER -> symbol || !NOT_JOINED.contains(UnicodeScript.of(before));
      case EMOJI_STYLE -> symbol;
      default -> false;
    };
  }

  private static boolean isDirectionControl(int codePoint) {
    return switch (Character.getDirectionality(codePoint)) {
      case Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
          Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
          Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
          Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
          Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE,
          Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE ->
          true;
      default -> codePoint == 0x200E || codePoint == 0x200F || codePoint == 0x061C;
    };
  }

  /** Whether it leaves no mark of its own, or one that is taken for a plain blank. */
  static boolean isInvisible(int codePoint) {
    return !SafeText.isVisible(codePoint)
        || isIgnorable(codePoint)
        || (Character.getType(codePoint) == Character.SPACE_SEPARATOR && codePoint != ' ');
  }

  /**
   * Of those that Unicode calls Default_Ignorable, which Java cannot tell: no format characters.
   */
  private static boolean isIgnorable(int codePoint) {
    return codePoint == 0x034F
        || codePoint == 0x115F
        || codePoint == 0x1160
        || codePoint == 0x17B4
        || codePoint == 0x17B5
        || (codePoint >= 0x180B && codePoint <= 0x180F)
        || codePoint == 0x3164
        || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
        || codePoint == 0xFFA0
        || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
  }
}
