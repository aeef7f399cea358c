package dev.rollcall.yaml;

import java.io.IOException;

/** The bytes of a file are no text we read; says where it ended to be one. */
final class InvalidTextException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final int line;
  private final int column;

  InvalidTextException(String code, String message, int line, int column) {
    super(message);
    this.code = code;
    this.line = line;
    this.column = column;
  }

  String code() {
    return code;
  }

  int line() {
    return line;
  }

  int column() {
    return column;
  }
}
