package dev.rollcall.render;

import dev.rollcall.apply.ApplyReport;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.plan.Drift;
import dev.rollcall.plan.Plan;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * What programs that show things at lines of files are told: errors first, then warnings, then
 * changes that take access away, then the others.
 */
public final class Findings {
  private final List<Finding> list;

  private Findings(Collection<Finding> list) {
    this.list = list.stream().sorted(Comparator.comparing(Finding::level)).toList();
  }

  /**
   * What a plan's guards refuse, what it warns of, and each of its changes.
   *
   * @param project the project's folder seen from the repository's root, with {@code /}; empty for
   *     the root itself
   */
  public static Findings of(Plan plan, String project) {
    return new Findings(new PlanFindings(plan, new RepositoryPath(project)).list());
  }

  /**
   * What guards would refuse, what the plan warns of, and everything that drifted.
   *
   * @param apply the command that applies all of the plan
   * @param project the project's folder seen from the repository's root
   */
  public static Findings of(Drift drift, String apply, String project) {
    return new Findings(new DriftFindings(drift, apply, new RepositoryPath(project)).list());
  }

  /**
   * What is wrong with the input.
   *
   * @param project the project's folder seen from the repository's root
   */
  public static Findings of(Diagnostics diagnostics, String project) {
    RepositoryPath path = new RepositoryPath(project);
    return new Findings(
        diagnostics.kept().stream().map(d -> DiagnosticFinding.of(d, path, "")).toList());
  }

  /**
   * What of a plan was not applied. What was is no finding.
   *
   * @param project the project's folder seen from the repository's root
   */
  public static Findings of(ApplyReport report, String project) {
    return new Findings(new ReportFindings(report, new RepositoryPath(project)).list());
  }

  /** The findings of several projects in one document. */
  public static Findings of(Collection<Findings> several) {
    return new Findings(several.stream().flatMap(findings -> findings.list.stream()).toList());
  }

  List<Finding> list() {
    return list;
  }
}
