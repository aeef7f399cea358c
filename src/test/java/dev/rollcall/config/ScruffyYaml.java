package dev.rollcall.config;

import dev.rollcall.HostileNames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes YAML as nobody should: in every style that means the same, with comments wherever one may
 * stand. Values are mappings, lists of texts, texts, {@link Plain} and null.
 */
final class ScruffyYaml {
  private static final Pattern SAFE = Pattern.compile("[A-Za-z_][\\w.@/%*~'=$#-]*(?<![-.])");
  private static final Pattern SAFE_IN_BLOCKS =
      Pattern.compile("(?!-[0-9.])[A-Za-z_?:-][\\w.@/%*~'=$#?,{}\\[\\]:-]*\\w");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d|\\d+[%dhm]");
  private static final Pattern WORD_OF_YAML = Pattern.compile("(?i)null|true|false");
  private static final Pattern LINES = Pattern.compile("[!-~][ -~\\n]*[!-~]\\n?");

  /** No text may be written so plainly that it must stay on one line and be longer than this. */
  private static final int LONGEST_KEY = 600;

  private final Random random;
  private final HostileNames junk;
  private final boolean anchored;
  private final StringBuilder out = new StringBuilder();
  private final List<String> comments;
  private final Map<Object, String> anchors = new HashMap<>();
  private int anchorCount;
  private int deepestComment = Integer.MAX_VALUE;

  /**
   * A writer of one file.
   *
   * @param anchored whether it uses anchors and aliases
   * @param comments takes those it writes, without blanks at their ends
   */
  ScruffyYaml(Random random, boolean anchored, List<String> comments) {
    this.random = random;
    this.comments = comments;
    this.junk = new HostileNames(random.nextLong());
    this.anchored = anchored;
  }

  /** What is no text, as YAML writes it. */
  record Plain(String text) {}

  /** A file that says what {@code root} holds. */
  String write(Map<String, Object> root) {
    if (chance(10)) {
      out.append("%YAML 1.2\n");
      maybeLines();
      out.append("---").append(endOfLine());
    } else if (chance(10)) {
      out.append("---").append(endOfLine());
    }
    if (root.isEmpty() || chance(12)) {
      maybeLines();
      flow(root, 0);
      out.append(endOfLine());
    } else {
      mapping(root, chance(10) ? 2 : 0);
    }
    maybeLines();
    if (chance(10)) {
      out.append("...").append(endOfLine());
      maybeLines();
    }
    return bytesOf(out.toString());
  }

  private String bytesOf(String text) {
    String broken =
        chance(12) ? text.replace("\n", "\r\n") : chance(20) ? text.replace('\n', '\r') : text;
    String ended = chance(10) ? broken.stripTrailing() : broken;
    return chance(12) ? "\uFEFF" + ended : ended;
  }

  private void mapping(Map<String, Object> mapping, int column) {
    List<Map.Entry<String, Object>> entries = new ArrayList<>(mapping.entrySet());
    Collections.shuffle(entries, random);
    for (Map.Entry<String, Object> entry : entries) {
      maybeLines();
      out.append(" ".repeat(column));
      String key = key(entry.getKey(), column);
      if (key.length() > LONGEST_KEY || chance(15)) {
        out.append("?").append(chance(10) ? endOfLine() + " ".repeat(column + 2) : " ").append(key);
        out.append(endOfLine());
        maybeLines();
        out.append(" ".repeat(column)).append(':');
      } else {
        out.append(key).append(key.startsWith("*") ? " :" : ":");
      }
      value(entry.getValue(), column);
    }
    if (chance(4)) {
      maybeLines();
    }
  }

  private String key(String text, int column) {
    return repeated(
        new Key(text), () -> chance(2) ? quoted(text, 0) : scalar(text, column, false, false));
  }

  /** Writes a value after a key or a dash, and what ends its line. */
  private void value(@Nullable Object value, int column) {
    deepestComment = Integer.MAX_VALUE;
    int inner = column + 1 + random.nextInt(4);
    if (value instanceof Map<?, ?> map
        && !map.isEmpty()
        && !anchors.containsKey(value)
        && chance(1.5)) {
      out.append(chance(3) ? anchor(value) : "").append(endOfLine());
      mapping(entries(map), inner);
    } else if (value instanceof List<?> list && !list.isEmpty() && chance(2)) {
      out.append(endOfLine());
      items(list, chance(2) ? column : inner);
    } else if (value instanceof String text && LINES.matcher(text).matches() && chance(2)) {
      literal(text, inner);
    } else if (value == null && chance(1.5)) {
      out.append(endOfLine());
    } else {
      out.append(chance(8) ? endOfLine() + comments(inner) + " ".repeat(inner) : " ");
      inline(value, inner, false);
      out.append(endOfLine());
    }
  }

  private void items(List<?> list, int column) {
    for (Object item : list) {
      maybeLines();
      out.append(" ".repeat(column)).append('-');
      value(item, column);
    }
  }

  private void literal(String text, int column) {
    out.append(text.endsWith("\n") ? " |" : " |-").append(endOfLine());
    text.lines().forEach(l -> out.append(l.isEmpty() ? "" : " ".repeat(column) + l).append('\n'));
    deepestComment = column - 1;
  }

  private void inline(@Nullable Object value, int column, boolean inFlow) {
    if (value instanceof Map<?, ?> map) {
      out.append(repeated(map, () -> captured(() -> flow(entries(map), column))));
    } else if (value instanceof List<?> list) {
      flowList(list, column);
    } else if (value instanceof Plain plain) {
      out.append(plain.text());
    } else if (value == null) {
      out.append(chance(2) ? "~" : "null");
    } else {
      String text = (String) value;
      out.append(repeated(text, () -> scalar(text, column, inFlow, true)));
    }
  }

  private void flow(Map<String, Object> mapping, int column) {
    List<Map.Entry<String, Object>> entries = new ArrayList<>(mapping.entrySet());
    Collections.shuffle(entries, random);
    out.append('{').append(gap(column));
    for (Iterator<Map.Entry<String, Object>> i = entries.iterator(); i.hasNext(); ) {
      Map.Entry<String, Object> entry = i.next();
      String key = repeated(new Key(entry.getKey()), () -> flowKey(entry.getKey()));
      out.append(key.length() > LONGEST_KEY || chance(12) ? "? " : "").append(key);
      if (entry.getValue() != null || chance(2)) {
        out.append(key.startsWith("*") ? " : " : ": ").append(chance(6) ? gap(column) : "");
        inline(entry.getValue(), column, true);
      }
      out.append(chance(6) ? gap(column) : "").append(i.hasNext() || chance(4) ? "," : "");
      out.append(gap(column));
    }
    out.append('}');
  }

  private String flowKey(String text) {
    return chance(2) ? quoted(text, 0) : scalar(text, 0, true, false);
  }

  private void flowList(List<?> list, int column) {
    out.append('[').append(gap(column));
    for (Iterator<?> i = list.iterator(); i.hasNext(); ) {
      inline(i.next(), column, true);
      out.append(i.hasNext() || chance(4) ? "," : "").append(gap(column));
    }
    out.append(']');
  }

  /** What may stand between two words in braces. */
  private String gap(int column) {
    return switch (random.nextInt(8)) {
      case 0 -> "\n" + " ".repeat(column + 1);
      case 1 -> " " + comment() + "\n" + comments(column) + " ".repeat(column + 1);
      default -> " ";
    };
  }

  private String scalar(String text, int column, boolean inFlow, boolean lines) {
    boolean word = !WORD_OF_YAML.matcher(text).matches();
    boolean plain =
        (word && (inFlow ? SAFE : SAFE_IN_BLOCKS).matcher(text).matches())
            || (word && SAFE.matcher(text).matches())
            || DATE.matcher(text).matches();
    if (plain && !chance(3)) {
      return text;
    }
    if (lines && text.matches("[a-z]+( [a-z]+)+") && word && chance(2)) {
      return chance(2) ? text : text.replaceFirst(" ", "\n" + " ".repeat(column + 2));
    }
    if (text.codePoints().allMatch(c -> c >= ' ' && c < 0x7F) && chance(2)) {
      return "'" + text.replace("'", "''") + "'";
    }
    return quoted(text, lines ? column + 1 : 0);
  }

  /** In double quotes; over several lines only where these are indented. */
  private String quoted(String text, int indent) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              boolean broken = indent > 0 && chance(40);
              quoted.append(broken ? "\\\n" + " ".repeat(indent) : "");
              quoted.append(broken && c == ' ' ? "\\ " : escaped(c));
            });
    return quoted.append('"').toString();
  }

  private String escaped(int codePoint) {
    if (codePoint == '"' || codePoint == '\\') {
      return "\\" + Character.toString(codePoint);
    }
    boolean visible = codePoint >= ' ' && codePoint < 0x7F;
    boolean raw = Character.isLetterOrDigit(codePoint) || (visible && !chance(30));
    return raw ? Character.toString(codePoint) : String.format(Locale.ROOT, "\\U%08X", codePoint);
  }

  /** What is written, or an alias for it if it was written before with an anchor. */
  private String repeated(Object meaning, Writing writing) {
    String known = anchors.get(meaning);
    if (known != null && !chance(4)) {
      return "*" + known;
    }
    String written = writing.write();
    return chance(3) ? anchor(meaning).strip() + (anchored ? " " : "") + written : written;
  }

  /** Names what follows. Only what has ended can be repeated, so a mapping must not hold itself. */
  private String anchor(Object meaning) {
    if (!anchored) {
      return "";
    }
    String name =
        meaning instanceof String && chance(5) ? "again" : "a:" + ++anchorCount + "\u00E9";
    anchors.values().remove(name);
    anchors.put(meaning, name);
    return " &" + name;
  }

  private String captured(Runnable writing) {
    int start = out.length();
    writing.run();
    String written = out.substring(start);
    out.setLength(start);
    return written;
  }

  private void maybeLines() {
    out.append(comments(deepestComment));
  }

  /** Empty lines and comments on lines of their own. */
  private String comments(int deepest) {
    StringBuilder lines = new StringBuilder();
    while (chance(3)) {
      int column = random.nextInt(Math.min(9, Math.max(1, deepest)));
      lines.append(chance(2) ? "" : " ".repeat(column) + comment()).append('\n');
    }
    return lines.toString();
  }

  private String endOfLine() {
    return (chance(5) ? " ".repeat(1 + random.nextInt(3)) + comment() : chance(9) ? "  " : "")
        + "\n";
  }

  private String comment() {
    String junkText = junk.next().replaceAll("[\\p{Cc}&&[^\\u0085]]|\\p{Cs}|\\p{Cn}", "?");
    String comment = "#" + (chance(3) ? "" : " ") + "<" + comments.size() + "> " + junkText;
    comments.add(comment.stripTrailing());
    return comment;
  }

  @SuppressWarnings("unchecked") // keys are texts
  private static Map<String, Object> entries(Map<?, ?> map) {
    return (Map<String, Object>) map;
  }

  private boolean chance(double in) {
    return random.nextDouble() * in < 1;
  }

  /** A text that is written as a key. */
  private record Key(String text) {}

  private interface Writing {
    String write();
  }
}
