package dev.rollcall.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.apply.Outcome.Status;
import dev.rollcall.live.ApiException;
import dev.rollcall.live.InMemoryOrganization;
import dev.rollcall.model.Address;
import dev.rollcall.plan.Action;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Step;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No addition that failed is followed by the removal it was to replace: every pair of steps. */
final class StepPairsTest {
  private static final List<Change> GIVING =
      List.of(
          Changes.create("group/new"),
          Changes.give(Step.CREATE_SERVICE_ACCOUNT, "service_account/new", "member"),
          Changes.invite("new@acme.example"),
          Changes.give(Step.RAISE_MEMBER, "member/ada@acme.example", "admin"),
          Changes.give(Step.SET_ROLE_SERVICE_ACCOUNT, "service_account/ci", "admin"),
          Changes.give(Step.ADD_GROUP_MEMBER, "group/claims/ada@acme.example", "member"),
          Changes.give(Step.SET_ROLE_GROUP_MEMBER, "group/claims/service:ci", "manager"),
          Changes.give(Step.GRANT_WORKSPACE_ACCESS, "workspace/prod/group:claims", "tester"),
          Changes.give(Step.SET_ROLE_WORKSPACE_ACCESS, "workspace/prod/service:ci", "tester"));

  private static final String[] NONE = {};

  private static final List<Step> TAKING =
      Arrays.stream(Step.values())
          .filter(step -> step.isRemoving() || step.action() == Action.SET_ROLE)
          .filter(step -> step != Step.RAISE_MEMBER)
          .toList();

  /** Addresses that share a person, account, group or workspace with a change. */
  private static Stream<String> near(Step giving) {
    return switch (giving) {
      case CREATE_GROUP ->
          Stream.of("group/new", "group/new/zoe@acme.example", "workspace/w/group:new");
      case CREATE_SERVICE_ACCOUNT ->
          Stream.of("service_account/new", "group/g/service:new", "workspace/w/service:new");
      case INVITE_MEMBER ->
          Stream.of(
              "member/new@acme.example",
              "group/g/new@acme.example",
              "workspace/w/new@acme.example");
      case RAISE_MEMBER ->
          Stream.of(
              "member/ada@acme.example",
              "group/g/ada@acme.example",
              "workspace/w/ada@acme.example");
      case SET_ROLE_SERVICE_ACCOUNT ->
          Stream.of("service_account/ci", "group/g/service:ci", "workspace/w/service:ci");
      case ADD_GROUP_MEMBER ->
          Stream.of(
              "member/ada@acme.example",
              "group/claims",
              "group/claims/zoe@acme.example",
              "group/g/ada@acme.example",
              "workspace/w/ada@acme.example",
              "workspace/w/group:claims");
      case SET_ROLE_GROUP_MEMBER ->
          Stream.of(
              "service_account/ci",
              "group/claims",
              "group/claims/zoe@acme.example",
              "workspace/w/service:ci");
      case GRANT_WORKSPACE_ACCESS ->
          Stream.of(
              "group/claims", "group/claims/zoe@acme.example", "workspace/prod/zoe@acme.example");
      case SET_ROLE_WORKSPACE_ACCESS ->
          Stream.of("service_account/ci", "group/g/service:ci", "workspace/prod/zoe@acme.example");
      default -> throw new IllegalArgumentException("gives nothing: " + giving);
    };
  }

  /** Takes something away at this address, or, where the step is of another kind, there as well. */
  private static Change taking(Step step, String address) {
    boolean here = step.kind() == Address.of(address).kind();
    String at = here ? address : far(step);
    String[] losses = here ? NONE : new String[] {address};
    boolean lowers = step.action() == Action.SET_ROLE;
    return lowers ? Changes.lower(step, at, "member", losses) : Changes.take(step, at, losses);
  }

  private static String far(Step step) {
    return switch (step.kind()) {
      case MEMBER -> "member/kim@acme.example";
      case SERVICE_ACCOUNT -> "service_account/gone";
      case GROUP -> "group/old";
      case GROUP_MEMBER -> "group/old/kim@acme.example";
      case WORKSPACE_ACCESS -> "workspace/old/kim@acme.example";
    };
  }

  static Stream<Arguments> pairs() {
    return GIVING.stream().flatMap(StepPairsTest::pairs);
  }

  private static Stream<Arguments> pairs(Change giving) {
    return TAKING.stream().flatMap(step -> pairs(giving, step));
  }

  private static Stream<Arguments> pairs(Change giving, Step step) {
    return near(giving.step())
        .map(address -> taking(step, address))
        .map(taking -> Arguments.of(named(giving), named(taking)));
  }

  private static Named<Change> named(Change change) {
    String losses = change.losses().isEmpty() ? "" : " with " + change.losses();
    return Named.of(change.step() + " " + change.address() + losses, change);
  }

  private static Outcome outcome(AgreeableWriter writer, Change giving, Change taking) {
    ApplyReport report =
        Applier.apply(
            Changes.plan(giving, taking),
            InMemoryOrganization.fresh().live(),
            writer,
            Scene.OPTIONS);
    return Scene.outcome(report, taking);
  }

  @ParameterizedTest(name = "{0} fails, {1}")
  @MethodSource("pairs")
  void nothingIsTakenAwayAfterAFailure(Change giving, Change taking) {
    AgreeableWriter writer = AgreeableWriter.but(giving, ApiException.refused(403, "no"));
    Outcome outcome = outcome(writer, giving, taking);

    assertThat(outcome.status()).isEqualTo(Status.NOT_ATTEMPTED);
    assertThat(outcome.blocker()).isEqualTo(giving.address());
    assertThat(writer.sent).hasSize(1);
  }

  @ParameterizedTest(name = "{0} is lost, {1}")
  @MethodSource("pairs")
  void nothingIsTakenAwayAfterWhatIsUnknown(Change giving, Change taking) {
    ApiException lost = ApiException.unknown(0, "timeout", null);
    AgreeableWriter writer = AgreeableWriter.but(giving, lost);
    assertThat(outcome(writer, giving, taking).status()).isEqualTo(Status.NOT_ATTEMPTED);
  }

  @ParameterizedTest(name = "{0} is applied, {1}")
  @MethodSource("pairs")
  void whatWasReplacedIsTakenAway(Change giving, Change taking) {
    assertThat(outcome(new AgreeableWriter(), giving, taking)).isEqualTo(Outcome.APPLIED);
  }

  @ParameterizedTest(name = "{0} fails, others lose what they were to lose")
  @MethodSource("giving")
  void oneFailureStopsOnlyWhatDependsOnIt(Change giving) {
    AgreeableWriter writer = AgreeableWriter.but(giving, ApiException.refused(403, "no"));
    for (Step step : TAKING) {
      assertThat(outcome(writer, giving, taking(step, far(step))))
          .as(step.name())
          .isEqualTo(Outcome.APPLIED);
    }
  }

  static Stream<Named<Change>> giving() {
    return GIVING.stream().map(StepPairsTest::named);
  }
}
