package dev.rollcall.saved;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.SavedPlan;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JsonGenerator;

/**
 * A plan as JSON, described by {@code schemas/plan.schema.json}: equal plans give equal bytes. Its
 * last property seals it, see {@link dev.rollcall.plan.SavedPlan.Seal}.
 *
 * @param rollcallVersion what the plan says made it
 */
public record PlanFile(String rollcallVersion) {
  /** Writes the document; {@code out} is flushed, not closed. */
  public void write(Plan plan, Writer out) throws IOException {
    JsonDocument.write(
        out,
        json -> {
          PlanSeal.Generator sealing = new PlanSeal.Generator(json);
          new PlanJsonWriter(sealing).write(rollcallVersion, plan, sealing::writeSeal);
        });
  }

  /** Writes the plan, unsealed, as a value inside another document: it is not to be applied. */
  public void write(JsonGenerator json, Plan plan) {
    new PlanJsonWriter(json).write(rollcallVersion, plan, () -> {});
  }

  /**
   * Saves a plan whole or not at all: what stood at {@code target} stays until it is replaced.
   *
   * @throws IOException if it cannot be written there, with a message that says why
   */
  public void save(Plan plan, Path target) throws IOException {
    AtomicFile.write(target, out -> write(plan, out));
  }

  /**
   * Reads what {@link #save} wrote, edited or not.
   *
   * @throws InvalidInputException if there is no such file, or it is not exactly a plan of a format
   *     this version knows, with the place where it stops being one
   * @throws TamperedPlanException if what it is no longer was changed after it was saved
   */
  public static SavedPlan read(Path file) throws InvalidInputException, TamperedPlanException {
    String shown = file.toString().replace(File.separatorChar, '/');
    try (Reader text = Files.newBufferedReader(file, UTF_8)) {
      return PlanReader.read(shown, text);
    } catch (IOException e) {
      throw new InvalidInputException(
          Diagnostic.error(
              "unreadable-plan",
              "cannot read the plan " + shown + ": " + AtomicFile.reason(e),
              null));
    }
  }
}
