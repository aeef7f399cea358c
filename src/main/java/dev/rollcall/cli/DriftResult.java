package dev.rollcall.cli;

import dev.rollcall.plan.Drift;
import dev.rollcall.render.ColorMode;
import dev.rollcall.render.DriftJson;
import dev.rollcall.render.DriftMarkdown;
import dev.rollcall.render.DriftText;
import dev.rollcall.render.Findings;
import dev.rollcall.render.PageLimit;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/**
 * Drift in every format.
 *
 * @param apply the command that takes all of it back
 * @param project the project's folder seen from the repository's root
 */
record DriftResult(Drift drift, String apply, String project) implements CommandResult {
  @Override
  public void writeText(ColorMode palette, Writer out) throws IOException {
    new DriftText(palette, apply).write(drift, out);
  }

  @Override
  public void writeJson(Writer out) throws IOException {
    new DriftJson(Version.number(), apply).write(drift, out);
  }

  @Override
  public void writeMarkdown(Writer out) throws IOException {
    new DriftMarkdown(PageLimit.DRIFT, apply).write(drift, out);
  }

  @Override
  public Findings findings() {
    return Findings.of(drift, apply, project);
  }

  @Override
  public Map<String, Object> outputs() {
    return new PlanResult(drift.plan(), project).outputs();
  }
}
