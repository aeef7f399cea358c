package dev.rollcall.plan;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.model.Kind;
import dev.rollcall.model.Section;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that rollcall will do to an organization and all it found beside that. A plan owns its order:
 * every list is sorted here, whatever order it was built in.
 *
 * @param comparison what a base told of it, or null where it was not compared with one
 */
public record Plan(
    Header header,
    List<Change> changes,
    List<WaitingEntry> waiting,
    List<UnmanagedEntry> unmanaged,
    List<Diagnostic> warnings,
    Verdict verdict,
    AdminFloor adminFloor,
    @Nullable BaseComparison comparison) {

  /**
   * Warnings that say a declared part of the files could not be planned, so that applying is never
   * all of it.
   */
  private static final Set<String> LEFT_OUT =
      Set.of(WarningCodes.WORKSPACE_MISSING, WarningCodes.WORKSPACE_PERSONAL);

  /**
   * What a plan is of.
   *
   * @param provider the provider's type
   * @param createdAt the clock the plan was made by
   * @param configDigest of the meaning of the files, {@code sha256:...}
   * @param liveRevision the product's mark of the live state, or null where it has none
   * @param managed the sections somebody wrote
   */
  public record Header(
      String organization,
      String provider,
      Instant createdAt,
      String configDigest,
      @Nullable String liveRevision,
      Set<Section> managed) {}

  public Plan {
    changes = changes.stream().sorted(Change.ORDER).toList();
    waiting = waiting.stream().sorted(Comparator.comparing(WaitingEntry::address)).toList();
    unmanaged = unmanaged.stream().sorted(Comparator.comparing(UnmanagedEntry::address)).toList();
    warnings = warnings.stream().sorted().toList();
  }

  /** A plan on its own. */
  public Plan(
      Header header,
      List<Change> changes,
      List<WaitingEntry> waiting,
      List<UnmanagedEntry> unmanaged,
      List<Diagnostic> warnings,
      Verdict verdict,
      AdminFloor adminFloor) {
    this(header, changes, waiting, unmanaged, warnings, verdict, adminFloor, null);
  }

  /**
   * The same plan after it was compared with a base.
   *
   * @param told the same changes with their causes told apart
   * @param further warnings
   */
  public Plan compared(List<Change> told, List<Diagnostic> further, BaseComparison comparison) {
    List<Diagnostic> all = new ArrayList<>(warnings);
    all.addAll(further);
    return new Plan(header, told, waiting, unmanaged, all, verdict, adminFloor, comparison);
  }

  /** Counts, for headlines. */
  public PlanSummary summary() {
    Map<Action, Integer> actions = new EnumMap<>(Action.class);
    for (Action action : Action.values()) {
      actions.put(action, 0);
    }
    changes.forEach(change -> actions.merge(change.step().action(), 1, Integer::sum));
    int people = (int) waiting.stream().filter(w -> w.address().kind() == Kind.MEMBER).count();
    return new PlanSummary(actions, people, waiting.size() - people, unmanaged.size());
  }

  /** Whether something declared is in no change because its workspace cannot be granted. */
  public boolean omitsDeclaredAccess() {
    return warnings.stream().anyMatch(warning -> LEFT_OUT.contains(warning.code()));
  }
}
