package dev.rollcall.report;

import dev.rollcall.apply.ApplyReport;
import dev.rollcall.apply.Outcome;
import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.Edit;
import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Drift;
import dev.rollcall.plan.DriftClass;
import dev.rollcall.plan.Guard;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.Step;
import dev.rollcall.plan.Verdict;
import dev.rollcall.report.Findings.Finding;
import dev.rollcall.report.Findings.FindingLevel;
import dev.rollcall.report.Findings.FindingRule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the findings of one project, their files seen from the repository's root. */
final class FindingsBuilder {
  private static final String SETTINGS = "rollcall.yaml";

  /** The maximum length of a clause, in UTF-16 units. */
  private static final int MAX_CLAUSE = 1000;

  private static final int MAX_CONSEQUENCES = 20;

  private final String project;
  private final String organization;
  private final List<Finding> list = new ArrayList<>();

  private FindingsBuilder(String project, String organization) {
    this.project = project;
    this.organization = organization;
  }

  /**
   * The guard violations, the warnings and the changes of a plan.
   *
   * @param project the project's folder seen from the repository's root, with {@code /}; empty for
   *     the root itself
   */
  static Findings of(Plan plan, String project) {
    FindingsBuilder builder = new FindingsBuilder(project, plan.header().organization());
    boolean compared = plan.comparison() != null && plan.comparison().causes();
    builder.addJudgements(plan);
    plan.changes().stream()
        .sorted(Wording.LOSSES_FIRST)
        .forEach(change -> builder.add(change, compared));
    return new Findings(builder.list);
  }

  /**
   * The guard violations, the warnings and all drift.
   *
   * @param apply the command that applies all of the plan
   */
  static Findings of(Drift drift, String apply, String project) {
    FindingsBuilder builder = new FindingsBuilder(project, drift.plan().header().organization());
    builder.addJudgements(drift.plan());
    drift.drifted().forEach(drifted -> builder.add(drifted, apply));
    return new Findings(builder.list);
  }

  /** The errors and warnings in the input. */
  static Findings of(Diagnostics diagnostics, String project) {
    FindingsBuilder builder = new FindingsBuilder(project, "");
    diagnostics.kept().forEach(builder::add);
    return new Findings(builder.list);
  }

  /**
   * The changes that were not applied, and why the run ended early; applied changes are left out.
   */
  static Findings of(ApplyReport report, String project) {
    FindingsBuilder builder = new FindingsBuilder(project, report.header().organization());
    if (report.stopped() != null) {
      FindingRule rule = rule("apply-stopped", "Ended early", "Nothing more was sent.");
      builder.add(FindingLevel.ERROR, rule, List.of(report.stopped()), null, List.of());
    }
    report.results().forEach(builder::add);
    return new Findings(builder.list);
  }

  private void add(
      FindingLevel level,
      FindingRule rule,
      List<String> clauses,
      @Nullable SourceLocation source,
      List<String> about) {
    List<String> identity = new ArrayList<>(List.of(organization));
    identity.addAll(about);
    list.add(
        new Finding(
            level,
            rule,
            clauses.stream().map(clause -> SafeText.clipped(clause, MAX_CLAUSE)).toList(),
            source == null ? null : inRepository(project, source),
            inRepository(project, new SourceLocation(SETTINGS, 1, 1)),
            identity));
  }

  private void addJudgements(Plan plan) {
    plan.verdict().violations().forEach(this::add);
    plan.warnings().forEach(this::add);
  }

  private void add(Verdict.Violation violation) {
    List<String> about = new ArrayList<>();
    if (violation.kind() != null) {
      about.add(violation.kind().word());
    }
    if (violation.guard() == Guard.PROTECT) {
      about.add(violation.message());
    }
    List<String> clauses =
        List.of(violation.message(), Wording.setting(violation), Wording.wayOut(violation));
    add(FindingLevel.ERROR, rule(violation.guard()), clauses, violation.source(), about);
  }

  private void add(Diagnostic diagnostic) {
    FindingLevel level =
        switch (diagnostic.severity()) {
          case ERROR -> FindingLevel.ERROR;
          case WARNING -> FindingLevel.WARNING;
        };
    FindingRule rule =
        new FindingRule(
            diagnostic.code(),
            diagnostic.code().replace('-', ' '),
            "A problem in a project's files or in what they declare. The result says how to fix it"
                + " if that is known.");
    List<String> clauses = new ArrayList<>(List.of(diagnostic.message()));
    if (diagnostic.hint() != null) {
      clauses.add("hint: " + diagnostic.hint());
    }
    add(level, rule, clauses, diagnostic.source(), List.of(diagnostic.message()));
  }

  private void add(Change change, boolean compared) {
    List<String> clauses = new ArrayList<>();
    clauses.add(Wording.message(change));
    clauses.add(
        Wording.causeMark(change.cause(), compared)
            + change.reason()
            + (change.note() == null ? "" : ", " + Wording.quoted(change.note())));
    Stream.concat(
            change.losses().entrySet().stream()
                .map(lost -> Wording.ALSO_GOES + Wording.loss(lost.getKey(), lost.getValue())),
            change.further().stream().map(Wording.ALSO::concat))
        .limit(MAX_CONSEQUENCES)
        .forEach(clauses::add);
    int more = change.losses().size() + change.further().size() - MAX_CONSEQUENCES;
    if (more > 0) {
      clauses.add("and " + more + " more");
    }
    add(level(change), rule(change.step()), clauses, change.source(), about(change));
  }

  private void add(Drift.Reconciliation drifted, String apply) {
    Drift.Deviation deviation = drifted.deviation();
    Change change = deviation.change();
    List<String> clauses = new ArrayList<>();
    clauses.add(Wording.subject(change.address()) + ": " + DriftPage.state(deviation));
    if (deviation.obstacle() != null) {
      clauses.add("cannot be adopted: " + deviation.obstacle());
    }
    for (Edit edit : drifted.edits()) {
      String adoption = DriftPage.adoption(deviation);
      clauses.add(adoption + ": " + edit.file() + ", " + DriftPage.edit(edit));
      clauses.addAll(edit.lines());
    }
    clauses.add("to revert it: " + DriftPage.command(apply, drifted.revert()));
    SourceLocation source = change.source();
    if (source == null && !drifted.edits().isEmpty()) {
      Edit edit = drifted.edits().get(0);
      source = new SourceLocation(edit.file(), edit.first(), 1);
    }
    add(level(change), rule(deviation.driftClass()), clauses, source, about(change));
  }

  private void add(ApplyReport.Result result) {
    Outcome outcome = result.outcome();
    FindingRule rule = rule(outcome);
    if (rule == null) {
      return;
    }
    boolean isSent = outcome.status() != Outcome.Status.NOT_ATTEMPTED;
    List<String> clauses = new ArrayList<>();
    clauses.add(
        outcome.status().word().replace('_', ' ') + ": " + Wording.message(result.change()));
    if (outcome.reason() != null) {
      clauses.add(outcome.reason());
    }
    add(
        isSent ? FindingLevel.ERROR : FindingLevel.WARNING,
        rule,
        clauses,
        result.change().source(),
        about(result.change()));
  }

  private static FindingLevel level(Change change) {
    return change.reducesAccess() ? FindingLevel.LOSS : FindingLevel.CHANGE;
  }

  private static List<String> about(Change change) {
    return List.of(change.address().toString());
  }

  private static @Nullable FindingRule rule(Outcome outcome) {
    return switch (outcome.status()) {
      case FAILED -> rule("apply-failed", "Not applied", "The request was sent and failed.");
      case UNKNOWN ->
          rule(
              "apply-unknown",
              "Possibly applied",
              "The request was sent, but it is not known whether it was applied.");
      case NOT_ATTEMPTED ->
          rule(
              "apply-not-attempted",
              "Not attempted",
              "The request was not sent because the run failed earlier or ended early.");
      case APPLIED, HANDED_OVER -> null;
    };
  }

  private static FindingRule rule(String id, String title, String help) {
    return new FindingRule(id, title, help + " " + ApplyPage.ADVICE);
  }

  private static FindingRule rule(DriftClass driftClass) {
    return new FindingRule(
        "drift-" + driftClass.word().replace('_', '-'),
        driftClass.title(),
        "It is " + driftClass.meaning() + ". Adopt it in the files, or apply them.");
  }

  private static FindingRule rule(Step step) {
    return new FindingRule(
        step.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        Wording.heading(step),
        step.isRemoving()
            ? "Applying the plan takes this access away. To keep it, declare it."
            : "Applying the plan does this, as the files declare it.");
  }

  private static FindingRule rule(Guard guard) {
    String wayOut =
        guard == Guard.CALLER
            ? "No option allows this: declare or ignore the account."
            : "The setting is guards."
                + guard.word()
                + "; --allow raises it for one run, as the result says.";
    return new FindingRule(
        guard.word(),
        "Guard " + guard.word(),
        "Apply refuses the plan where " + refused(guard) + ". " + wayOut);
  }

  private static String refused(Guard guard) {
    return switch (guard) {
      case MAX_REMOVALS ->
          "more of a class than the limit would be removed or lowered, including what is lost with"
              + " it";
      case MAX_INVITATIONS -> "more e-mails than the limit would be sent";
      case MIN_ADMINS -> "fewer joined admins than the limit would be left";
      case PROTECT -> "somebody or something protected would be removed or lowered";
      case FIRST_CONTACT ->
          "more than half of the members would be removed because they are not declared";
      case EMPTY_READ -> "the organization read as empty";
      case CALLER ->
          "the account rollcall runs as would lose its place, or is missing from the live state";
    };
  }

  /** A place in a project, its file seen from the repository's root. */
  static SourceLocation inRepository(String project, SourceLocation source) {
    String file = source.file();
    if (file.startsWith("/") || file.matches("[A-Za-z]:/.*")) {
      return source;
    }
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : (project + "/" + file).split("/", -1)) {
      if (segment.equals("..") && !segments.isEmpty() && !segments.getLast().equals("..")) {
        segments.removeLast();
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    return new SourceLocation(String.join("/", segments), source.line(), source.column());
  }
}
