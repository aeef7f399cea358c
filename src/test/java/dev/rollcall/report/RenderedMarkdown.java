package dev.rollcall.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** A page as a reader of Markdown sees it. */
final class RenderedMarkdown {
  private static final Parser PARSER =
      Parser.builder().extensions(List.of(AutolinkExtension.create())).build();

  /** All that our pages are made of. */
  private static final Set<Class<? extends Node>> OURS =
      Set.of(
          BlockQuote.class,
          BulletList.class,
          Code.class,
          Document.class,
          FencedCodeBlock.class,
          Heading.class,
          HtmlBlock.class,
          ListItem.class,
          Paragraph.class,
          SoftLineBreak.class,
          StrongEmphasis.class,
          Text.class);

  private static final Pattern OUR_HTML =
      Pattern.compile("<details>\\n<summary>[A-Za-z, ]+ \\([0-9]+\\)</summary>|</details>");

  /** What our own sentences may hold; no mention, reference, link, symbol or formula. */
  private static final Pattern OUR_TEXT =
      Pattern.compile("[A-Za-z0-9 .,;:()%'–-]*|\\[!(CAUTION|WARNING)]");

  private final List<Node> nodes = new ArrayList<>();

  RenderedMarkdown(String page) {
    PARSER
        .parse(page)
        .accept(
            new AbstractVisitor() {
              @Override
              protected void visitChildren(Node parent) {
                nodes.add(parent);
                super.visitChildren(parent);
              }
            });
  }

  /** Fails where a name, note or message became anything but text. */
  RenderedMarkdown isInert() {
    assertThat(nodes).allSatisfy(node -> assertThat(OURS).contains(node.getClass()));
    assertThat(all(HtmlBlock.class))
        .extracting(HtmlBlock::getLiteral)
        .allMatch(OUR_HTML.asMatchPredicate());
    assertThat(all(Text.class)).extracting(Text::getLiteral).allMatch(OUR_TEXT.asMatchPredicate());
    return this;
  }

  /** What is shown as code inside of text, in order. */
  List<String> code() {
    return all(Code.class).stream().map(Code::getLiteral).toList();
  }

  /** The content of each block of code, in order. */
  List<String> blocks() {
    return all(FencedCodeBlock.class).stream().map(FencedCodeBlock::getLiteral).toList();
  }

  private <T extends Node> List<T> all(Class<T> type) {
    return nodes.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
