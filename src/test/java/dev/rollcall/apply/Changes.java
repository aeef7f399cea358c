package dev.rollcall.apply;

import dev.rollcall.model.Address;
import dev.rollcall.model.Role;
import dev.rollcall.model.Section;
import dev.rollcall.plan.AdminFloor;
import dev.rollcall.plan.Cause;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Change.Attributes;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.Step;
import dev.rollcall.plan.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Changes and plans as a planner makes them. */
final class Changes {
  static final AdminFloor NO_FLOOR = new AdminFloor(0, Set.of(), Set.of(), Set.of());
  private static final Role MEMBER = new Role("member");
  private static final Plan.Header HEADER =
      new Plan.Header("acme", "test", Instant.EPOCH, "sha256:0", null, Set.of(Section.MEMBERS));

  private Changes() {}

  static Change create(String group) {
    return change(
        Step.CREATE_GROUP, Address.of(group), null, Attributes.NONE, List.of(), Map.of(), false);
  }

  static Change give(Step step, String address, String role, String... requires) {
    List<Address> required = Stream.of(requires).map(Address::of).toList();
    Attributes after = Attributes.of(new Role(role));
    return change(step, Address.of(address), null, after, required, Map.of(), false);
  }

  static Change invite(String person) {
    return give(Step.INVITE_MEMBER, "member/" + person, "member");
  }

  static Change resend(String person, @Nullable Instant lastSentAt, @Nullable Integer sends) {
    Attributes before = new Attributes(MEMBER, lastSentAt, sends);
    Address address = Address.of("member/" + person);
    Attributes after = Attributes.of(MEMBER);
    return change(Step.RESEND_MEMBER, address, before, after, List.of(), Map.of(), false);
  }

  static Change lower(Step step, String address, String role, String... losses) {
    Attributes after = Attributes.of(new Role(role));
    return change(step, Address.of(address), null, after, List.of(), losses(losses), true);
  }

  static Change take(Step step, String address, String... losses) {
    Attributes before = Attributes.of(MEMBER);
    return change(step, Address.of(address), before, null, List.of(), losses(losses), false);
  }

  private static Map<Address, Role> losses(String... addresses) {
    return Stream.of(addresses).collect(Collectors.toMap(Address::of, address -> MEMBER));
  }

  private static Change change(
      Step step,
      Address address,
      @Nullable Attributes before,
      @Nullable Attributes after,
      List<Address> requires,
      Map<Address, Role> losses,
      boolean lowers) {
    return new Change(
        step,
        address,
        before,
        after,
        "r",
        Cause.DECLARED,
        null,
        null,
        requires,
        losses,
        List.of(),
        lowers);
  }

  static Plan plan(Change... changes) {
    return plan(NO_FLOOR, List.of(changes));
  }

  static Plan plan(AdminFloor floor, List<Change> changes) {
    return plan(floor, changes, new Verdict(List.of(), List.of()));
  }

  static Plan plan(AdminFloor floor, List<Change> changes, Verdict verdict) {
    return new Plan(HEADER, changes, List.of(), Map.of(), List.of(), verdict, floor);
  }
}
