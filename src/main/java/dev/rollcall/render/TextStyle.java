package dev.rollcall.render;

/** What a piece of text means, for a palette to show. */
enum TextStyle {
  HEADING("1"),
  GAIN("32"),
  CHANGE("33"),
  LOSS("31"),
  REMARK("2"),
  ERROR("1;31"),
  WARNING("1;33");

  private final String code;

  TextStyle(String code) {
    this.code = code;
  }

  /** The parameter of the escape sequence that ECMA-48 calls SGR. */
  String code() {
    return code;
  }
}
