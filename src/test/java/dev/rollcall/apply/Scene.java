package dev.rollcall.apply;

import static dev.rollcall.apply.Changes.give;
import static dev.rollcall.apply.Changes.lower;
import static dev.rollcall.apply.Changes.take;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.Call;
import dev.rollcall.live.InMemoryOrganization;
import dev.rollcall.live.Mail;
import dev.rollcall.live.MembershipWriter;
import dev.rollcall.model.Address;
import dev.rollcall.model.Email;
import dev.rollcall.model.Invitation;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import dev.rollcall.plan.AdminFloor;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.Step;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** A small organization in which each step has something to do, and what it is. */
final class Scene {
  static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  static final ApplyOptions OPTIONS =
      new ApplyOptions(4, ApplyListener.NONE, () -> false, InstantSource.fixed(NOW));

  final InMemoryOrganization organization = InMemoryOrganization.fresh("prod", "test");
  private final LiveState before;
  private final int callsBefore;
  private final int mailsBefore;

  Scene() throws ApiException {
    MembershipWriter writer = organization.writer(organization.live()).orElseThrow();
    writer.invite(people("ada", "bob", "eve", "ivy", "kim", "leo"));
    people("ada", "bob", "eve", "kim").forEach(member -> organization.accept(member.principal()));
    writer.put(Address.of(person("bob")), Role.ADMIN);
    writer.create(Address.serviceAccount("ci"), new Role("member"));
    writer.create(Address.serviceAccount("bot"), Role.ADMIN);
    writer.create(Address.serviceAccount("gone"), new Role("member"));
    writer.create(Address.group("claims"), null);
    writer.create(Address.group("old"), null);
    put(writer, "group/claims/ada@acme.example", "member");
    put(writer, "group/claims/eve@acme.example", "manager");
    put(writer, "group/claims/service:ci", "member");
    put(writer, "workspace/prod/ada@acme.example", "reviewer");
    put(writer, "workspace/prod/eve@acme.example", "developer");
    put(writer, "workspace/test/service:ci", "reviewer");
    organization.leaveInvitation(person("eve"));
    before = organization.live();
    callsBefore = organization.calls().size();
    mailsBefore = organization.mailbox().size();
  }

  private static void put(MembershipWriter writer, String address, String role)
      throws ApiException {
    writer.put(Address.of(address), new Role(role));
  }

  static Principal person(String name) {
    return Email.person(name + "@acme.example");
  }

  static List<Address> people(String... names) {
    return Arrays.stream(names).map(Scene::person).map(Address::of).toList();
  }

  /** One change of each step; none requires another. */
  Change change(Step step) {
    return switch (step) {
      case CREATE_GROUP -> Changes.create("group/new");
      case CREATE_SERVICE_ACCOUNT -> give(step, "service_account/new", "member");
      case INVITE_MEMBER -> Changes.invite("new@acme.example");
      case RESEND_MEMBER -> resend("ivy");
      case REVOKE_INVITATION -> take(step, "member/eve@acme.example");
      case RAISE_MEMBER -> give(step, "member/ada@acme.example", "admin");
      case SET_ROLE_SERVICE_ACCOUNT -> give(step, "service_account/ci", "admin");
      case ADD_GROUP_MEMBER -> give(step, "group/claims/leo@acme.example", "member");
      case SET_ROLE_GROUP_MEMBER -> give(step, "group/claims/ada@acme.example", "manager");
      case GRANT_WORKSPACE_ACCESS -> give(step, "workspace/prod/leo@acme.example", "tester");
      case SET_ROLE_WORKSPACE_ACCESS -> give(step, "workspace/prod/ada@acme.example", "tester");
      case REVOKE_WORKSPACE_ACCESS -> take(step, "workspace/test/service:ci");
      case REMOVE_GROUP_MEMBER -> take(step, "group/claims/service:ci");
      case LOWER_MEMBER -> lower(step, "member/bob@acme.example", "member");
      case REMOVE_MEMBER -> take(step, "member/kim@acme.example");
      case DELETE_SERVICE_ACCOUNT -> take(step, "service_account/gone");
      case DELETE_GROUP -> take(step, "group/old");
    };
  }

  /** Sends ivy or leo the invitation again. */
  Change resend(String name) {
    LiveEntry member = Objects.requireNonNull(before.at(Address.of(person(name))));
    Invitation invitation = Objects.requireNonNull(member.invitation());
    return Changes.resend(person(name).name(), invitation.lastSentAt(), invitation.sends());
  }

  List<Change> changes() {
    return Arrays.stream(Step.values()).map(this::change).toList();
  }

  /** All joined admins, of whom so many must be left. */
  AdminFloor floor(int floor, Address... raised) {
    Set<Address> admins = Set.of(Address.of(InMemoryOrganization.ADMIN), Address.of(person("bob")));
    return new AdminFloor(floor, admins, Set.of(raised), admins);
  }

  ApplyReport apply(Change... changes) {
    return apply(Changes.plan(changes), OPTIONS);
  }

  ApplyReport apply(Plan plan, ApplyOptions options) {
    return Applier.apply(plan, before, organization.writer(before).orElseThrow(), options);
  }

  /** Every call since the scene was set. */
  List<Call> calls() {
    List<Call> calls = organization.calls();
    return calls.subList(callsBefore, calls.size());
  }

  long writes() {
    return calls().stream().filter(Call::writes).count();
  }

  long readBacks() {
    return calls().stream().filter(Call.of(Call.Operation.READ_BACK)).count();
  }

  /** Every e-mail since the scene was set. */
  List<Mail> mails() {
    List<Mail> mails = organization.mailbox();
    return mails.subList(mailsBefore, mails.size());
  }

  /** Writes that name the address of this change. */
  static Predicate<Call> writing(Change change) {
    return call -> call.writes() && call.addresses().contains(change.address());
  }

  static Outcome outcome(ApplyReport report, Change change) {
    return report.results().stream()
        .filter(result -> result.change().equals(change))
        .map(ApplyReport.Result::outcome)
        .findFirst()
        .orElseThrow();
  }
}
