package dev.rollcall.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.function.IntFunction;

/**
 * A part of a page, in whole lines. What does not fit of its items is left out from the end and
 * counted.
 *
 * @param note a line that says how many are missing
 */
record PageSection(String opening, List<String> items, String ending, IntFunction<String> note) {
  /** A part with nothing to leave out. */
  static PageSection of(String text) {
    return new PageSection(text, List.of(), "", missing -> "");
  }

  /** A part under a heading, or nothing where it has no items. */
  static PageSection list(String heading, List<String> items, IntFunction<String> note) {
    return items.isEmpty()
        ? of("")
        : new PageSection("### " + heading + " (" + items.size() + ")\n\n", items, "", note);
  }

  /** A part to be opened with a click, or nothing where it has no items. */
  static PageSection collapsed(String summary, List<String> items, IntFunction<String> note) {
    return items.isEmpty()
        ? of("")
        : new PageSection(
            unfolding(summary + " (" + items.size() + ")"), items, "\n</details>\n", note);
  }

  /** What comes before something to be opened with a click. */
  static String unfolding(String summary) {
    return "<details>\n<summary>" + summary + "</summary>\n\n";
  }

  /** As much of it as so many bytes hold. */
  String within(int bytes) {
    String whole = opening + String.join("", items) + ending;
    return size(whole) <= bytes ? whole : cut(bytes);
  }

  private String cut(int bytes) {
    int room = bytes - size(opening) - size(ending) - size(note.apply(items.size()));
    StringBuilder text = new StringBuilder(opening);
    int kept = 0;
    while (kept < items.size() && size(items.get(kept)) <= room) {
      room -= size(items.get(kept));
      text.append(items.get(kept++));
    }
    if (kept > 0) {
      return text.append(ending).append(note.apply(items.size() - kept)).toString();
    }
    String all = note.apply(items.size()).stripLeading();
    return size(all) <= bytes ? all : "";
  }

  static int size(String text) {
    return text.getBytes(UTF_8).length;
  }
}
