package dev.rollcall.render;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.rollcall.plan.Change;
import dev.rollcall.plan.Consequence;
import dev.rollcall.plan.Step;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Changes under a heading for each step, each on a line with its reason and place. */
final class ChangeList {
  private final StyledWriter lines;
  private final CauseLabels base;

  ChangeList(StyledWriter lines, CauseLabels base) {
    this.lines = lines;
    this.base = base;
  }

  void write(List<Change> changes) throws IOException {
    Map<Step, List<Change>> steps =
        changes.stream()
            .collect(groupingBy(Change::step, () -> new EnumMap<>(Step.class), toList()));
    for (Map.Entry<Step, List<Change>> step : steps.entrySet()) {
      lines.end();
      lines.line(
          TextStyle.HEADING, Wording.heading(step.getKey()) + " (" + step.getValue().size() + ")");
      for (Change change : step.getValue()) {
        writeChange(change);
      }
    }
  }

  private void writeChange(Change change) throws IOException {
    ChangeLine.begin(lines, change)
        .text(TextStyle.REMARK, "  # " + Explanations.change(change, base::mark))
        .end();
    for (Consequence consequence : change.consequences()) {
      lines
          .text("      ")
          .line(TextStyle.LOSS, Wording.sign(consequence) + " " + Wording.consequence(consequence));
    }
  }
}
