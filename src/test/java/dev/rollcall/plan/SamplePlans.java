package dev.rollcall.plan;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Address;
import dev.rollcall.model.Kind;
import dev.rollcall.model.Role;
import dev.rollcall.model.Section;
import dev.rollcall.plan.Change.Attributes;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Plans that show what a view has to be able to say. */
public final class SamplePlans {
  private static final Plan.Header HEADER =
      new Plan.Header(
          "acme",
          "aihub",
          Instant.parse("2026-11-24T02:10:00Z"),
          "sha256:" + "0123456789abcdef".repeat(4),
          "42",
          EnumSet.allOf(Section.class));

  private SamplePlans() {}

  /** Every step, every cause, every kind of consequence; allowed by an override. */
  public static Plan everything() {
    return plan(
        allChanges(),
        waiting(),
        Map.of(
            Address.of("member/rollcall@acme.example"), "not declared",
            Address.of("group/legacy%2Fops"), "not declared"),
        List.of(
            Diagnostic.warning("workspace-missing", "there is no workspace \"x\"", at(30))
                .withHint("rollcall manages access to shared workspaces that exist"),
            Diagnostic.warning("few-admins", "there is 1 joined admin, min_admins is 2", null)),
        new Verdict(List.of(GuardOverride.of("max_removals=50%")), List.of()));
  }

  /** The same, told apart by a base whose settings said something else. */
  public static Plan compared() {
    Plan plan = everything();
    return plan.compared(
        plan.changes(), List.of(), new Plan.Comparison(true, List.of("prune", "guards"), true));
  }

  /** What makes up {@link #everything}. */
  public static List<Change> allChanges() {
    return List.of(
        Planned.to(Step.CREATE_GROUP, "group/claims")
            .after(Attributes.NONE)
            .because("declared, does not exist")
            .at("groups.yaml", 2)
            .change(),
        Planned.to(Step.CREATE_SERVICE_ACCOUNT, "service_account/ci-runner")
            .becomes("member")
            .because("declared, does not exist")
            .at("accounts.yaml", 2)
            .change(),
        Planned.to(Step.INVITE_MEMBER, "member/grace@acme.example")
            .becomes("member")
            .because("declared, not in the organization")
            .noting("ACC-411")
            .at("members.yaml", 3)
            .change(),
        Planned.to(Step.RESEND_MEMBER, "member/linus@contractor.example")
            .before(new Attributes(new Role("member"), Instant.parse("2026-11-10T08:00:00Z"), 1))
            .after(new Attributes(new Role("member"), null, 2))
            .because(Cause.TIME, "no answer since 2026-11-10")
            .at("members.yaml", 4)
            .change(),
        Planned.to(Step.RAISE_MEMBER, "member/grace@acme.example")
            .was("member")
            .becomes("admin")
            .because("everybody is invited with the lowest role")
            .at("members.yaml", 3)
            .requiring("member/grace@acme.example")
            .change(),
        Planned.to(Step.SET_ROLE_SERVICE_ACCOUNT, "service_account/deployer")
            .was("admin")
            .becomes("member")
            .at("accounts.yaml", 3)
            .lowering()
            .change(),
        Planned.to(Step.ADD_GROUP_MEMBER, "group/claims/grace@acme.example")
            .becomes("manager")
            .because("declared, not in the group")
            .at("groups.yaml", 4)
            .requiring("group/claims")
            .requiring("member/grace@acme.example")
            .change(),
        Planned.to(Step.SET_ROLE_GROUP_MEMBER, "group/underwriting/ada@acme.example")
            .was("member")
            .becomes("manager")
            .at("groups.yaml", 9)
            .change(),
        Planned.to(Step.GRANT_WORKSPACE_ACCESS, "workspace/claims-prod/group:claims")
            .becomes("reviewer")
            .because("declared, has no access")
            .at("workspaces.yaml", 4)
            .requiring("group/claims")
            .change(),
        Planned.to(Step.SET_ROLE_WORKSPACE_ACCESS, "workspace/claims-prod/service:deployer")
            .was("developer")
            .becomes("tester")
            .because(Cause.DRIFT, "declared with another role")
            .at("workspaces.yaml", 5)
            .lowering()
            .change(),
        Planned.to(Step.REVOKE_WORKSPACE_ACCESS, "workspace/claims-prod/ada@acme.example")
            .was("manager")
            .because("not declared")
            .change(),
        Planned.to(Step.REMOVE_GROUP_MEMBER, "group/kubernetes%2Fsig-apps/ada@acme.example")
            .was("member")
            .because(Cause.TIME, "until 2026-11-23")
            .at("groups.yaml", 12)
            .change(),
        Planned.to(Step.LOWER_MEMBER, "member/ada@acme.example")
            .was("admin")
            .becomes("member")
            .at("members.yaml", 2)
            .lowering()
            .change(),
        Planned.to(Step.REMOVE_MEMBER, "member/leaver@acme.example")
            .was("member")
            .because(Cause.TIME, "until 2026-11-23")
            .at("members.yaml", 5)
            .losing("group/claims-eu/leaver@acme.example", "member")
            .losing("workspace/claims-prod/leaver@acme.example", "tester")
            .change(),
        Planned.to(Step.DELETE_SERVICE_ACCOUNT, "service_account/old-bot")
            .was("member")
            .because("not declared")
            .withEffect("its tokens stop working")
            .change(),
        Planned.to(Step.DELETE_GROUP, "group/Old Group")
            .before(Attributes.NONE)
            .because("not declared")
            .losing("group/Old Group/service:deployer", "member")
            .change());
  }

  /** Nothing to do, people waiting. */
  public static Plan empty() {
    return plan(List.of(), waiting(), Map.of(), List.of(), new Verdict(List.of(), List.of()));
  }

  /** Nothing at all. */
  public static Plan nothing() {
    return plan(List.of(), List.of(), Map.of(), List.of(), new Verdict(List.of(), List.of()));
  }

  /** Only declared changes, no surroundings, no override. */
  public static Plan small() {
    return plan(
        allChanges().subList(0, 1),
        List.of(),
        Map.of(),
        List.of(),
        new Verdict(List.of(), List.of()));
  }

  /** Refused by guards that an option each would raise. */
  public static Plan refused() {
    return plan(
        allChanges().subList(13, 16),
        List.of(),
        Map.of(),
        List.of(),
        new Verdict(
            List.of(GuardOverride.of("max_removals=10%"), GuardOverride.of("max_invitations=5")),
            List.of(
                removals(Kind.MEMBER, 120, 1144, "11%"),
                removals(Kind.GROUP, 9, 40, "23%"),
                violation(Guard.MIN_ADMINS, null, "2", "--allow min_admins=1"),
                violation(
                    Guard.PROTECT,
                    Kind.GROUP,
                    "group:Old *",
                    "--allow 'protect=group:Old Group'"))));
  }

  /** Refused by what nothing allows. */
  public static Plan refusedForGood() {
    return plan(
        allChanges().subList(12, 13),
        List.of(),
        Map.of(),
        List.of(),
        new Verdict(
            List.of(),
            List.of(
                removals(Kind.MEMBER, 120, 1144, "11%"),
                violation(Guard.CALLER, Kind.MEMBER, "always", null))));
  }

  /** More waiting and unmanaged than anybody reads. */
  public static Plan crowded() {
    return plan(
        List.of(),
        IntStream.range(0, 25)
            .mapToObj(i -> new Plan.Waiting(member(i), "invited", null, null, false))
            .toList(),
        IntStream.range(25, 46)
            .boxed()
            .collect(Collectors.toMap(SamplePlans::member, i -> "not declared")),
        List.of(),
        new Verdict(List.of(), List.of()));
  }

  /** So many changes that no comment holds them, one in ten of which takes access away. */
  public static Plan large(int changes) {
    return plan(
        IntStream.range(0, changes).mapToObj(SamplePlans::oneOfMany).toList(),
        waiting(),
        Map.of(),
        List.of(),
        new Verdict(List.of(), List.of(removals(Kind.MEMBER, changes / 10, changes, "10%"))));
  }

  private static Change oneOfMany(int number) {
    String person = "p%04d@acme.example".formatted(number);
    if (number % 10 > 0) {
      return Planned.to(Step.GRANT_WORKSPACE_ACCESS, "workspace/claims-prod/" + person)
          .becomes("reviewer")
          .because("declared, has no access")
          .at("workspaces.yaml", number + 4)
          .change();
    }
    return Planned.to(Step.REMOVE_MEMBER, "member/" + person)
        .was("member")
        .because("not declared")
        .losing("group/claims/" + person, "member")
        .losing("workspace/claims-eu/" + person, "tester")
        .change();
  }

  /** Names, notes and texts that try to be something else. */
  public static Plan hostile() {
    Address group = Address.group("a\u001b[2J: member -> admin  # fine (x.yaml:1)");
    return plan(
        List.of(
            new Change(
                Step.DELETE_GROUP,
                group,
                Attributes.NONE,
                null,
                "not\ndeclared",
                Cause.DECLARED,
                "\u202egnp.exe \"quoted\" \u0000\u009b\u2028\uDB40\uDC41end",
                new SourceLocation("a\rb.yaml", 1, 1),
                List.of(),
                Map.of(),
                List.of("\u0007bell\u200b"),
                false)),
        List.of(new Plan.Waiting(group, "\u2066waiting\u2069", null, null, false)),
        Map.of(group, "\ufeffunmanaged"),
        List.of(Diagnostic.warning("code", "line\r\nbreak", null).withHint("\u007fhint")),
        new Verdict(List.of(), List.of()));
  }

  private static Address member(int number) {
    return Address.of("member/m%02d@acme.example".formatted(number));
  }

  private static List<Plan.Waiting> waiting() {
    Instant since = Instant.parse("2026-11-01T09:00:00Z");
    return List.of(
        new Plan.Waiting(Address.of("member/zoe@acme.example"), "invited", since, 1, false),
        new Plan.Waiting(Address.of("member/yan@acme.example"), "invited", since, 3, true),
        new Plan.Waiting(
            Address.of("group/claims/zoe@acme.example"),
            "granted after joining",
            null,
            null,
            false));
  }

  private static Verdict.Violation removals(Kind kind, int actual, int of, String allowed) {
    String message =
        actual
            + " of "
            + of
            + " "
            + kind.plural()
            + " would be removed or lowered; the limit is 10%";
    return new Verdict.Violation(
        Guard.MAX_REMOVALS,
        kind,
        "10%",
        actual,
        of,
        message,
        "--allow max_removals=" + allowed,
        new SourceLocation("rollcall.yaml", 9, 23));
  }

  private static Verdict.Violation violation(
      Guard guard, @Nullable Kind kind, String limit, @Nullable String allow) {
    return new Verdict.Violation(
        guard, kind, limit, 1, null, "this would break " + guard.word(), allow, null);
  }

  private static SourceLocation at(int line) {
    return new SourceLocation("workspaces.yaml", line, 3);
  }

  private static Plan plan(
      List<Change> changes,
      List<Plan.Waiting> waiting,
      Map<Address, String> unmanaged,
      List<Diagnostic> warnings,
      Verdict verdict) {
    return new Plan(
        HEADER,
        changes,
        waiting,
        unmanaged,
        warnings,
        verdict,
        new AdminFloor(0, Set.of(), Set.of(), Set.of()));
  }
}
