package dev.rollcall;

/**
 * How much the tests of what rollcall promises try: a little with every build, all of it in the
 * profile {@code reliability}.
 */
public final class Effort {
  private static final boolean WHOLE = Boolean.getBoolean("rollcall.reliability");

  private Effort() {}

  /** One of two numbers: of seeds, of kills, of inputs. */
  public static int of(int always, int inProfile) {
    return WHOLE ? inProfile : always;
  }
}
