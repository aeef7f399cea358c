package dev.rollcall.config;

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

  private Confusables() {}

  private static Map<Integer, Character> pairs() {
    Map<Integer, Character> pairs = new HashMap<>();
    for (String pair : PAIRS.split(" ", -1)) {
      pairs.put((int) pair.charAt(0), pair.charAt(1));
    }
    return pairs;
  }

  /** What looks like something else in a text, as a clause that names it, or null. */
  static @Nullable String of(String text) {
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
        return "holds " + InvisibleCharacters.named(c) + ", which looks like \"" + plain + "\"";
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
        + InvisibleCharacters.named(odd)
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
    return "holds "
        + InvisibleCharacters.named(first)
        + ", which looks like \""
        + LATIN.get(first)
        + "\"";
  }

  /** Equal for two texts that few readers can tell apart; case is of no matter. */
  static String skeleton(String text) {
    StringBuilder skeleton = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFKC)
        .codePoints()
        .filter(c -> !InvisibleCharacters.isInvisible(c))
        .forEach(
            c -> {
              Character latin = LATIN.get(c);
              skeleton.appendCodePoint(latin == null ? c : latin);
            });
    return Names.foldCase(skeleton.toString()).toLowerCase(Locale.ROOT);
  }
}
