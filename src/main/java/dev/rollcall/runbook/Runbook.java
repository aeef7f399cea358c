package dev.rollcall.runbook;

import dev.rollcall.model.Address;
import dev.rollcall.model.Kind;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Consequence;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.Step;
import dev.rollcall.plan.Violation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A plan as Markdown for an admin who carries it out in AI Hub's console: a check box a step, in
 * the plan's order, and where a step is for people one list of e-mails to paste, separated by
 * commas. Equal plans give equal text.
 */
public final class Runbook {
  private final Plan plan;
  private final StringBuilder text = new StringBuilder();

  private Runbook(Plan plan) {
    this.plan = plan;
  }

  /**
   * The steps that carry out every change of a plan. One that guards refuse says so at its top, and
   * still shows them.
   */
  public static String of(Plan plan) {
    Runbook runbook = new Runbook(plan);
    runbook.write();
    return runbook.text.toString();
  }

  private void write() {
    Map<Step, List<Task>> stages = stages();
    line("# Runbook for " + RunbookMarkdown.code(plan.header().organization()));
    line("");
    line(opening(stages));
    warn();
    int top = text.length();
    if (!stages.isEmpty()) {
      line("");
      line(
          "Sign in to AI Hub as an organization admin; **Settings** is behind the initials icon in"
              + " the header. Go from top to bottom: what gives access comes before what takes it"
              + " away. Where a step cannot be done, take nothing away from those it was for.");
    }
    int number = 0;
    for (Map.Entry<Step, List<Task>> stage : stages.entrySet()) {
      number++;
      writeStage(number, stage.getKey(), stage.getValue());
    }
    close();
    explainEscapes(top);
  }

  private Map<Step, List<Task>> stages() {
    Map<Step, List<Change>> changes = new EnumMap<>(Step.class);
    plan.changes()
        .forEach(
            change ->
                changes.computeIfAbsent(change.step(), step -> new ArrayList<>()).add(change));
    Map<Step, List<Task>> stages = new EnumMap<>(Step.class);
    changes.forEach((step, alike) -> stages.put(step, Task.of(step, alike)));
    return stages;
  }

  private void explainEscapes(int place) {
    if (text.indexOf(RunbookMarkdown.ESCAPE) >= 0) {
      text.insert(
          place,
          "\nIn names, `"
              + RunbookMarkdown.ESCAPE
              + "...}` stands for one character that cannot be shown, by its code point.\n");
    }
  }

  private String opening(Map<Step, List<Task>> stages) {
    int boxes = stages.values().stream().mapToInt(List::size).sum();
    return count(plan.changes().size(), "change")
        + " in "
        + count(boxes, "step")
        + ", planned at "
        + plan.header().createdAt()
        + ".";
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private void warn() {
    if (plan.verdict().allowed()) {
      return;
    }
    line("");
    line("**Do not carry this out.** Guards refuse this plan:");
    line("");
    for (Violation violation : plan.verdict().violations()) {
      line("- " + RunbookMarkdown.code(violation.message()));
    }
  }

  private void writeStage(int number, Step step, List<Task> tasks) {
    line("");
    line("## " + number + ". " + ConsoleInstructions.heading(step));
    line("");
    line(ConsoleInstructions.how(step));
    int index = 0;
    boolean dense = false;
    for (Task task : tasks) {
      index++;
      if (!dense || !task.isOneLine()) {
        line("");
      }
      dense = task.isOneLine();
      writeTask(number + "." + index, task);
    }
  }

  private void writeTask(String number, Task task) {
    String box = "- [ ] **" + number + "** " + ConsoleInstructions.sentence(task);
    if (task.isSingle()) {
      line(box);
    } else {
      line(box + ":");
      line("");
      writeWho(task);
    }
    List<String> consequences = task.changes().stream().flatMap(c -> lost(c).stream()).toList();
    if (!consequences.isEmpty()) {
      line("");
      line("  This goes with it:");
      line("");
      consequences.forEach(lost -> line("  - " + lost));
    }
  }

  private void writeWho(Task task) {
    List<String> shown =
        task.changes().stream().map(change -> change.address().principal().written()).toList();
    if (task.likeness().party() == PrincipalKind.PEOPLE) {
      text.append(RunbookMarkdown.block(String.join(", ", shown)));
    } else {
      shown.forEach(name -> line("  - " + RunbookMarkdown.code(name)));
    }
  }

  private static List<String> lost(Change change) {
    return change.consequences().stream()
        .map(consequence -> lost(change, consequence))
        .collect(Collectors.toList());
  }

  private static String lost(Change change, Consequence consequence) {
    if (consequence instanceof Consequence.Loss loss) {
      return what(loss.address()) + ", was " + RoleName.of(loss.role(), loss.address().kind());
    }
    String further = ((Consequence.Further) consequence).text();
    return RunbookMarkdown.code(change.address().principal().written())
        + ": "
        + RunbookMarkdown.code(further);
  }

  private static String what(Address address) {
    String who = PrincipalKind.described(address.principal());
    String kind = address.kind() == Kind.GROUP_MEMBER ? "group" : "workspace";
    return who + " in " + kind + " " + RunbookMarkdown.code(address.name());
  }

  private void close() {
    line("");
    if (plan.changes().isEmpty()) {
      line("Nothing is to be done.");
      return;
    }
    line(
        "When all is done, run `rollcall plan`, on lists exported anew if it reads lists: nothing"
            + " of this is left to change.");
    if (plan.changes().stream().anyMatch(Runbook::endsAnAdmin)) {
      line("");
      line(
          "Anyone who was an **Admin** until now may hold access that the lists could not show: if"
              + " the new plan takes it away, carry that out, too.");
    }
  }

  private static boolean endsAnAdmin(Change change) {
    boolean ofTheOrganization =
        change.address().kind() == Kind.MEMBER || change.address().kind() == Kind.SERVICE_ACCOUNT;
    return ofTheOrganization && change.lowers();
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
