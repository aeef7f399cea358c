package dev.rollcall.config;

import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.model.Names;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds what makes a text look like another one. The rules are few, so that each finding can be
 * explained, and follow Unicode Technical Standard 39: a character that is another form of an ASCII
 * letter; letters of several scripts in one word, but for those that East Asian writing mixes
 * ("highly restrictive"); a word of another script whose letters all look like Latin ones.
 */
final class Confusables {
  /** Each letter of another script, and the ASCII letter it cannot be told from in most fonts. */
  private static final String PAIRS =
      // Cyrillic
      "\u0430a \u0435e \u043Eo \u0440p \u0441c \u0443y \u0445x \u0455s \u0456i \u0458j \u0475v"
          + " \u04BBh \u04CFl \u0501d \u051Bq \u051Dw \u0410A \u0412B \u0415E \u041AK \u041CM"
          + " \u041DH \u041EO \u0420P \u0421C \u0422T \u0423Y \u0425X \u0405S \u0406I \u0408J"
          + " \u0474V \u04AEY \u04C0I \u050CG \u051AQ \u051CW"
          // Greek
          + " \u03BFo \u03BDv \u03C1p \u03B1a \u03B9i \u03BAk \u03C5u \u03C7x \u03F3j \u0391A"
          + " \u0392B \u0395E \u0396Z \u0397H \u0399I \u039AK \u039CM \u039DN \u039FO \u03A1P"
          + " \u03A4T \u03A5Y \u03A7X"
          // Armenian
          + " \u0585o \u057Du \u0578n \u0570h \u0581g \u0566q \u0555O \u054DU \u054FS";

  private static final Map<Integer, Character> LATIN = pairs();

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");

  private static final List<Set<UnicodeScript>> ALLOWED_SCRIPT_MIXES =
      List.of(
          EnumSet.of(
              UnicodeScript.LATIN,
              UnicodeScript.HAN,
              UnicodeScript.HIRAGANA,
              UnicodeScript.KATAKANA),
          EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.BOPOMOFO),
          EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HANGUL));

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

  private Confusables() {}

  private static Map<Integer, Character> pairs() {
    Map<Integer, Character> pairs = new HashMap<>();
    for (String pair : PAIRS.split(" ", -1)) {
      pairs.put((int) pair.charAt(0), pair.charAt(1));
    }
    return pairs;
  }

  /** What looks like something else in a text, as a clause that names it, or null. */
  static @Nullable String lookalikeIn(String text) {
    List<String> words = WORD.matcher(text).results().map(MatchResult::group).toList();
    for (String word : words) {
      String found = inWord(word);
      if (found != null) {
        return found;
      }
    }
    return looksAllLatin(words);
  }

  private static @Nullable String inWord(String word) {
    for (int c : word.codePoints().toArray()) {
      String plain = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
      if (c >= 0x80 && plain.chars().allMatch(p -> p < 0x80)) {
        return "holds " + named(c) + ", which looks like \"" + plain + "\"";
      }
    }
    return mixed(word);
  }

  private static @Nullable String mixed(String word) {
    Map<UnicodeScript, Integer> scripts = scripts(word);
    if (scripts.size() < 2
        || ALLOWED_SCRIPT_MIXES.stream().anyMatch(mix -> mix.containsAll(scripts.keySet()))) {
      return null;
    }
    UnicodeScript most = most(scripts);
    int odd =
        word.codePoints()
            .filter(c -> scripts.containsKey(UnicodeScript.of(c)) && UnicodeScript.of(c) != most)
            .findFirst()
            .orElseThrow();
    Character latin = LATIN.get(odd);
    return "holds "
        + named(odd)
        + (latin == null
            ? ", a letter of another script than those beside it"
            : ", which looks like the Latin letter \"" + latin + "\"");
  }

  private static Map<UnicodeScript, Integer> scripts(String word) {
    Map<UnicodeScript, Integer> scripts = new EnumMap<>(UnicodeScript.class);
    word.codePoints()
        .mapToObj(UnicodeScript::of)
        .filter(s -> s != UnicodeScript.COMMON && s != UnicodeScript.INHERITED)
        .forEach(s -> scripts.merge(s, 1, Integer::sum));
    return scripts;
  }

  /** Of scripts that are as frequent the first, which Latin is before most. */
  private static UnicodeScript most(Map<UnicodeScript, Integer> scripts) {
    UnicodeScript most = UnicodeScript.LATIN;
    for (Map.Entry<UnicodeScript, Integer> script : scripts.entrySet()) {
      if (script.getValue() > scripts.getOrDefault(most, 0)) {
        most = script.getKey();
      }
    }
    return most;
  }

  /**
   * A word in letters that all look Latin, where no other word of the text shows that the script is
   * meant.
   */
  private static @Nullable String looksAllLatin(List<String> words) {
    List<Integer> foreign = new ArrayList<>();
    for (String word : words) {
      word.codePoints()
          .filter(c -> UnicodeScript.of(c) != UnicodeScript.LATIN)
          .filter(c -> UnicodeScript.of(c) != UnicodeScript.INHERITED)
          .forEach(foreign::add);
    }
    if (foreign.isEmpty() || !LATIN.keySet().containsAll(foreign)) {
      return null;
    }
    int first = foreign.get(0);
    return "holds " + named(first) + ", which looks like \"" + LATIN.get(first) + "\"";
  }

  /** Equal for two texts that few readers can tell apart; case is of no matter. */
  static String skeleton(String text) {
    StringBuilder skeleton = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFKC)
        .codePoints()
        .filter(c -> !isInvisible(c))
        .forEach(
            c -> {
              Character latin = LATIN.get(c);
              skeleton.appendCodePoint(latin == null ? c : latin);
            });
    return Names.foldCase(skeleton.toString()).toLowerCase(Locale.ROOT);
  }

  /** Such as {@code U+0430 CYRILLIC SMALL LETTER A}. */
  private static String named(int codePoint) {
    String name = Character.getName(codePoint);
    return String.format(Locale.ROOT, "U+%04X", codePoint) + (name == null ? "" : " " + name);
  }

  /** What is not seen in a text, as a clause that names it, or null. */
  static @Nullable String invisibleIn(String text) {
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
  private static boolean isInvisible(int codePoint) {
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
