package dev.rollcall.report;

import static java.util.stream.Collectors.joining;

import dev.rollcall.apply.ApplyReport;
import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.plan.Action;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Drift;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.Staleness;
import dev.rollcall.report.Span.Target;
import dev.rollcall.settings.ConsoleWords;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The result of a command, which can be written in any format. It is rendered on writing. */
public final class Subject {
  /** The formats there are; their names are the words of the option. */
  public enum Format {
    text,
    json,
    markdown,
    /** Commands to GitHub's runner; the Markdown goes to the summary of the step. */
    github,
    /** GitLab's Code Quality report. */
    gitlab,
    sarif,
    /** Steps for an admin at the product's console. */
    runbook
  }

  /** Writes the JSON, {@code out} not closed. */
  private interface Json {
    void write(String rollcallVersion, Writer out) throws IOException;
  }

  private static final List<Span> SEE_TERMINAL =
      Span.line(Target.BOTH, "run the command without {} to see everything", Span.name("--format"));

  private final Supplier<Page> page;
  private final Json json;
  private final Supplier<Findings> findings;
  private final Supplier<String> runbook;
  private Map<String, Object> outputs = Map.of();

  private Subject(
      Supplier<Page> page, Json json, Supplier<Findings> findings, Supplier<String> runbook) {
    this.page = page;
    this.json = json;
    this.findings = findings;
    this.runbook = runbook;
  }

  /**
   * A plan.
   *
   * @param project the project's folder seen from the repository's root, with {@code /}; empty for
   *     the root itself
   */
  public static Subject of(Plan plan, String project) {
    return new Subject(
            () -> PlanPage.of(plan),
            (version, out) -> JsonPrinter.print(plan, version, out),
            () -> FindingsBuilder.of(plan, project),
            Subject::noRunbook)
        .withOutputs(plan);
  }

  /** The same plan, which can be written as a runbook as well. */
  public static Subject of(Plan plan, String project, Function<Plan, ConsoleWords> console) {
    Subject subject = of(plan, project);
    return new Subject(
            subject.page, subject.json, subject.findings, () -> runbook(plan, console.apply(plan)))
        .withOutputs(plan);
  }

  /**
   * The plans of several projects; their outputs are the sums, blocked if any is.
   *
   * @param projectOf turns a folder of the command line into one seen from the repository's root
   * @param console the words for a plan's runbook
   */
  public static Subject of(
      List<ProjectPlan> plans,
      UnaryOperator<String> projectOf,
      Function<Plan, ConsoleWords> console) {
    List<Plan> made = plans.stream().flatMap(Subject::made).toList();
    Subject subject =
        new Subject(
            () -> ProjectsPage.of(plans),
            (version, out) -> JsonPrinter.print(plans, version, out),
            () ->
                Findings.of(
                    plans.stream()
                        .map(one -> findings(one.ending(), projectOf.apply(one.folder())))
                        .toList()),
            () ->
                made.stream()
                    .map(plan -> runbook(plan, console.apply(plan)) + "\n")
                    .collect(joining()));
    made.forEach(subject::withOutputs);
    return subject;
  }

  private static Stream<Plan> made(ProjectPlan project) {
    return project.ending() instanceof ProjectPlan.Made made
        ? Stream.of(made.plan())
        : Stream.empty();
  }

  private static Findings findings(ProjectPlan.Ending ending, String project) {
    if (ending instanceof ProjectPlan.Made made) {
      return FindingsBuilder.of(made.plan(), project);
    }
    if (ending instanceof ProjectPlan.Invalid invalid) {
      return FindingsBuilder.of(invalid.diagnostics(), project);
    }
    String message = ((ProjectPlan.Unreachable) ending).message();
    Diagnostic failed = Diagnostic.error("failed", message, null);
    return FindingsBuilder.of(Diagnostics.of(List.of(failed)), project);
  }

  /**
   * Drift.
   *
   * @param apply the command that reverts everything
   */
  public static Subject of(Drift drift, String apply, String project) {
    return new Subject(
            () -> DriftPage.of(drift, apply),
            (version, out) -> JsonPrinter.print(drift, apply, version, out),
            () -> FindingsBuilder.of(drift, apply, project),
            Subject::noRunbook)
        .withOutputs(drift.plan());
  }

  /** The outcome of a plan. */
  public static Subject of(ApplyReport report, String project) {
    return new Subject(
        () -> ApplyPage.of(report),
        (version, out) -> JsonPrinter.print(report, version, out),
        () -> FindingsBuilder.of(report, project),
        Subject::noRunbook);
  }

  /**
   * A stale plan: people read what no longer matches, or the plan as it would be now if only a
   * guard refuses it; programs always get that plan.
   */
  public static Subject of(Staleness staleness, Plan now, String project) {
    Subject plan = of(now, project);
    Supplier<Page> page =
        staleness.isCurrent() ? plan.page : () -> StalePage.of(staleness, SEE_TERMINAL);
    return new Subject(page, plan.json, plan.findings, Subject::noRunbook).withOutputs(now);
  }

  /** The errors and warnings in the input. The runbook format gives a document without tasks. */
  public static Subject of(Diagnostics diagnostics, String project) {
    Supplier<Page> page = () -> DiagnosticsPage.of(diagnostics, SEE_TERMINAL);
    return new Subject(
        page,
        (version, out) -> JsonPrinter.print(diagnostics, out),
        () -> FindingsBuilder.of(diagnostics, project),
        () -> MarkdownPrinter.print(page.get(), MarkdownPrinter.MAX_BYTES));
  }

  /** The tasks that carry out a plan at the product's console, as Markdown. */
  public static String runbook(Plan plan, ConsoleWords console) {
    return MarkdownPrinter.print(RunbookPage.of(plan, console), Integer.MAX_VALUE);
  }

  private static String noRunbook() {
    throw new IllegalStateException("this has no runbook");
  }

  private Subject withOutputs(Plan plan) {
    Map<String, Object> sums = new LinkedHashMap<>(outputs);
    long removals = plan.changes().stream().filter(Change::reducesAccess).count();
    sums.merge("changes", (long) plan.changes().size(), Subject::sum);
    sums.merge("invites", (long) plan.actions().getOrDefault(Action.INVITE, 0), Subject::sum);
    sums.merge("removals", removals, Subject::sum);
    sums.merge("waiting", (long) plan.waitingPeople(), Subject::sum);
    sums.merge(
        "blocked",
        !plan.verdict().allowed(),
        (one, other) -> (Object) (one.equals(true) || other.equals(true)));
    outputs = sums;
    return this;
  }

  private static Object sum(Object one, Object other) {
    return (long) one + (long) other;
  }

  /** The outputs for later steps of a workflow: numbers and booleans. */
  public Map<String, Object> outputs() {
    return outputs;
  }

  /**
   * Writes it in a format; {@code out} is flushed, not closed.
   *
   * @param colors for the format that people read at a terminal
   */
  public void write(Format format, ColorMode colors, String rollcallVersion, Writer out)
      throws IOException {
    switch (format) {
      case text -> new TextPrinter(colors, out).print(page.get());
      case json -> json.write(rollcallVersion, out);
      case markdown -> out.write(MarkdownPrinter.print(page.get(), MarkdownPrinter.MAX_BYTES));
      case github -> GithubPrinter.print(findings.get(), out);
      case gitlab -> GitlabPrinter.print(findings.get(), out);
      case sarif -> SarifPrinter.print(findings.get(), rollcallVersion, out);
      case runbook -> out.write(runbook.get());
    }
    out.flush();
  }
}
