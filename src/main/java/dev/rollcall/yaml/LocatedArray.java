package dev.rollcall.yaml;

import dev.rollcall.diagnostic.SourceLocation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A list that knows where its items stand. */
public final class LocatedArray extends ArrayNode {
  private static final long serialVersionUID = 1L;

  private final transient List<SourceLocation> places = new ArrayList<>();

  LocatedArray() {
    super(JsonNodeFactory.instance);
  }

  void add(Located item) {
    add(item.node());
    places.add(item.place());
  }

  /** Where each item starts. */
  public List<SourceLocation> places() {
    return Collections.unmodifiableList(places);
  }
}
