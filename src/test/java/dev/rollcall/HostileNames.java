package dev.rollcall;

import java.text.Normalizer;
import java.util.List;
import java.util.Random;

/** Names that a careless writer or reader of YAML trips over; the same for the same seed. */
public final class HostileNames {
  private static final List<String> KNOWN =
      List.of(
          "yes",
          "No",
          "on",
          "OFF",
          "y",
          "n",
          "null",
          "~",
          "true",
          "False",
          "1",
          "1.0",
          "-1",
          "0x1F",
          "0o7",
          "1_000",
          "1e3",
          ".inf",
          ".nan",
          "2026-11-23",
          "12:30:45",
          "a: b",
          "a:b",
          "a :b",
          ": a",
          "a:",
          "- x",
          "-",
          "---",
          "...",
          "? x",
          "?",
          "*x",
          "&x",
          "!x",
          "!!str x",
          "%x",
          "@x",
          "`x",
          "|",
          ">",
          "#x",
          "x #y",
          "x# y",
          "[x]",
          "{x}",
          "x, y",
          "'x'",
          "\"x\"",
          "x\\y",
          "\\",
          " x",
          "x ",
          "x  y",
          "<<",
          "=",
          "group:x",
          "service:x",
          "group:group:x",
          "kubernetes/sig-apps",
          "a%2Fb",
          "caf\u00E9",
          "\u00FCber",
          "\u65E5\u672C",
          "\uD83D\uDE00",
          "\u202Ex",
          "x\u200By",
          "\uFEFFx",
          "\u2028",
          "x\u0085y",
          "\u0000",
          "x\ny",
          "x\r\ny",
          "\tx",
          "x\ty",
          "\u007F",
          "\uFFFE",
          "${HOME}",
          "{{ x }}",
          "a@b",
          "true@x",
          "/",
          ".",
          "..",
          "CON");

  private final Random random;

  public HostileNames(long seed) {
    this.random = new Random(seed);
  }

  /** Another name in NFC, not empty. */
  public String next() {
    return switch (random.nextInt(6)) {
      case 0, 1 -> known();
      case 2 -> known() + known();
      case 3 -> known() + " " + known();
      case 4 -> Normalizer.normalize(anyCharacters(1 + random.nextInt(12)), Normalizer.Form.NFC);
      default ->
          random.nextInt(8) == 0
              ? known() + "long ".repeat(170) + known()
              : known() + random.nextInt(100);
    };
  }

  private String known() {
    return KNOWN.get(random.nextInt(KNOWN.size()));
  }

  private String anyCharacters(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      int bound = List.of(0x80, 0x100, 0x3000, 0x11_0000).get(random.nextInt(4));
      int codePoint = random.nextInt(bound);
      boolean half = codePoint >= 0xD800 && codePoint < 0xE000;
      text.appendCodePoint(half ? 'x' : codePoint);
    }
    return text.toString();
  }
}
