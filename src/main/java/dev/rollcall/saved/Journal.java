package dev.rollcall.saved;

import dev.rollcall.apply.ApplyListener;
import dev.rollcall.apply.ApplyReport;
import dev.rollcall.apply.Outcome;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes down a run as it goes, one JSON object a line, described by {@code
 * schemas/journal.schema.json}. What is about to be sent is on the disk before it is sent. The file
 * is made when the run starts and never appended to.
 */
public final class Journal implements ApplyListener, AutoCloseable {
  private final Path file;
  private final String run;
  private final String rollcallVersion;
  private final InstantSource clock;
  private @Nullable AppendOnlyFile lines;

  /**
   * A journal that does not exist yet.
   *
   * @param run tells this run from all others
   */
  public Journal(Path file, String run, String rollcallVersion, InstantSource clock) {
    this.file = file;
    this.run = run;
    this.rollcallVersion = rollcallVersion;
    this.clock = clock;
  }

  /** Where a run's journal is kept unless told otherwise. */
  public static Path defaultFile(Path project, String run, Instant at) {
    return RunPath.in(project, "journal", run, at, ".jsonl");
  }

  /** Begins the file; an existing one is left as it is and stops the run. */
  @Override
  public void started(Plan plan, Instant at) throws IOException {
    lines = AppendOnlyFile.create(file);
    lines.appendSafely(JournalLine.run(run, rollcallVersion, plan, at));
  }

  @Override
  public void sending(List<Change> changes) throws IOException {
    lines().appendSafely(JournalLine.sending(changes, clock.instant()));
  }

  /** Safe from a kill at once, from a power cut with the next line that is sent. */
  @Override
  public void settled(Change change, Outcome outcome) throws IOException {
    lines().append(JournalLine.outcome(change, outcome, clock.instant()));
  }

  @Override
  public void finished(ApplyReport report) throws IOException {
    lines().appendSafely(JournalLine.finished(report));
  }

  private AppendOnlyFile lines() throws IOException {
    if (lines == null) {
      throw new IOException("the journal " + file + " was not begun");
    }
    return lines;
  }

  /** Lets go of the file. Every line is in it already. */
  @Override
  public void close() throws IOException {
    if (lines != null) {
      lines.close();
    }
  }
}
