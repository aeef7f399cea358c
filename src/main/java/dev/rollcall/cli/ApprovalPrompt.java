package dev.rollcall.cli;

import dev.rollcall.operation.Approver;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Plan;
import dev.rollcall.report.Subject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Shows a plan at the terminal and takes nothing but {@code yes} for a yes. */
final class ApprovalPrompt implements Approver {
  private final Shell shell;
  private final boolean answered;

  ApprovalPrompt(Shell shell, boolean answered) {
    this.shell = shell;
    this.answered = answered;
  }

  @Override
  public Decision ask(Plan plan, List<Change> withheld) {
    Output output = new Output(shell);
    try {
      output.show(Subject.of(plan, ""));
      if (!withheld.isEmpty()) {
        output.say(withheld.size() + " further changes are withheld in this run.");
      }
      if (answered) {
        return Decision.PRE_APPROVED;
      }
      return isYes() ? Decision.APPROVED : Decision.NO;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isYes() throws IOException {
    shell.err().print("\nApply these changes? Only 'yes' will be accepted: ");
    shell.err().flush();
    BufferedReader in = shell.in();
    String answer = in == null ? null : in.readLine();
    return answer != null && answer.strip().equals("yes");
  }
}
