package dev.rollcall.plan;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.model.Address;
import dev.rollcall.model.Kind;
import dev.rollcall.model.Section;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that rollcall will do to an organization and all it found beside that. A plan owns its order:
 * every list is sorted here, whatever order it was built in.
 *
 * @param unmanaged what is live, undeclared and left alone, each with the reason
 * @param comparison what a base told of it, or null where it was not compared with one
 */
public record Plan(
    Header header,
    List<Change> changes,
    List<Waiting> waiting,
    Map<Address, String> unmanaged,
    List<Diagnostic> warnings,
    Verdict verdict,
    AdminFloor adminFloor,
    @Nullable Comparison comparison) {

  /**
   * Warnings that say a declared part of the files could not be planned, so that applying is never
   * all of it.
   */
  private static final Set<String> LEFT_OUT = Set.of("workspace-missing", "workspace-personal");

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

  /**
   * Something declared that somebody else has to do first: neither drift nor an error.
   *
   * @param reason a clause such as "invited"
   * @param since when the wait began, where that is known
   * @param sends e-mails sent so far, where they are counted
   * @param expired whether the invitation no longer works
   */
  public record Waiting(
      Address address,
      String reason,
      @Nullable Instant since,
      @Nullable Integer sends,
      boolean expired) {}

  /**
   * What comparing a plan with its base told.
   *
   * @param causes whether the causes of changes were told apart; not where the base is invalid
   * @param changedSettings the keys of {@code rollcall.yaml} that say something else in the base,
   *     in the order of the file
   * @param settingsInEffect whether the plan was made with what they say now; not where its
   *     settings were taken from another file
   */
  public record Comparison(boolean causes, List<String> changedSettings, boolean settingsInEffect) {
    public Comparison {
      changedSettings = List.copyOf(changedSettings);
    }
  }

  public Plan {
    changes = changes.stream().sorted(Change.ORDER).toList();
    waiting = waiting.stream().sorted(Comparator.comparing(Waiting::address)).toList();
    unmanaged = Collections.unmodifiableSortedMap(new TreeMap<>(unmanaged));
    warnings = warnings.stream().sorted().toList();
  }

  /** A plan on its own. */
  public Plan(
      Header header,
      List<Change> changes,
      List<Waiting> waiting,
      Map<Address, String> unmanaged,
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
  public Plan compared(List<Change> told, List<Diagnostic> further, Comparison comparison) {
    List<Diagnostic> all = new ArrayList<>(warnings);
    all.addAll(further);
    return new Plan(header, told, waiting, unmanaged, all, verdict, adminFloor, comparison);
  }

  /** How many changes of each action there are, of some none. */
  public Map<Action, Integer> actions() {
    Map<Action, Integer> actions = new EnumMap<>(Action.class);
    for (Action action : Action.values()) {
      actions.put(action, 0);
    }
    changes.forEach(change -> actions.merge(change.step().action(), 1, Integer::sum));
    return actions;
  }

  /** How many people wait; the others in {@code waiting} are memberships and grants. */
  public int waitingPeople() {
    return (int) waiting.stream().filter(one -> one.address().kind() == Kind.MEMBER).count();
  }

  /** Whether something declared is in no change because its workspace cannot be granted. */
  public boolean omitsDeclaredAccess() {
    return warnings.stream().anyMatch(warning -> LEFT_OUT.contains(warning.code()));
  }
}
