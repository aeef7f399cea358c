package dev.rollcall.config;

/** There is no folder where somebody pointed: a mistake of the command line, not of a file. */
public final class NoSuchFolderException extends Exception {
  private static final long serialVersionUID = 1L;

  NoSuchFolderException(String message) {
    super(message);
  }
}
