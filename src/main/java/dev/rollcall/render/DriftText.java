package dev.rollcall.render;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.rollcall.diagnostic.Edit;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Consequence;
import dev.rollcall.plan.Drift;
import dev.rollcall.plan.DriftClass;
import dev.rollcall.plan.DriftEntry;
import dev.rollcall.plan.DriftItem;
import dev.rollcall.plan.Plan;
import java.io.IOException;
import java.io.Writer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Drift for a person: what differs, what would adopt it and what would take it back. */
public final class DriftText implements View<Drift> {
  private final ColorMode palette;
  private final String apply;

  /**
   * @param apply the command that applies all of the plan
   */
  public DriftText(ColorMode palette, String apply) {
    this.palette = palette;
    this.apply = apply;
  }

  @Override
  public void write(Drift drift, Writer out) throws IOException {
    StyledWriter lines = new StyledWriter(palette, out);
    Plan.Header header = drift.plan().header();
    String organization = Wording.name(header.organization());
    lines.line(
        TextStyle.HEADING,
        "Drift of " + organization + " (" + header.provider() + "), seen " + header.createdAt());
    writeClasses(lines, drift);
    if (drift.together().size() > 1) {
      lines.end();
      lines.line(
          "Lines are counted as the files are now: edit each from its end to its beginning.");
    }
    writeTogether(lines, drift);
    new PlanNotesText(lines).write(drift.plan());
    new VerdictText(lines).write(drift.plan().verdict());
    new Headline(drift.plan()).writeClosing(lines, "Drift: " + DriftWording.counts(drift) + ".");
    out.flush();
  }

  private void writeClasses(StyledWriter lines, Drift drift) throws IOException {
    Map<DriftClass, List<DriftEntry>> classes =
        drift.drifted().stream()
            .collect(
                groupingBy(
                    one -> one.deviation().driftClass(),
                    () -> new EnumMap<>(DriftClass.class),
                    toList()));
    for (Map.Entry<DriftClass, List<DriftEntry>> one : classes.entrySet()) {
      lines.end();
      lines
          .text(TextStyle.HEADING, one.getKey().title() + " (" + one.getValue().size() + ")")
          .line(": " + one.getKey().meaning());
      for (DriftEntry drifted : one.getValue()) {
        write(lines, drifted);
      }
    }
  }

  private void write(StyledWriter lines, DriftEntry drifted) throws IOException {
    DriftItem deviation = drifted.deviation();
    Change change = deviation.change();
    lines.text("  " + Wording.subject(change.address()) + ": " + DriftWording.state(deviation));
    lines.text(TextStyle.REMARK, change.source() == null ? "" : "  # " + place(change)).end();
    if (deviation.obstacle() != null) {
      lines.line("    cannot be adopted: " + deviation.obstacle());
    } else {
      lines.line("    " + DriftWording.adoption(deviation) + ":");
      for (Edit edit : drifted.edits()) {
        write(lines, edit);
      }
      if (!deviation.along().isEmpty()) {
        lines.line("      together with " + along(deviation));
      }
    }
    writeReversal(lines, drifted);
  }

  private static String place(Change change) {
    String note = change.note() == null ? "" : ", " + Wording.quoted(change.note());
    return (change.source() == null ? "" : Wording.place(change.source())) + note;
  }

  private static String along(DriftItem deviation) {
    return String.join(", ", deviation.along().stream().map(Wording::subject).toList());
  }

  private static void write(StyledWriter lines, Edit edit) throws IOException {
    lines.line("      " + edit.file() + ", " + DriftWording.edit(edit));
    for (String line : edit.lines()) {
      lines.text("        | ").line(TextStyle.GAIN, line);
    }
  }

  private void writeReversal(StyledWriter lines, DriftEntry drifted) throws IOException {
    Change change = drifted.deviation().change();
    String remark = DriftWording.remark(drifted.reversal());
    lines.text("    to take it back: ").text(DriftWording.command(apply, drifted.reversal()));
    lines.text(TextStyle.REMARK, remark.isEmpty() ? "" : "  # " + remark).end();
    ChangeLine.begin(lines.text("    "), change).end();
    for (Consequence consequence : change.consequences()) {
      lines
          .text("          ")
          .line(TextStyle.LOSS, Wording.sign(consequence) + " " + Wording.consequence(consequence));
    }
  }

  private static void writeTogether(StyledWriter lines, Drift drift) throws IOException {
    List<Edit> only = drift.editsOnlyInBatch();
    List<Edit> not = drift.editsNotInBatch();
    if (only.isEmpty() && not.isEmpty()) {
      return;
    }
    lines.end();
    lines.line(TextStyle.HEADING, "To adopt all of it at once, also");
    for (Edit edit : only) {
      write(lines, edit);
    }
    for (Edit edit : not) {
      lines.line("      " + edit.file() + ", line " + edit.first() + " stays as it is");
    }
  }
}
