package dev.rollcall.cli;

import dev.rollcall.operation.ApplyResult;
import dev.rollcall.render.Page;
import dev.rollcall.render.Palette;
import dev.rollcall.render.StaleMarkdown;
import dev.rollcall.render.StaleText;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/**
 * A saved plan that no longer holds: people read what of it does not, programs get the plan as it
 * would be now.
 *
 * @param project the project's folder seen from the repository's root
 */
record StaleArtefact(ApplyResult.Stale result, String project) implements Artefact {
  @Override
  public void write(Format format, Palette palette, Writer out) throws IOException {
    boolean tellsChanges = !result.staleness().stale().isEmpty();
    if (format == Format.text && tellsChanges) {
      new StaleText(palette).write(result.staleness().stale(), out);
    } else if (format == Format.markdown && tellsChanges) {
      new StaleMarkdown(Page.PLAIN).write(result.staleness().stale(), out);
    } else {
      now().write(format, palette, out);
    }
  }

  private PlanArtefact now() {
    return new PlanArtefact(result.now(), project);
  }

  @Override
  public Map<String, Object> outputs() {
    return now().outputs();
  }
}
