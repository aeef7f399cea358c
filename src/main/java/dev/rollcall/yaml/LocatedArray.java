package dev.rollcall.yaml;

import dev.rollcall.diagnostic.SourceLocation;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A list. */
final class LocatedArray extends ArrayNode implements Located {
  private static final long serialVersionUID = 1L;

  private final transient SourceLocation location;

  LocatedArray(SourceLocation location) {
    super(JsonNodeFactory.instance);
    this.location = location;
  }

  @Override
  public SourceLocation location() {
    return location;
  }
}
