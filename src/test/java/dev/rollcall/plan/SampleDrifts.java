package dev.rollcall.plan;

import dev.rollcall.diagnostic.Edit;
import dev.rollcall.model.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Drift that shows what a view has to be able to say. */
public final class SampleDrifts {
  private static final Verdict FINE = new Verdict(List.of(), List.of());

  private static final List<Edit> EDITS =
      List.of(
          Edit.insert("members.yaml", 4, List.of("  eve@acme.example: admin"), "eve@acme.example"),
          Edit.replace(
              "teams/claims.yaml",
              7,
              9,
              List.of("      ada@acme.example:", "        role: member # since May"),
              "ada@acme.example"),
          Edit.delete("teams/claims.yaml", 12, 12, "bob@acme.example"),
          Edit.delete("teams/fraud.yaml", 12, 15, "night shift"));

  private SampleDrifts() {}

  /** Every class, every kind of edit, along with others and not at all. */
  public static Drift everything() {
    List<Drift.Reconciliation> drifted = new ArrayList<>();
    List<Change> changes = SamplePlans.allChanges();
    for (int i = 0; i < changes.size(); i++) {
      drifted.add(one(changes.get(i), driftClass(changes.get(i), i), i));
    }
    List<Edit> together = new ArrayList<>(EDITS);
    together.add(Edit.replace("teams/claims.yaml", 3, 3, List.of("    members: {}"), "members"));
    return new Drift(SamplePlans.everything(), drifted, together);
  }

  private static DriftClass driftClass(Change change, int i) {
    return switch (change.step().action()) {
      case RESEND -> DriftClass.INVITATION_STALE;
      case SET_ROLE -> DriftClass.ROLE_EDITED;
      case INVITE, CREATE -> i % 2 == 0 ? DriftClass.WINDOW_OPENED : DriftClass.MISSING;
      case ADD -> DriftClass.GRANTABLE;
      case GRANT -> DriftClass.MISSING;
      case REVOKE -> DriftClass.WINDOW_ENDED;
      case REMOVE -> i % 2 == 0 ? DriftClass.WINDOW_NOT_BEGUN : DriftClass.WINDOW_ENDED;
      case DELETE -> DriftClass.ADDED;
    };
  }

  private static Drift.Reconciliation one(Change change, DriftClass driftClass, int i) {
    @Nullable String obstacle =
        i % 5 == 4 || driftClass == DriftClass.INVITATION_STALE
            ? "group:held must be declared first"
            : null;
    List<Address> along = i % 5 == 3 ? List.of(Address.of("member/eve@acme.example")) : List.of();
    Edit edit = EDITS.get(i % EDITS.size());
    return new Drift.Reconciliation(
        new Drift.Deviation(change, driftClass, List.of(), along, obstacle),
        obstacle != null
            ? List.of()
            : List.of(i % 7 == 6 ? Edit.byHand(edit, "it stands in braces") : edit),
        switch (i % 3) {
          case 0 -> new Drift.Revert("--only due", 1, FINE);
          case 1 -> new Drift.Revert("--no-removals", 5, SamplePlans.refused().verdict());
          default -> new Drift.Revert("", 9, SamplePlans.refusedForGood().verdict());
        });
  }

  /** A plan that its guards refuse. */
  public static Drift refused() {
    Plan plan = SamplePlans.refused();
    return new Drift(
        plan,
        plan.changes().stream()
            .map(
                change ->
                    new Drift.Reconciliation(
                        new Drift.Deviation(change, DriftClass.ADDED, List.of(), List.of(), null),
                        List.of(EDITS.get(0)),
                        new Drift.Revert("", plan.changes().size(), plan.verdict())))
            .toList(),
        List.of(EDITS.get(0)));
  }

  /** Nothing but somebody waiting. */
  public static Drift none() {
    return new Drift(SamplePlans.empty(), List.of(), List.of());
  }

  /** More than a page holds. */
  public static Drift large(int changes) {
    Plan plan = SamplePlans.large(changes);
    return new Drift(
        plan,
        IntStream.range(0, plan.changes().size())
            .mapToObj(i -> one(plan.changes().get(i), DriftClass.ADDED, 0))
            .toList(),
        EDITS);
  }
}
