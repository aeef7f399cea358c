package dev.rollcall.cli;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** The exit codes of the process. */
final class ExitCode {
  /** Done, or nothing to do. */
  static final int DONE = 0;

  /** The API, the network or rollcall itself failed, or the question was answered no. */
  static final int FAILED = 1;

  /** Changes are pending, the live state drifted, or a file is not in canonical form. */
  static final int PENDING = 2;

  /** A guard or a policy refused. */
  static final int REFUSED = 3;

  /** The saved plan no longer matches the live state. */
  static final int STALE = 4;

  /** A write was sent, and not all of the plan is applied. */
  static final int PARTIAL = 5;

  /** The command line is invalid. */
  static final int USAGE = 64;

  /** The files are invalid. */
  static final int INVALID = 65;

  /** The worst first: the exit code of a run over several projects. */
  private static final List<Integer> MOST_SEVERE_FIRST =
      List.of(FAILED, INVALID, PARTIAL, STALE, REFUSED, PENDING, DONE);

  private ExitCode() {}

  /** The worst of these, which are at least one. */
  static int worst(List<Integer> codes) {
    return Collections.min(codes, Comparator.comparing(MOST_SEVERE_FIRST::indexOf));
  }
}
