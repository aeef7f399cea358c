package dev.rollcall.report;

import dev.rollcall.plan.Change;
import dev.rollcall.plan.Planned;
import dev.rollcall.plan.SavedChange;
import dev.rollcall.plan.SavedPlan;
import dev.rollcall.plan.Staleness;
import dev.rollcall.plan.Step;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class StalePageTest {
  private static final Change RAISE =
      Planned.to(Step.RAISE_MEMBER, "member/ada@acme.example")
          .was("member")
          .becomes("admin")
          .change();
  private static final Change GONE =
      Planned.to(Step.REVOKE_WORKSPACE_ACCESS, "workspace/claims-prod/group:claims")
          .was("tester")
          .change();
  private static final Change LOSES_LITTLE =
      Planned.to(Step.REMOVE_MEMBER, "member/bob@acme.example").was("member").change();
  private static final Change LOSES_MORE =
      Planned.to(Step.REMOVE_MEMBER, "member/bob@acme.example")
          .was("member")
          .losing("workspace/claims-prod/bob@acme.example", "manager")
          .change();

  static final Staleness SEVERAL =
      stale(
          new Staleness.StaleChange(
              SavedChange.of(RAISE),
              Planned.to(Step.RAISE_MEMBER, "member/ada@acme.example")
                  .was("auditor")
                  .becomes("admin")
                  .change(),
              "the role was changed meanwhile"),
          new Staleness.StaleChange(SavedChange.of(GONE), null, "the access is gone already"),
          new Staleness.StaleChange(
              SavedChange.of(LOSES_LITTLE), LOSES_MORE, "more would go with it"));

  /** Edited, and made for somewhere else. */
  static final Staleness EDITED =
      new Staleness(
          List.of(
              Objects.requireNonNull(SavedPlan.Seal.BROKEN.objection()),
              "it is for organization *acme*, not oth#er"),
          List.of(),
          List.of(),
          List.of(
              new Staleness.StaleChange(SavedChange.of(GONE), null, "the access is gone already")));

  static Staleness stale(Staleness.StaleChange... changes) {
    return new Staleness(List.of(), List.of(), List.of(), List.of(changes));
  }

  @Test
  void showsBeforeAndNow() throws IOException {
    Printed.check(
        "stale/several.txt", Printed.text(stale -> StalePage.of(stale, List.of())), SEVERAL);
  }

  @Test
  void showsOne() throws IOException {
    Printed.check(
        "stale/one.txt",
        Printed.text(stale -> StalePage.of(stale, List.of())),
        stale(new Staleness.StaleChange(SavedChange.of(GONE), null, "the access is gone already")));
  }

  @Test
  void saysWhyNoneOfItIsApplied() throws IOException {
    Printed.check(
        "stale/edited.txt", Printed.text(stale -> StalePage.of(stale, List.of())), EDITED);
  }
}
