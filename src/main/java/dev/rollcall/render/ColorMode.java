package dev.rollcall.render;

/** Whether a text view uses colour. */
public enum ColorMode {
  /** For files, pipes and whoever set {@code NO_COLOR}. */
  PLAIN,
  /** For terminals. */
  COLOUR;

  String paint(TextStyle style, String text) {
    return switch (this) {
      case PLAIN -> text;
      case COLOUR -> text.isEmpty() ? "" : "\u001b[" + style.code() + "m" + text + "\u001b[0m";
    };
  }
}
