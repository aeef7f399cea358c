package dev.rollcall.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/** Shells for tests that look at no output. */
final class Shells {
  /** What is printed is lost. */
  static final Shell NOWHERE =
      new Shell(nowhere(), nowhere(), null, name -> null, InstantSource.system());

  private Shells() {}

  private static PrintStream nowhere() {
    return new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
  }
}
