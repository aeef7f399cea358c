package dev.rollcall.yaml;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.SourceLocation;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file cannot be read, in words without the machine's own paths. */
public final class FileReadErrors {
  private FileReadErrors() {}

  /**
   * The error {@code unreadable}.
   *
   * @param file the name shown
   */
  public static Diagnostic unreadable(String file, IOException failure) {
    return Diagnostic.error(
        "unreadable", "it cannot be read: " + reason(failure), new SourceLocation(file, 1, 1));
  }

  /** A clause such as "permission denied". */
  public static String reason(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "no such file";
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    return String.valueOf(failure.getMessage());
  }
}
