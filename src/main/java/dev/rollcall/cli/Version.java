package dev.rollcall.cli;

/** Which rollcall this is, as the manifest of its jar says. */
final class Version {
  private Version() {}

  /** What {@code rollcall --version} prints. */
  static String line() {
    return "rollcall " + number();
  }

  /** The version number, or {@code development} where the classes were not packaged. */
  static String number() {
    String number = Version.class.getPackage().getImplementationVersion();
    return number == null ? "development" : number;
  }
}
