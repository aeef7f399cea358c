package dev.rollcall.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.Effort;
import dev.rollcall.apply.Outcome.Status;
import dev.rollcall.live.ApiException;
import dev.rollcall.live.InMemoryOrganization;
import dev.rollcall.model.Address;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import dev.rollcall.plan.Action;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Step;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every ordered pair of steps, at every two addresses that two people, two accounts, two groups and
 * two workspaces make up: the second is kept back exactly where the first was to give, was not
 * applied, and the second takes from somebody, or in something, that the first touches.
 */
final class EveryPairTest {
  private static final List<String> PEOPLE = List.of("ada@acme.example", "zoe@acme.example");
  private static final List<String> ACCOUNTS = List.of("ci", "bot");
  private static final List<String> GROUPS = List.of("claims", "ops");
  private static final List<String> WORKSPACES = List.of("prod", "test");

  /** Who is in claims; nobody is in ops. */
  private static final List<String> IN_CLAIMS = List.of("ada@acme.example", "service:ci");

  private static final ApplyOptions ONE_BY_ONE =
      new ApplyOptions(1, ApplyListener.NONE, () -> false, InstantSource.fixed(Scene.NOW));

  /** Fails where a change is to be not attempted, and touches nothing else. */
  private static final Change REQUIRED = Changes.create("group/required");

  /** What may become of the first. */
  private enum Fate {
    FAILED,
    UNKNOWN,
    NOT_ATTEMPTED
  }

  static Stream<Arguments> pairs() {
    return Arrays.stream(Step.values())
        .flatMap(first -> Arrays.stream(Step.values()).map(second -> Arguments.of(first, second)));
  }

  private static Stream<String> principals() {
    return Stream.concat(PEOPLE.stream(), ACCOUNTS.stream().map(name -> "service:" + name));
  }

  private static Stream<String> addresses(Step step) {
    return switch (step.kind()) {
      case MEMBER -> PEOPLE.stream().map(person -> "member/" + person);
      case SERVICE_ACCOUNT -> ACCOUNTS.stream().map(name -> "service_account/" + name);
      case GROUP -> GROUPS.stream().map(name -> "group/" + name);
      case GROUP_MEMBER ->
          GROUPS.stream().flatMap(group -> principals().map(p -> "group/" + group + "/" + p));
      case WORKSPACE_ACCESS ->
          WORKSPACES.stream()
              .flatMap(
                  workspace ->
                      Stream.concat(principals(), GROUPS.stream().map(name -> "group:" + name))
                          .map(p -> "workspace/" + workspace + "/" + p));
    };
  }

  /** All that a step may be: up and down where it sets roles, with and without consequences. */
  private static List<Change> changes(Step step) {
    List<Change> changes = new ArrayList<>();
    if (!step.isRemoving()) {
      addresses(step).forEach(address -> changes.add(giving(step, address)));
    }
    if (step.action() == Action.SET_ROLE && step != Step.RAISE_MEMBER) {
      addresses(step).forEach(address -> changes.add(Changes.lower(step, address, "member")));
    } else if (step.isRemoving()) {
      addresses(step).forEach(address -> changes.add(Changes.take(step, address)));
    }
    if (step.isRemoving()
        && Address.of(addresses(step).findFirst().orElseThrow()).holder() == null) {
      Stream.of(Step.ADD_GROUP_MEMBER, Step.GRANT_WORKSPACE_ACCESS)
          .flatMap(EveryPairTest::addresses)
          .forEach(lost -> changes.add(losing(step, lost)));
    }
    return changes;
  }

  private static Change giving(Step step, String address, String... requires) {
    return step == Step.RESEND_MEMBER && requires.length == 0
        ? Changes.resend(address.substring("member/".length()), null, 1)
        : Changes.give(step, address, "manager", requires);
  }

  /** Takes from somebody or something else, and this goes with it. */
  private static Change losing(Step step, String lost) {
    String at =
        switch (step.kind()) {
          case MEMBER -> "member/gone@acme.example";
          case SERVICE_ACCOUNT -> "service_account/gone";
          default -> "group/gone";
        };
    return step == Step.LOWER_MEMBER
        ? Changes.lower(step, at, "member", lost)
        : Changes.take(step, at, lost);
  }

  private static LiveState live() {
    LiveState empty = InMemoryOrganization.fresh().live();
    Map<Address, LiveEntry> entries = new LinkedHashMap<>(empty.entries());
    entries.put(Address.group("claims"), LiveEntry.group("1"));
    entries.put(Address.group("ops"), LiveEntry.group("2"));
    for (String who : IN_CLAIMS) {
      Address membership = Address.groupMember("claims", Principal.of(who));
      entries.put(membership, LiveEntry.of(new Role("member")));
    }
    return new LiveState(
        empty.caller(),
        empty.roles(),
        empty.revision(),
        entries,
        empty.workspaces(),
        empty.parents(),
        empty.derived());
  }

  /** Who and what a change touches, told by its addresses alone. */
  private static Set<String> touched(Change change) {
    Set<String> touched = new HashSet<>(touched(change.address().toString()));
    change.losses().keySet().forEach(lost -> touched.addAll(touched(lost.toString())));
    return touched;
  }

  private static List<String> touched(String address) {
    List<String> parts = List.of(address.split("/"));
    return switch (parts.get(0)) {
      case "member" -> List.of(parts.get(1));
      case "service_account" -> List.of("service:" + parts.get(1));
      case "group" ->
          parts.size() == 2
              ? List.of("group:" + parts.get(1))
              : List.of("group:" + parts.get(1), parts.get(2));
      default -> {
        List<String> touched = new ArrayList<>(List.of("workspace:" + parts.get(1), parts.get(2)));
        if (parts.get(2).equals("group:claims")) {
          touched.addAll(IN_CLAIMS);
        }
        yield touched;
      }
    };
  }

  private static boolean keepsBack(Change first, Change second) {
    return !first.reducesAccess()
        && first.step() != Step.RESEND_MEMBER
        && first.step() != Step.REVOKE_INVITATION
        && second.reducesAccess()
        && !Collections.disjoint(touched(first), touched(second));
  }

  /** Where who is added to a group, and what the group is given, meet in one plan. */
  private static boolean joins(Change first, Change second) {
    return first.step() == Step.ADD_GROUP_MEMBER
        && second.address().kind() == Kind.WORKSPACE_ACCESS
        && second.address().principal().toString().equals("group:" + first.address().name());
  }

  @ParameterizedTest(name = "{0}, then {1}")
  @MethodSource("pairs")
  void isKeptBackExactlyWhereItMustBe(Step one, Step other) {
    LiveState live = live();
    int every = Effort.of(5, 1);
    int number = 0;
    for (Change first : changes(one)) {
      for (Change second : changes(other)) {
        for (Fate fate : Fate.values()) {
          boolean sensible = fate != Fate.NOT_ATTEMPTED || !first.reducesAccess();
          if (sensible && number++ % every == 0) {
            check(first, second, fate, live);
          }
        }
      }
    }
  }

  private static void check(Change planned, Change second, Fate fate, LiveState live) {
    boolean attempted = fate != Fate.NOT_ATTEMPTED;
    Change first =
        attempted
            ? planned
            : giving(planned.step(), planned.address().toString(), REQUIRED.address().toString());
    if (first.equals(second)) {
      return;
    }
    ApiException failure =
        fate == Fate.UNKNOWN
            ? ApiException.unknown(0, "timeout", null)
            : ApiException.refused(403, "no");
    AgreeableWriter writer = AgreeableWriter.but(attempted ? first : REQUIRED, failure);
    Change[] changes =
        attempted ? new Change[] {first, second} : new Change[] {REQUIRED, first, second};
    ApplyReport report = Applier.apply(Changes.plan(changes), live, writer, ONE_BY_ONE);

    // what was to go is read back as gone: it does not fail here, and keeps nothing back
    if (!first.reducesAccess() && first.step() != Step.REVOKE_INVITATION) {
      assertThat(Scene.outcome(report, first).status()).isNotEqualTo(Status.APPLIED);
    }
    assertThat(Scene.outcome(report, second).status() == Status.NOT_ATTEMPTED)
        .as("%s %s, then %s %s", fate, first, second, report.results())
        .isEqualTo(keepsBack(first, second) || (joins(first, second) && second.reducesAccess()));
  }

  @Test
  void coversEveryStepBothWays() {
    assertThat(Step.values()).hasSize(17);
    for (Step step : Step.values()) {
      boolean takes = step.isRemoving() || step.action() == Action.SET_ROLE;
      assertThat(changes(step)).as(step.name()).hasSizeGreaterThan(1);
      assertThat(changes(step).stream().anyMatch(Change::reducesAccess))
          .as(step.name())
          .isEqualTo(takes && step != Step.RAISE_MEMBER);
    }
  }
}
