package dev.rollcall.yaml;

import dev.rollcall.diagnostic.SourceLocation;

/**
 * A node that knows where it stands. Every node read here is one; validators hand back the very
 * object they judge.
 */
public interface Located {
  /** Where the node starts. */
  SourceLocation location();
}
