package dev.rollcall.model;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.Locale;

/** The rules for names that are not e-mails: exact after NFC, unique without regard to case. */
public final class Names {
  /** By Unicode code point: unlike {@link String#compareTo}, right beyond the basic plane. */
  public static final Comparator<String> BY_CODE_POINT = Names::compareCodePoints;

  private Names() {}

  /** The form in which names are compared: NFC. */
  public static String normalize(String name) {
    return isAscii(name) || Normalizer.isNormalized(name, Normalizer.Form.NFC)
        ? name
        : Normalizer.normalize(name, Normalizer.Form.NFC);
  }

  private static boolean isAscii(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** Equal for two names that differ only by case, which may not exist side by side. */
  public static String foldCase(String name) {
    return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  private static int compareCodePoints(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean bothOrNeither = Character.isSurrogate(x) == Character.isSurrogate(y);
        return bothOrNeither ? Character.compare(x, y) : Character.isSurrogate(x) ? 1 : -1;
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}
