package dev.rollcall.runbook;

import dev.rollcall.model.Address;
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
    line("# Runbook for " + Markdown.code(plan.header().organization()));
    line("");
    line(opening());
    warn();
    int number = 0;
    for (Map.Entry<Step, List<Change>> stage : stages().entrySet()) {
      number++;
      writeStage(number, stage.getKey(), stage.getValue());
    }
    close();
  }

  private String opening() {
    int count = plan.changes().size();
    String changes = count == 1 ? "1 change" : count + " changes";
    return changes + ", planned at " + plan.header().createdAt() + ".";
  }

  private void warn() {
    if (plan.verdict().allowed()) {
      return;
    }
    line("");
    line("**Do not carry this out.** Guards refuse this plan:");
    line("");
    for (Violation violation : plan.verdict().violations()) {
      line("- " + Markdown.code(violation.message()));
    }
  }

  private Map<Step, List<Change>> stages() {
    Map<Step, List<Change>> stages = new EnumMap<>(Step.class);
    plan.changes()
        .forEach(
            change -> stages.computeIfAbsent(change.step(), step -> new ArrayList<>()).add(change));
    if (!stages.isEmpty()) {
      line("");
      line(
          "Sign in to AI Hub as an organization admin; **Settings** is behind the initials icon in"
              + " the header. Go from top to bottom: what gives access comes before what takes it"
              + " away. Where a step cannot be done, take nothing away from those it was for.");
    }
    return stages;
  }

  private void writeStage(int number, Step step, List<Change> changes) {
    line("");
    line("## " + number + ". " + Console.heading(step));
    line("");
    line(Console.how(step));
    int index = 0;
    for (Task task : Task.of(step, changes)) {
      index++;
      line("");
      writeTask(number + "." + index, task);
    }
  }

  private void writeTask(String number, Task task) {
    String box = "- [ ] **" + number + "** " + Console.sentence(task);
    if (task.isNamed()) {
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
        task.changes().stream()
            .map(change -> Party.shown(Party.principal(change.address())))
            .toList();
    if (task.likeness().party() == Party.PEOPLE) {
      text.append(Markdown.block(String.join(", ", shown)));
    } else {
      shown.forEach(name -> line("  - " + Markdown.code(name)));
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
    return Markdown.code(Party.shown(Party.principal(change.address())))
        + ": "
        + Markdown.code(further);
  }

  private static String what(Address address) {
    String who = Party.described(Party.principal(address));
    String kind = address instanceof Address.GroupMember ? "group" : "workspace";
    return who + " in " + kind + " " + Markdown.code(address.name());
  }

  private void close() {
    line("");
    line(
        plan.changes().isEmpty()
            ? "Nothing is to be done."
            : "When all is done, export the lists again and run `rollcall plan`: it finds nothing"
                + " left to change.");
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
