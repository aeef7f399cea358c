package dev.rollcall.cli;

import dev.rollcall.apply.ApplyListener;
import dev.rollcall.apply.ApplyReport;
import dev.rollcall.apply.Outcome;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Plan;
import java.time.Instant;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** A progress bar on a terminal, and nothing elsewhere. */
final class ApplyProgress implements ApplyListener, AutoCloseable {
  private static final int WIDTH = 80;

  private final Shell shell;
  private @Nullable ProgressBar bar;

  ApplyProgress(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void started(Plan plan, Instant at) {
    if (shell.isTerminal()) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("Applying")
              .setInitialMax(plan.changes().size())
              .setConsumer(new ConsoleProgressBarConsumer(shell.err(), WIDTH))
              .hideEta()
              .build();
    }
  }

  @Override
  public void settled(Change change, Outcome outcome) {
    ProgressBar shown = bar;
    if (shown != null) {
      shown.step();
    }
  }

  @Override
  public void finished(ApplyReport report) {
    close();
  }

  @Override
  public void close() {
    ProgressBar shown = bar;
    if (shown != null) {
      shown.close();
      bar = null;
    }
  }
}
