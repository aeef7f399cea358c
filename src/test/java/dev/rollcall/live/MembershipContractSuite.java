package dev.rollcall.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.model.Address;
import dev.rollcall.model.Capabilities;
import dev.rollcall.model.Email;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.LiveWorkspace;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Roles;
import dev.rollcall.model.Section;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every implementation of the membership contract does in addition. It starts with one joined
 * admin, {@link #ADMIN}, who makes the calls, the shared workspaces {@link #CLAIMS} and {@link
 * #SIG}, and the personal workspace {@link #PERSONAL}.
 */
public abstract class MembershipContractSuite extends MembershipSuite {
  protected static final Capabilities CAPABILITIES =
      new Capabilities(
          EnumSet.allOf(Section.class),
          new Roles(
              RoleLadder.of("member", "admin"),
              RoleLadder.of("member", "manager"),
              RoleLadder.of("reviewer", "review_manager", "tester", "developer", "manager")),
          Optional.of(Role.ADMIN),
          true,
          true);
  protected static final Principal ADMIN = Email.person("admin@sandbox.example");
  protected static final String PERSONAL = "admin_sandbox.example";
  protected static final Principal ELSEWHERE = Email.person("taken@acme.example");
  private static final Principal ADA = Email.person("ada@acme.example");
  private static final Principal BOB = Email.person("bob+test@acme.example");
  private static final Principal BOT = Principal.serviceAccount("ci/runner");
  private static final Principal TEAM = Principal.group("team");
  private static final Address BOB_MEMBER = Address.of(BOB);
  private static final Address ADA_MEMBER = Address.of(ADA);
  private static final Address BOT_ACCOUNT = Address.serviceAccount(BOT.name());
  private static final Address TEAM_GROUP = Address.group(TEAM.name());
  private static final Address ADA_IN_TEAM = Address.groupMember(TEAM.name(), ADA);
  private static final WriteResult DONE = new WriteResult.Succeeded();
  private static final WriteResult ALREADY_SO = new WriteResult.AlreadyInPlace();
  private static final Role MEMBER = new Role("member");
  private static final Role MANAGER = new Role("manager");
  private static final Role REVIEWER = new Role("reviewer");
  private static final Role DEVELOPER = new Role("developer");

  @Test
  void startsWithItsAdmin() throws Exception {
    LiveState live = live();

    assertThat(live.caller()).isEqualTo(ADMIN);
    assertThat(live.entries()).containsOnlyKeys(Address.of(ADMIN));
    assertThat(member(ADMIN).joined()).isTrue();
    assertThat(member(ADMIN).role()).isEqualTo(Role.ADMIN);
    assertThat(live.workspaces()).containsOnlyKeys(CLAIMS, SIG, PERSONAL);
    assertThat(live.workspaces().get(PERSONAL)).isEqualTo(new LiveWorkspace(true));
    assertThat(live.workspaces().get(CLAIMS)).isEqualTo(new LiveWorkspace(false));
    assertThat(live.roles().workspace().lowest()).isEqualTo(REVIEWER);
    assertThat(host.mailbox()).isEmpty();
  }

  @Test
  void anInvitedPersonGetsOneEmail() throws Exception {
    assertThat(writer.invite(List.of(ADA_MEMBER, BOB_MEMBER)))
        .isEqualTo(Map.of(ADA_MEMBER, DONE, BOB_MEMBER, DONE));

    assertThat(host.mailbox())
        .containsExactlyInAnyOrder(new Mail(ADA, Mail.INVITATION), new Mail(BOB, Mail.INVITATION));
    assertThat(member(ADA).role()).isEqualTo(MEMBER);
    assertThat(pending(ADA).sends()).isEqualTo(1);
    assertThat(pending(ADA).lastSentAt()).isNotNull().isEqualTo(pending(ADA).invitedAt());
  }

  @Test
  void existingPeopleAreNotInvitedAgain() throws Exception {
    writer.invite(List.of(ADA_MEMBER, BOB_MEMBER));
    host.accept(BOB);

    assertThat(writer.invite(List.of(Address.of(Email.person("ADA@Acme.example")), BOB_MEMBER)))
        .isEqualTo(Map.of(ADA_MEMBER, ALREADY_SO, BOB_MEMBER, ALREADY_SO));
    assertThat(host.mailbox()).hasSize(2);
  }

  @Test
  void aMemberOfAnotherOrganizationIsNotInvited() throws Exception {
    Map<Address, WriteResult> results = writer.invite(List.of(Address.of(ELSEWHERE), ADA_MEMBER));

    assertThat(results.get(Address.of(ELSEWHERE))).isInstanceOf(WriteResult.Rejected.class);
    assertThat(results.get(ADA_MEMBER)).isEqualTo(DONE);
    assertThat(host.mailbox()).containsExactly(new Mail(ADA, Mail.INVITATION));
  }

  @Test
  void inviteAcceptsAFullBatch() throws Exception {
    List<Address> people =
        IntStream.range(0, writer.invitationsPerCall())
            .mapToObj(i -> Address.of(Email.person("person-" + i + "@acme.example")))
            .toList();

    assertThat(writer.invite(people)).hasSize(people.size());
    assertThat(live().entries()).containsKeys(people.toArray(Address[]::new));
    assertThat(writer.delete(people)).hasSize(people.size());
    assertThat(principals(Kind.MEMBER)).containsExactly(ADMIN);
  }

  @Test
  void invitationIsResentOnce() throws Exception {
    writer.invite(List.of(ADA_MEMBER));
    Instant first = pending(ADA).lastSentAt();
    writer.resend(ADA_MEMBER, first);

    assertThat(host.mailbox())
        .containsExactly(new Mail(ADA, Mail.INVITATION), new Mail(ADA, Mail.REMINDER));
    assertThat(pending(ADA).sends()).isEqualTo(2);
    assertThat(pending(ADA).lastSentAt()).isNotEqualTo(first);
    assertThat(pending(ADA).invitedAt()).isEqualTo(first);
    assertThat(refused(() -> writer.resend(ADA_MEMBER, first)).status()).hasValue(409);
    assertThat(host.mailbox()).hasSize(2);
  }

  @Test
  void acceptedInvitationIsNotResent() throws Exception {
    writer.invite(List.of(ADA_MEMBER));
    Instant first = pending(ADA).lastSentAt();
    host.accept(ADA);

    assertThat(refused(() -> writer.resend(ADA_MEMBER, first)).status()).hasValue(409);
    assertThat(host.mailbox()).hasSize(1);
    assertThat(member(ADA).joined()).isTrue();
  }

  @Test
  void memberRoleIsChanged() throws Exception {
    writer.invite(List.of(ADA_MEMBER));
    writer.put(ADA_MEMBER, Role.ADMIN);
    writer.put(ADA_MEMBER, Role.ADMIN);

    assertThat(member(ADA).role()).isEqualTo(Role.ADMIN);
    assertThat(member(ADA).joined()).isFalse();
  }

  @Test
  void unknownRolesAreRefused() throws Exception {
    Role none = new Role("emperor");
    writer.create(TEAM_GROUP, null);

    refused(() -> writer.put(Address.of(ADMIN), none));
    refused(() -> writer.put(Address.groupMember(TEAM.name(), ADMIN), none));
    refused(() -> writer.put(access(CLAIMS, ADMIN), none));
    assertThat(refused(() -> writer.create(BOT_ACCOUNT, none)).needsReadBack()).isTrue();
    assertThat(principals(Kind.SERVICE_ACCOUNT)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"team", "kubernetes/sig-apps", "100% a+b?c#d", "Ünï cødé ☃", "a;b=c,d&e"})
  void groupIsCreatedFilledAndDeleted(String name) throws Exception {
    Address ada = Address.groupMember(name, ADA);
    writer.invite(List.of(ADA_MEMBER));
    writer.create(Address.group(name), null);
    writer.put(ada, MEMBER);
    assertThat(members(name)).isEqualTo(Map.of(ADA, MEMBER));
    writer.put(ada, MANAGER);
    writer.put(ada, MANAGER);
    assertThat(members(name)).isEqualTo(Map.of(ADA, MANAGER));
    writer.delete(List.of(ada));
    writer.delete(List.of(ada));
    assertThat(members(name)).isEmpty();
    writer.delete(List.of(Address.group(name)));
    assertThat(principals(Kind.GROUP)).isEmpty();
  }

  @Test
  void aNameIsNotCreatedTwice() throws Exception {
    writer.create(TEAM_GROUP, null);
    writer.create(BOT_ACCOUNT, MEMBER);

    assertThat(refused(() -> writer.create(TEAM_GROUP, null)).status()).hasValue(409);
    assertThat(refused(() -> writer.create(BOT_ACCOUNT, MEMBER)).status()).hasValue(409);
  }

  @ParameterizedTest
  @ValueSource(strings = {CLAIMS, SIG})
  void accessIsGrantedAndRevoked(String workspace) throws Exception {
    writer.create(TEAM_GROUP, null);
    writer.put(access(workspace, TEAM), REVIEWER);
    assertThat(access(workspace)).isEqualTo(Map.of(TEAM, REVIEWER));
    writer.put(access(workspace, TEAM), DEVELOPER);
    assertThat(access(workspace)).isEqualTo(Map.of(TEAM, DEVELOPER));
    writer.delete(List.of(access(workspace, TEAM)));
    writer.delete(List.of(access(workspace, TEAM)));
    assertThat(access(workspace)).isEmpty();
  }

  @Test
  void accessToOtherWorkspacesIsRefused() throws Exception {
    writer.invite(List.of(ADA_MEMBER));

    assertThat(refused(() -> writer.put(access("none", ADA), REVIEWER)).status()).hasValue(404);
    assertThat(refused(() -> writer.put(access(PERSONAL, ADA), REVIEWER)).status()).hasValue(422);
  }

  @Test
  void unknownIdsAreNotSent() {
    ApiException e = refused(() -> writer.put(ADA_IN_TEAM, MEMBER));
    assertThat(e.status()).isEmpty();
    assertThat(e).hasMessageContaining("group/team");
    refused(() -> writer.delete(List.of(BOT_ACCOUNT)));
    refused(() -> writer.put(ADA_MEMBER, MEMBER));
    refused(() -> writer.resend(ADA_MEMBER, null));
  }

  @Test
  void removedPersonLosesEverything() throws Exception {
    writer.invite(List.of(ADA_MEMBER));
    writer.create(TEAM_GROUP, null);
    writer.put(ADA_IN_TEAM, MEMBER);
    writer.put(access(CLAIMS, ADA), REVIEWER);

    assertThat(writer.delete(List.of(ADA_MEMBER))).isEqualTo(Map.of(ADA_MEMBER, DONE));
    assertThat(principals(Kind.MEMBER)).containsExactly(ADMIN);
    assertThat(members(TEAM.name())).isEmpty();
    assertThat(access(CLAIMS)).isEmpty();
    assertThat(writer.delete(List.of(ADA_MEMBER))).isEqualTo(Map.of(ADA_MEMBER, ALREADY_SO));
    assertThat(writer.delete(List.of(BOB_MEMBER))).isEmpty();
  }

  @Test
  void deletedGroupLosesItsAccess() throws Exception {
    writer.create(TEAM_GROUP, null);
    writer.put(access(CLAIMS, TEAM), REVIEWER);
    writer.delete(List.of(TEAM_GROUP));

    assertThat(access(CLAIMS)).isEmpty();
    assertThat(refused(() -> writer.delete(List.of(TEAM_GROUP))).status()).hasValue(404);
  }

  @Test
  void serviceAccountIsCreatedUsedAndDeleted() throws Exception {
    writer.create(BOT_ACCOUNT, MEMBER);
    writer.create(TEAM_GROUP, null);
    writer.put(Address.groupMember(TEAM.name(), BOT), MEMBER);
    writer.put(access(SIG, BOT), DEVELOPER);
    writer.put(BOT_ACCOUNT, Role.ADMIN);

    assertThat(member(BOT).role()).isEqualTo(Role.ADMIN);
    assertThat(member(BOT).onRemoval()).containsExactly("its tokens stop working");
    assertThat(members(TEAM.name())).isEqualTo(Map.of(BOT, MEMBER));
    assertThat(access(SIG)).isEqualTo(Map.of(BOT, DEVELOPER));
    writer.delete(List.of(BOT_ACCOUNT));
    assertThat(principals(Kind.SERVICE_ACCOUNT)).isEmpty();
    assertThat(members(TEAM.name())).isEmpty();
    assertThat(access(SIG)).isEmpty();
    assertThat(host.mailbox()).isEmpty();
  }

  @Test
  void joinedAdminsHaveAccessToEverySharedWorkspace() throws Exception {
    writer.invite(List.of(ADA_MEMBER));
    writer.put(ADA_MEMBER, Role.ADMIN);
    writer.create(TEAM_GROUP, null);
    writer.put(ADA_IN_TEAM, MEMBER);
    assertThat(derived(Kind.WORKSPACE_ACCESS, SIG)).containsExactly(ADMIN);
    assertThat(derived(Kind.GROUP_MEMBER, TEAM.name())).isEmpty();

    host.accept(ADA);

    assertThat(derived(Kind.WORKSPACE_ACCESS, SIG)).containsExactlyInAnyOrder(ADMIN, ADA);
    assertThat(access(SIG)).isEmpty();
    assertThat(derived(Kind.WORKSPACE_ACCESS, PERSONAL)).isEmpty();
    assertThat(derived(Kind.GROUP_MEMBER, TEAM.name())).containsExactly(ADA);
    assertThat(members(TEAM.name())).isEqualTo(Map.of(ADA, MEMBER));
  }

  @Test
  void readsBackEachKind() throws Exception {
    writer.invite(List.of(ADA_MEMBER, BOB_MEMBER));
    host.accept(ADA);
    writer.create(BOT_ACCOUNT, Role.ADMIN);
    writer.create(TEAM_GROUP, null);
    writer.put(ADA_IN_TEAM, MANAGER);
    Address teamAtSig = access(SIG, TEAM);
    writer.put(teamAtSig, DEVELOPER);
    Map<Address, LiveEntry> existing =
        Map.of(
            ADA_MEMBER, LiveEntry.member("", MEMBER, null),
            BOB_MEMBER, LiveEntry.member("", MEMBER, pending(BOB)),
            BOT_ACCOUNT, LiveEntry.member("", Role.ADMIN, null),
            TEAM_GROUP, LiveEntry.group(""),
            ADA_IN_TEAM, LiveEntry.of(MANAGER),
            teamAtSig, LiveEntry.of(DEVELOPER));
    List<Address> missing =
        List.of(
            Address.of("member/eve@acme.example"),
            Address.of("service_account/none"),
            Address.of("group/none"),
            Address.of("group/none/" + ADA),
            Address.of("group/team/" + ADMIN),
            access(CLAIMS, TEAM),
            access(CLAIMS, ADMIN));

    assertThat(writer.readBack(existing.keySet())).isEqualTo(existing);
    assertThat(writer.readBack(missing)).isEmpty();
    assertThat(writer.readBack(List.of())).isEmpty();
  }

  @Test
  void readBackLearnsIds() throws Exception {
    MembershipWriter other = host.connection().writer(live()).orElseThrow();
    other.invite(List.of(ADA_MEMBER));
    other.create(TEAM_GROUP, null);

    assertThat(writer.readBack(List.of(ADA_MEMBER, TEAM_GROUP))).hasSize(2);
    writer.put(ADA_IN_TEAM, MEMBER);
    writer.put(ADA_MEMBER, Role.ADMIN);
    assertThat(member(ADA).role()).isEqualTo(Role.ADMIN);
  }

  @Test
  void revisionChangesWithEachWriteOnly() throws Exception {
    String empty = live().revision();
    assertThat(live().revision()).isEqualTo(empty);
    writer.invite(List.of(ADA_MEMBER));
    String invited = live().revision();
    host.accept(ADA);
    String joined = live().revision();
    writer.put(access(CLAIMS, ADA), REVIEWER);

    assertThat(Arrays.asList(empty, invited, joined, live().revision()))
        .doesNotContainNull()
        .doesNotHaveDuplicates();
  }
}
