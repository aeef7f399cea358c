package dev.rollcall.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl-C, or a polite request to end, while a plan is applied: nothing new is begun, and the
 * process ends with the exit code of the report once that is written. A second Ctrl-C does nothing
 * more: the JVM is on its way out already.
 */
final class InterruptHandler implements AutoCloseable {
  private final AtomicBoolean asked = new AtomicBoolean();
  private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
  private final Thread hook = new Thread(this::onShutdown, "interruption");

  private InterruptHandler() {}

  /** Listens until closed. */
  static InterruptHandler onSignal() {
    InterruptHandler interruption = new InterruptHandler();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  private void onShutdown() {
    asked.set(true);
    // The JVM would end with 130 or 143 as soon as its hooks return.
    Runtime.getRuntime().halt(exitCode.join());
  }

  /** Whether nothing new should be begun. */
  boolean isRequested() {
    return asked.get();
  }

  /** Sets the exit code of the process, once everything is written. */
  void exitWith(int code) {
    exitCode.complete(code);
  }

  @Override
  public void close() {
    exitCode.complete(ExitCode.FAILED);
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending already, and the hook with it.
      asked.set(true);
    }
  }
}
