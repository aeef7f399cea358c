package dev.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * A runbook as its reader sees it: sections, what each says about where and how, and check boxes.
 */
final class RunbookPage {
  /** Around what stands in a sentence as code; names hold no control character there. */
  static final char CODE = '\u0001';

  static final char END_OF_CODE = '\u0002';

  private static final Pattern BOX = Pattern.compile("\\[ ] (\\d+)\\.(\\d+) (.*)");

  private final List<RunbookStep> steps = new ArrayList<>();
  private String how = "";
  private int section;
  private int number;

  private RunbookPage() {}

  /** What is behind each check box, from top to bottom. */
  static List<RunbookStep> steps(String markdown) {
    RunbookPage page = new RunbookPage();
    children(Parser.builder().build().parse(markdown)).forEach(page::read);
    return page.steps;
  }

  private void read(Node node) {
    if (node instanceof Heading heading && heading.getLevel() == 2) {
      section++;
      number = 0;
      assertThat(sentence(heading)).startsWith(section + ". ");
    } else if (node instanceof Paragraph paragraph) {
      how = sentence(paragraph);
    } else if (node instanceof BulletList boxes) {
      children(boxes).forEach(box -> readBox(children(box)));
    }
  }

  private void readBox(List<Node> parts) {
    number++;
    Matcher box = BOX.matcher(sentence(parts.get(0)));
    assertThat(box).matches();
    assertThat(box.group(1) + "." + box.group(2)).isEqualTo(section + "." + number);
    List<String> who = new ArrayList<>();
    List<String> losses = new ArrayList<>();
    for (Node part : parts.subList(1, parts.size())) {
      if (part instanceof FencedCodeBlock block) {
        who.addAll(List.of(block.getLiteral().strip().split(", ")));
      } else if (part instanceof BulletList list) {
        List<String> lines = isAbove("This goes with it:", list) ? losses : who;
        children(list).forEach(line -> lines.add(sentence(line.getFirstChild())));
      }
    }
    steps.add(RunbookStep.of(how, box.group(3), who, losses));
  }

  private static boolean isAbove(String sentence, Node node) {
    return node.getPrevious() instanceof Paragraph above && sentence(above).equals(sentence);
  }

  private static List<Node> children(Node parent) {
    List<Node> children = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
      children.add(child);
    }
    return children;
  }

  private static String sentence(Node node) {
    StringBuilder sentence = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text text) {
            sentence.append(text.getLiteral());
          }

          @Override
          public void visit(Code code) {
            sentence.append(CODE).append(code.getLiteral()).append(END_OF_CODE);
          }
        });
    return sentence.toString();
  }
}
