package dev.rollcall.cli;

import dev.rollcall.plan.Drift;
import dev.rollcall.render.Annotations;
import dev.rollcall.render.CodeQuality;
import dev.rollcall.render.DriftJson;
import dev.rollcall.render.DriftMarkdown;
import dev.rollcall.render.DriftText;
import dev.rollcall.render.Findings;
import dev.rollcall.render.Page;
import dev.rollcall.render.Palette;
import dev.rollcall.render.Sarif;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/**
 * Drift in every format.
 *
 * @param apply the command that takes all of it back
 * @param project the project's folder seen from the repository's root
 */
record DriftArtefact(Drift drift, String apply, String project) implements Artefact {
  private static final Page PAGE =
      new Page(Page.MAX_BYTES, "`rollcall drift --format json` has all of it");

  @Override
  public void write(Format format, Palette palette, Writer out) throws IOException {
    switch (format) {
      case text -> new DriftText(palette, apply).write(drift, out);
      case json -> new DriftJson(Version.number(), apply).write(drift, out);
      case markdown -> new DriftMarkdown(PAGE, apply).write(drift, out);
      case github -> new Annotations().write(findings(), out);
      case gitlab -> new CodeQuality().write(findings(), out);
      case sarif -> new Sarif(Version.number()).write(findings(), out);
      case runbook -> throw new IllegalStateException("drift is no runbook");
    }
  }

  private Findings findings() {
    return Findings.of(drift, apply, project);
  }

  @Override
  public Map<String, Object> outputs() {
    return new PlanArtefact(drift.plan(), project).outputs();
  }
}
