package dev.rollcall.report;

/** Whether text uses color. */
public enum ColorMode {
  /** For files and pipes, and when {@code NO_COLOR} is set. */
  PLAIN,
  /** For terminals. */
  COLOR;

  /** What a piece of text means; the code is the parameter of ECMA-48's sequence SGR. */
  enum TextStyle {
    /** Bold, on a terminal and in a document. */
    STRONG("1"),
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
  }

  String paint(TextStyle style, String text) {
    return this == PLAIN || text.isEmpty()
        ? text
        : "\u001b[" + style.code + "m" + text + "\u001b[0m";
  }
}
