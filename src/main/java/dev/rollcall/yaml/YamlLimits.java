package dev.rollcall.yaml;

/**
 * What a file may cost us; every bound is checked before memory is spent on what lies beyond it.
 */
final class YamlLimits {
  /** Bytes of one file. */
  static final long BYTES = 64L << 20;

  /** Nested mappings and lists, aliases expanded. */
  static final int DEPTH = 32;

  /** Keys, values, mappings and lists of one file, aliases expanded. */
  static final int NODES = 1_000_000;

  /** Chars without a key or value among them: the parser holds so much text in memory at once. */
  static final int GAP = 4 << 20;

  private YamlLimits() {}
}
