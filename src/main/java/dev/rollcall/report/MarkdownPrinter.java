package dev.rollcall.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.report.ColorMode.TextStyle;
import dev.rollcall.report.Item.Block;
import dev.rollcall.report.PageSection.ItemLayout;
import dev.rollcall.report.Span.Sign;
import dev.rollcall.report.Span.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Prints a page as GitHub's and GitLab's Markdown, in at most a given number of bytes. Sections get
 * room in the order of their priority, not of their place. Items that do not fit are left out from
 * the end of a section and counted.
 */
final class MarkdownPrinter {
  /**
   * GitHub takes at most 65,536 characters for a pull request; the rest is for what a workflow adds
   * around a page.
   */
  static final int MAX_BYTES = 64_000;

  /** The bytes a nested page needs for its title and some content. */
  private static final int MIN_NESTED = 400;

  private final Page page;
  private final int maxBytes;
  private final String seeAll;
  private int left;

  private MarkdownPrinter(Page page, int maxBytes) {
    this.page = page;
    this.maxBytes = maxBytes;
    this.seeAll = spans(page.seeAll());
    this.left = maxBytes;
  }

  /** The page in at most this many bytes of UTF-8. */
  static String print(Page page, int maxBytes) {
    return new MarkdownPrinter(page, maxBytes).print();
  }

  private String print() {
    List<PageSection> sections = page.sections(Target.DOCUMENT);
    Map<PageSection, String> filled = new HashMap<>();
    sections.stream()
        .sorted(Comparator.comparingInt(section -> section.priority))
        .forEach(section -> filled.put(section, fill(section)));
    String text = sections.stream().map(filled::get).collect(joining()) + nested();
    return text.isEmpty() ? text : text.substring(0, text.length() - 1);
  }

  /** As much of a section as there is room for, with a line between it and what follows. */
  private String fill(PageSection section) {
    int kept = section.shares == 0 ? 0 : Math.max(0, left - maxBytes / section.shares);
    left -= kept;
    String text = apart(within(section, left - 1));
    left += kept;
    return text;
  }

  private String apart(String text) {
    String apart = text.isEmpty() || size(text) > left - 1 ? "" : text + "\n";
    left -= size(apart);
    return apart;
  }

  /**
   * The nested pages, each in an equal share of what is left; those that do not fit are counted.
   */
  private String nested() {
    int all = page.nested().size();
    if (all == 0) {
      return "";
    }
    int share = Math.max(0, (left - size(missing(all, all)) - 1) / all - 1);
    StringBuilder text = new StringBuilder();
    int missing = 0;
    for (Page.Nested nested : page.nested()) {
      // with thousands of pages, do not print them only to discard them
      String body = share < MIN_NESTED ? "" : print(nested.page(), share);
      // a page without its title is useless
      if (body.startsWith("#")) {
        text.append(apart(body));
      } else if (!nested.page().sections(Target.DOCUMENT).isEmpty()) {
        missing++;
      }
    }
    return text + (missing == 0 ? "" : apart(missing(missing, all).stripLeading()));
  }

  private String missing(int missing, int all) {
    return "\n" + missing + " of " + all + " are not shown here: " + seeAll + "\n";
  }

  private String within(PageSection section, int bytes) {
    List<String> items = new ArrayList<>();
    String head = head(section);
    String tail = tail(section);
    int size = size(head) + size(tail);
    Item above = null;
    Iterator<Item> all = section.items.get().iterator();
    while (all.hasNext() && size <= bytes) {
      Item item = all.next();
      items.add(above(section, above, item) + item(section, item));
      size += size(items.get(items.size() - 1));
      above = item;
    }
    if (section.layout == ItemLayout.DIFF) {
      String fence = MarkdownText.fence(items);
      head += fence + "diff\n";
      tail = fence + "\n" + tail;
      size += 2 * fence.length() + "diff\n\n".length();
    }
    return size <= bytes
        ? head + String.join("", items) + tail
        : cut(section, items, head, tail, bytes);
  }

  private String cut(PageSection section, List<String> items, String head, String tail, int bytes) {
    int room = bytes - size(head) - size(tail) - size(note(section, section.size));
    StringBuilder text = new StringBuilder(head);
    int kept = 0;
    while (kept < items.size() && size(items.get(kept)) <= room) {
      room -= size(items.get(kept));
      text.append(items.get(kept++));
    }
    if (kept > 0) {
      return text.append(tail).append(note(section, section.size - kept)).toString();
    }
    String all = note(section, section.size).stripLeading();
    return size(all) <= bytes ? all : "";
  }

  private String note(PageSection section, int missing) {
    if (section.size == 0) {
      return "";
    }
    return section.more == null
        ? missing(missing, section.size)
        : "- and " + missing + " more " + section.more + ": " + seeAll + "\n";
  }

  private String head(PageSection section) {
    StringBuilder head = new StringBuilder();
    if (section.title != null) {
      String title = section.title + " (" + section.size + ")";
      head.append(
          isCollapsed(section)
              ? "<details>\n<summary>" + title + "</summary>\n\n"
              : hashes(1) + title + "\n\n");
    }
    if (section.meaning != null) {
      head.append(Character.toUpperCase(section.meaning.charAt(0)))
          .append(section.meaning.substring(1))
          .append(".\n\n");
    }
    head.append(paragraphs(section.opening));
    if (!section.opening.isEmpty() && section.size > 0) {
      head.append('\n');
    }
    if (section.layout == ItemLayout.TABLE) {
      head.append(row(section.columns))
          .append(row(section.columns.stream().map(c -> "---").toList()));
    }
    return head.toString();
  }

  private String tail(PageSection section) {
    String ending = paragraphs(section.ending);
    return (isCollapsed(section) ? "\n</details>\n" : "")
        + (ending.isEmpty() || section.size == 0 ? ending : "\n" + ending);
  }

  private static boolean isCollapsed(PageSection section) {
    return section.layout == ItemLayout.COLLAPSED || section.layout == ItemLayout.DIFF;
  }

  private String paragraphs(List<Item> lines) {
    return lines.stream()
        .filter(line -> line.isShownIn(Target.DOCUMENT))
        .map(line -> before(line.block) + spans(line.spans) + "\n" + paragraphCode(line))
        .collect(joining("\n"));
  }

  private static String paragraphCode(Item line) {
    return line.code == null ? "" : "\n" + block("", line.code);
  }

  private String before(Block block) {
    return switch (block) {
      case BULLET -> "- ";
      case PARAGRAPH -> "";
      case TITLE -> hashes(0);
      case SUBTITLE -> hashes(1);
      case CAUTION, WARNING, IMPORTANT -> "> [!" + block + "]\n> ";
    };
  }

  private String hashes(int below) {
    return "#".repeat(page.level() + below) + " ";
  }

  /** What separates an item from the one above it. */
  private static String above(PageSection section, @Nullable Item above, Item item) {
    return switch (section.layout) {
      case DIFF ->
          above != null && Objects.equals(item.group, above.group)
              ? ""
              : "@@ " + item.group + " @@\n";
      case TASKS -> above == null || (isOneLine(above) && isOneLine(item)) ? "" : "\n";
      case LIST, COLLAPSED, TABLE -> "";
    };
  }

  private static boolean isOneLine(Item item) {
    return item.code == null && item.children.isEmpty();
  }

  private static String item(PageSection section, Item item) {
    return switch (section.layout) {
      case LIST, COLLAPSED -> bullet("", item);
      case DIFF -> diff(item);
      case TABLE -> row(item.spans.stream().map(span -> cell(span.text())).toList());
      case TASKS -> task(item);
    };
  }

  private static String bullet(String margin, Item item) {
    if (!item.isShownIn(Target.DOCUMENT)) {
      return "";
    }
    String remark = spans(item.remark);
    StringBuilder text = new StringBuilder(margin + "- " + spans(item.spans));
    text.append(remark.isEmpty() ? "" : " – " + remark).append('\n');
    if (item.code != null && !item.code.lines().isEmpty()) {
      text.append(block(margin + "  ", item.code));
    }
    children(item).forEach(child -> text.append(bullet(margin + "  ", child)));
    return text.toString();
  }

  /** The children that are shown, and one that counts the others. */
  private static List<Item> children(Item item) {
    int more = item.children.size() - item.maxChildren;
    if (more <= 0) {
      return item.children;
    }
    List<Item> shown = new ArrayList<>(item.children.subList(0, item.maxChildren));
    shown.add(Item.of("").text("{} ", Span.sign(Sign.LOSS, "")).and("and " + more + " more"));
    return shown;
  }

  /** The lines of a diff, which its readers color by their first character. */
  private static String diff(Item item) {
    StringBuilder text = new StringBuilder();
    for (Span span : item.spans) {
      if (span.target().includes(Target.TEXT)) {
        text.append(
            span.sign() == null
                ? SafeText.clipped(span.text(), MarkdownText.MAX_LENGTH)
                : span.sign().diff + (span.text().isEmpty() ? "    " : " " + span.text()));
      }
    }
    String remark = SafeText.clipped(Span.plain(item.remark), MarkdownText.MAX_LENGTH);
    text.append(remark.isEmpty() ? "" : "  # " + remark).append('\n');
    children(item).forEach(child -> text.append(diff(child)));
    return text.toString();
  }

  private static String task(Item item) {
    StringBuilder text = new StringBuilder("- [ ] " + spans(item.spans) + "\n");
    if (item.code != null) {
      text.append('\n').append(block("  ", item.code));
    }
    boolean isListed = false;
    for (Item child : item.children) {
      boolean isItem = child.block == Block.BULLET;
      text.append(isListed && isItem ? "  " : "\n  ");
      text.append(isItem ? "- " : "").append(spans(child.spans)).append('\n');
      isListed = isItem;
    }
    return text.toString();
  }

  private static String block(String margin, Item.Code code) {
    return MarkdownText.block(margin, code.language(), code.lines());
  }

  private static String row(List<String> cells) {
    return cells.stream().collect(joining(" | ", "| ", " |\n"));
  }

  /** A bar ends a cell even inside code. */
  private static String cell(String text) {
    return text.matches("[a-z0-9 ]*") ? text : MarkdownText.code(text.replace("|", "¦"));
  }

  private static String spans(List<Span> spans) {
    StringBuilder text = new StringBuilder();
    boolean isStrong = false;
    for (Span span : spans) {
      if (span.target().includes(Target.DOCUMENT)) {
        boolean strong = span.style() == TextStyle.STRONG || isVerb(span);
        text.append(strong == isStrong ? "" : "**").append(span(span));
        isStrong = strong;
      }
    }
    return text + (isStrong ? "**" : "");
  }

  private static boolean isVerb(Span span) {
    return span.sign() != null && !span.text().isEmpty();
  }

  private static String span(Span span) {
    return switch (span.type()) {
      case OWN, SIGN -> span.text();
      case NAME -> MarkdownText.code(span.text());
      case EXACT -> MarkdownText.exact(span.text());
      case PROSE -> MarkdownText.prose(span.text());
    };
  }

  private static int size(String text) {
    return text.getBytes(UTF_8).length;
  }
}
