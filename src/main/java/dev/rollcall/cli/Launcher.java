package dev.rollcall.cli;

/**
 * Prints a clear error on an old Java, instead of a class version error. It alone is compiled for
 * Java 8, so that an old Java can run it.
 */
public final class Launcher {
  private Launcher() {}

  /** Runs rollcall where Java is new enough. */
  public static void main(String[] args) {
    String version = System.getProperty("java.specification.version");
    if (isTooOld(version)) {
      System.err.println(
          "error: rollcall needs Java 17 or newer, but "
              + System.getProperty("java.home")
              + " is Java "
              + version
              + ": set JAVA_HOME to a newer one");
      System.exit(ExitCode.FAILED);
    }
    Main.main(args);
  }

  /** Checks a {@code java.specification.version}: 1.8, 9, 10, 11 and so on. */
  static boolean isTooOld(String version) {
    return Double.parseDouble(version) < 17;
  }
}
