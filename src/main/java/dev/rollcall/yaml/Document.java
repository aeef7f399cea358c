package dev.rollcall.yaml;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A file with its comments.
 *
 * @param head the comments that stay at the top whatever comes first beneath them: those an empty
 *     line parts from the first key, and what editors read
 */
public record Document(List<Comment> head, DocumentNode root) {
  /** The same with its mapping or list changed, if it holds one. */
  public Document inside(UnaryOperator<CollectionNode> change) {
    return root instanceof CollectionNode block ? new Document(head, change.apply(block)) : this;
  }

  /** Whether anything in it has an anchor or is an alias. */
  public boolean hasAnchors() {
    return root instanceof CollectionNode block && block.hasAnchors();
  }

  /** The file in canonical spacing; ends in one line break. */
  public String write() {
    return DocumentWriter.write(this);
  }
}
