package dev.rollcall.render;

import java.io.IOException;
import java.io.Writer;

/** What is left of a page: parts take of it in the order of their weight, not of their place. */
final class PageBudget {
  private final int bytes;
  private int left;

  PageBudget(int bytes) {
    this.bytes = bytes;
    this.left = bytes;
  }

  /** As much of a part as there is room for, with a line between it and what follows. */
  String fill(PageSection part) {
    String text = part.within(left - 1);
    String apart = text.isEmpty() ? "" : text + "\n";
    left -= PageSection.size(apart);
    return apart;
  }

  /** The same, but no more than one share of so many of the page. */
  String fill(PageSection part, int shares) {
    int kept = Math.max(0, left - bytes / shares);
    left -= kept;
    String text = fill(part);
    left += kept;
    return text;
  }

  /**
   * What each of so many parts has if they share alike, with so much set aside and lines between.
   */
  int left(int aside, int parts) {
    return Math.max(0, (left - aside - 1) / Math.max(1, parts) - 1);
  }

  /** Writes filled parts in the order of the page. */
  static void write(Writer out, String... parts) throws IOException {
    String page = String.join("", parts);
    out.write(page.isEmpty() ? page : page.substring(0, page.length() - 1));
    out.flush();
  }
}
