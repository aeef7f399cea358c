package dev.rollcall.render;

import java.util.function.IntFunction;

/**
 * The page of Markdown a view writes: a comment, an issue, a summary.
 *
 * @param maxBytes how long it may become, in bytes of UTF-8, which are never fewer than characters
 * @param fullOutputHint where all of it is to be seen, a clause in Markdown by the caller, who
 *     answers for what is in it
 */
public record PageLimit(int maxBytes, String fullOutputHint) {
  /**
   * The most GitHub takes for a pull request is 65,536 characters; the rest is room for what a
   * workflow puts around a page.
   */
  public static final int MAX_BYTES = 64_000;

  /** A page of a plan. */
  public static final PageLimit PLAN = of("`rollcall plan --format json` has all of it");

  /** A page of drift. */
  public static final PageLimit DRIFT = of("`rollcall drift --format json` has all of it");

  /** A page of a report. */
  public static final PageLimit JOURNAL = of("the journal of the run has all of it");

  /** A page of a report of what was handed over. */
  public static final PageLimit RUNBOOK = of("the runbook has all of it");

  /** A page of what a command says at a terminal in full. */
  public static final PageLimit COMMAND = of("without `--format` the command shows all of it");

  private static PageLimit of(String fullOutputHint) {
    return new PageLimit(MAX_BYTES, fullOutputHint);
  }

  /** An item that says how many more there are, of what, for a list that is cut. */
  IntFunction<String> more(String what) {
    return missing -> "- and " + missing + " more " + what + ": " + fullOutputHint + "\n";
  }

  /** A line that says how much is missing, for what cannot say so itself. */
  IntFunction<String> missing(int all) {
    return missing ->
        "\n" + missing + " of " + all + " are not shown here: " + fullOutputHint + "\n";
  }
}
