package dev.rollcall.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rollcall.model.Address;
import dev.rollcall.model.Caller;
import dev.rollcall.model.Capabilities;
import dev.rollcall.model.Email;
import dev.rollcall.model.Invitation;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.LiveWorkspace;
import dev.rollcall.model.OpaqueId;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Roles;
import dev.rollcall.model.Section;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every implementation of the membership contract does beside that: it starts with one joined
 * admin, {@link #ADMIN}, as whom the calls are made, the shared workspaces {@link #CLAIMS} and
 * {@link #SIG}, and the personal one {@link #PERSONAL}.
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
  private static final Principal ADA_HERSELF = ADA;
  private static final Principal ADMIN_HIMSELF = ADMIN;
  private static final Principal BOT = Principal.serviceAccount("ci/runner");
  private static final Principal TEAM = Principal.group("team");
  private static final Address ADA_MEMBER = Address.of(ADA);
  private static final Address BOT_ACCOUNT = Address.serviceAccount(BOT.name());
  private static final Address TEAM_GROUP = Address.group(TEAM.name());
  private static final Address ADA_IN_TEAM = Address.groupMember(TEAM.name(), ADA_HERSELF);
  private static final Role MEMBER = new Role("member");
  private static final Role MANAGER = new Role("manager");
  private static final Role REVIEWER = new Role("reviewer");
  private static final Role DEVELOPER = new Role("developer");

  private LiveEntry member(Principal email) throws ApiException {
    return Objects.requireNonNull(live().at(Address.of(email)));
  }

  private LiveEntry account(String name) throws ApiException {
    return Objects.requireNonNull(live().at(Address.serviceAccount(name)));
  }

  private Invitation invitation(Principal email) throws ApiException {
    return Objects.requireNonNull(member(email).invitation());
  }

  private static ApiException refused(Write write) {
    ApiException e = catchThrowableOfType(ApiException.class, write::run);
    assertThat(e.effect()).isEqualTo(ApiException.Effect.REFUSED);
    assertThat(e.isFatal()).isFalse();
    return e;
  }

  private interface Write {
    void run() throws Exception;
  }

  private static Address access(String workspace, Principal principal) {
    return Address.workspaceAccess(workspace, principal);
  }

  @Test
  void startsWithItsAdmin() throws Exception {
    LiveState live = live();

    assertThat(live.caller()).isEqualTo(new Caller(ADMIN.name(), ADMIN_HIMSELF));
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
  void invitedPersonGetsOneMail() throws Exception {
    assertThat(writer.invite(List.of(Address.of(ADA), Address.of(BOB))))
        .isEqualTo(
            Map.of(
                Address.of(ADA), new WriteResult.Succeeded(),
                Address.of(BOB), new WriteResult.Succeeded()));

    assertThat(host.mailbox())
        .containsExactlyInAnyOrder(new Mail(ADA, Mail.INVITATION), new Mail(BOB, Mail.INVITATION));
    assertThat(member(ADA).role()).isEqualTo(MEMBER);
    assertThat(invitation(ADA).sends()).isEqualTo(1);
    assertThat(invitation(ADA).lastSentAt()).isNotNull().isEqualTo(invitation(ADA).invitedAt());
  }

  @Test
  void whoIsThereIsNotInvitedAgain() throws Exception {
    writer.invite(List.of(Address.of(ADA), Address.of(BOB)));
    host.accept(BOB);

    assertThat(
            writer.invite(List.of(Address.of(Email.person("ADA@Acme.example")), Address.of(BOB))))
        .isEqualTo(
            Map.of(
                Address.of(ADA),
                new WriteResult.AlreadyInPlace(),
                Address.of(BOB),
                new WriteResult.AlreadyInPlace()));
    assertThat(host.mailbox()).hasSize(2);
  }

  @Test
  void whoBelongsElsewhereIsNotInvited() throws Exception {
    Map<Address, WriteResult> results =
        writer.invite(List.of(Address.of(ELSEWHERE), Address.of(ADA)));

    assertThat(results.get(Address.of(ELSEWHERE))).isInstanceOf(WriteResult.Rejected.class);
    assertThat(results.get(Address.of(ADA))).isEqualTo(new WriteResult.Succeeded());
    assertThat(host.mailbox()).containsExactly(new Mail(ADA, Mail.INVITATION));
  }

  @Test
  void hundredPeopleAreInvitedAtOnce() throws Exception {
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
  void invitationIsSentAgain() throws Exception {
    writer.invite(List.of(Address.of(ADA)));
    Instant first = invitation(ADA).lastSentAt();
    writer.resend(Address.of(ADA), first);

    assertThat(host.mailbox())
        .containsExactly(new Mail(ADA, Mail.INVITATION), new Mail(ADA, Mail.REMINDER));
    assertThat(invitation(ADA).sends()).isEqualTo(2);
    assertThat(invitation(ADA).lastSentAt()).isNotEqualTo(first);
    assertThat(invitation(ADA).invitedAt()).isEqualTo(first);
  }

  @Test
  void invitationSentMeanwhileIsNotSentAgain() throws Exception {
    writer.invite(List.of(Address.of(ADA)));
    Instant first = invitation(ADA).lastSentAt();
    writer.resend(Address.of(ADA), first);

    assertThat(refused(() -> writer.resend(Address.of(ADA), first)).status()).hasValue(409);
    assertThat(host.mailbox()).hasSize(2);
  }

  @Test
  void invitationAcceptedMeanwhileIsNotSentAgain() throws Exception {
    writer.invite(List.of(Address.of(ADA)));
    Instant first = invitation(ADA).lastSentAt();
    host.accept(ADA);

    assertThat(refused(() -> writer.resend(Address.of(ADA), first)).status()).hasValue(409);
    assertThat(host.mailbox()).hasSize(1);
    assertThat(member(ADA).joined()).isTrue();
  }

  @Test
  void memberGetsAnotherRole() throws Exception {
    writer.invite(List.of(Address.of(ADA)));
    writer.put(ADA_MEMBER, Role.ADMIN);
    writer.put(ADA_MEMBER, Role.ADMIN);

    assertThat(member(ADA).role()).isEqualTo(Role.ADMIN);
    assertThat(member(ADA).joined()).isFalse();
  }

  @Test
  void rolesThatDoNotExistAreRefused() throws Exception {
    Role none = new Role("emperor");
    writer.create(TEAM_GROUP, null);

    refused(() -> writer.put(Address.of(ADMIN), none));
    refused(() -> writer.put(Address.groupMember(TEAM.name(), ADMIN_HIMSELF), none));
    refused(() -> writer.put(access(CLAIMS, ADMIN_HIMSELF), none));
    ApiException e = refused(() -> writer.create(BOT_ACCOUNT, none));
    assertThat(e.needsReadBack()).isTrue();
    assertThat(principals(Kind.SERVICE_ACCOUNT)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"team", "kubernetes/sig-apps", "100% a+b?c#d", "Ünï cødé ☃", "a;b=c,d&e"})
  void groupIsPeopledAndDeleted(String name) throws Exception {
    Address group = Address.group(name);
    Address ada = Address.groupMember(name, ADA_HERSELF);
    writer.invite(List.of(Address.of(ADA)));
    writer.create(group, null);
    writer.put(ada, MEMBER);
    assertThat(members(name)).isEqualTo(Map.of(ADA_HERSELF, MEMBER));
    writer.put(ada, MANAGER);
    writer.put(ada, MANAGER);
    assertThat(members(name)).isEqualTo(Map.of(ADA_HERSELF, MANAGER));
    writer.delete(List.of(ada));
    writer.delete(List.of(ada));
    assertThat(members(name)).isEmpty();
    writer.delete(List.of(group));
    assertThat(principals(Kind.GROUP)).isEmpty();
  }

  @Test
  void groupOfThatNameIsNotCreatedTwice() throws Exception {
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
    writer.invite(List.of(Address.of(ADA)));

    assertThat(refused(() -> writer.put(access("none", ADA_HERSELF), REVIEWER)).status())
        .hasValue(404);
    assertThat(refused(() -> writer.put(access(PERSONAL, ADA_HERSELF), REVIEWER)).status())
        .hasValue(422);
  }

  @Test
  void whatIsNotKnownIsNotAsked() {
    ApiException e = refused(() -> writer.put(ADA_IN_TEAM, MEMBER));
    assertThat(e.status()).isEmpty();
    assertThat(e).hasMessageContaining("group/team");
    refused(() -> writer.delete(List.of(BOT_ACCOUNT)));
    refused(() -> writer.put(ADA_MEMBER, MEMBER));
    refused(() -> writer.resend(Address.of(ADA), null));
  }

  @Test
  void removedPersonLeavesEverything() throws Exception {
    writer.invite(List.of(Address.of(ADA)));
    writer.create(TEAM_GROUP, null);
    writer.put(ADA_IN_TEAM, MEMBER);
    writer.put(access(CLAIMS, ADA_HERSELF), REVIEWER);

    assertThat(writer.delete(List.of(Address.of(ADA))))
        .isEqualTo(Map.of(Address.of(ADA), new WriteResult.Succeeded()));
    assertThat(principals(Kind.MEMBER)).containsExactly(ADMIN);
    assertThat(members(TEAM.name())).isEmpty();
    assertThat(access(CLAIMS)).isEmpty();
    assertThat(writer.delete(List.of(Address.of(ADA))))
        .isEqualTo(Map.of(Address.of(ADA), new WriteResult.AlreadyInPlace()));
    assertThat(writer.delete(List.of(Address.of(BOB)))).isEmpty();
  }

  @Test
  void deletedGroupTakesItsAccessAlong() throws Exception {
    writer.create(TEAM_GROUP, null);
    writer.put(access(CLAIMS, TEAM), REVIEWER);
    writer.delete(List.of(TEAM_GROUP));

    assertThat(access(CLAIMS)).isEmpty();
    assertThat(refused(() -> writer.delete(List.of(TEAM_GROUP))).status()).hasValue(404);
  }

  @Test
  void serviceAccountLivesAndDies() throws Exception {
    writer.create(BOT_ACCOUNT, MEMBER);
    writer.create(TEAM_GROUP, null);
    writer.put(Address.groupMember(TEAM.name(), BOT), MEMBER);
    writer.put(access(SIG, BOT), DEVELOPER);
    writer.put(BOT_ACCOUNT, Role.ADMIN);

    assertThat(account(BOT.name()).role()).isEqualTo(Role.ADMIN);
    assertThat(account(BOT.name()).onRemoval()).containsExactly("its tokens stop working");
    assertThat(members(TEAM.name())).isEqualTo(Map.of(BOT, MEMBER));
    assertThat(access(SIG)).isEqualTo(Map.of(BOT, DEVELOPER));
    writer.delete(List.of(BOT_ACCOUNT));
    assertThat(principals(Kind.SERVICE_ACCOUNT)).isEmpty();
    assertThat(members(TEAM.name())).isEmpty();
    assertThat(access(SIG)).isEmpty();
    assertThat(host.mailbox()).isEmpty();
  }

  @Test
  void joinedAdminsReachEverySharedWorkspace() throws Exception {
    writer.invite(List.of(Address.of(ADA)));
    writer.put(ADA_MEMBER, Role.ADMIN);
    writer.create(TEAM_GROUP, null);
    writer.put(ADA_IN_TEAM, MEMBER);
    assertThat(derived(Kind.WORKSPACE_ACCESS, SIG)).containsExactly(ADMIN_HIMSELF);
    assertThat(derived(Kind.GROUP_MEMBER, TEAM.name())).isEmpty();

    host.accept(ADA);

    assertThat(derived(Kind.WORKSPACE_ACCESS, SIG))
        .containsExactlyInAnyOrder(ADMIN_HIMSELF, ADA_HERSELF);
    assertThat(access(SIG)).isEmpty();
    assertThat(derived(Kind.WORKSPACE_ACCESS, PERSONAL)).isEmpty();
    assertThat(derived(Kind.GROUP_MEMBER, TEAM.name())).containsExactly(ADA_HERSELF);
    assertThat(members(TEAM.name())).isEqualTo(Map.of(ADA_HERSELF, MEMBER));
  }

  @Test
  void readsBackEachKind() throws Exception {
    writer.invite(List.of(Address.of(ADA), Address.of(BOB)));
    host.accept(ADA);
    writer.create(BOT_ACCOUNT, Role.ADMIN);
    writer.create(TEAM_GROUP, null);
    writer.put(ADA_IN_TEAM, MANAGER);
    Address teamAtSig = access(SIG, TEAM);
    writer.put(teamAtSig, DEVELOPER);
    Address bob = Address.of(BOB);
    List<Address> there = List.of(ADA_MEMBER, bob, BOT_ACCOUNT, TEAM_GROUP, ADA_IN_TEAM, teamAtSig);
    List<Address> notThere =
        List.of(
            Address.of("member/eve@acme.example"),
            Address.of("service_account/none"),
            Address.of("group/none"),
            Address.of("group/none/" + ADA),
            Address.of("group/team/" + ADMIN),
            Address.of("workspace/claims/group:team"),
            Address.of("workspace/claims/" + ADMIN));

    assertThat(readBack(there))
        .isEqualTo(
            Map.of(
                ADA_MEMBER, LiveEntry.member(OpaqueId.NONE, MEMBER, null),
                bob, LiveEntry.member(OpaqueId.NONE, MEMBER, invitation(BOB)),
                BOT_ACCOUNT, LiveEntry.member(OpaqueId.NONE, Role.ADMIN, null),
                TEAM_GROUP, LiveEntry.group(OpaqueId.NONE),
                ADA_IN_TEAM, LiveEntry.of(MANAGER),
                teamAtSig, LiveEntry.of(DEVELOPER)));
    assertThat(readBack(notThere)).isEmpty();
    assertThat(readBack(List.of())).isEmpty();
  }

  @Test
  void readingBackTeachesIds() throws Exception {
    MembershipWriter other = host.connection().writer(live()).orElseThrow();
    other.invite(List.of(Address.of(ADA)));
    other.create(TEAM_GROUP, null);

    assertThat(readBack(List.of(ADA_MEMBER, TEAM_GROUP))).hasSize(2);
    writer.put(ADA_IN_TEAM, MEMBER);
    writer.put(ADA_MEMBER, Role.ADMIN);
    assertThat(member(ADA).role()).isEqualTo(Role.ADMIN);
  }

  private Map<Address, LiveEntry> readBack(List<Address> addresses) throws ApiException {
    return writer.readBack(addresses);
  }

  @Test
  void revisionMovesWithEachChangeAndNothingElse() throws Exception {
    String before = live().revision();
    assertThat(live().revision()).isEqualTo(before);
    writer.invite(List.of(Address.of(ADA)));
    assertMoved(before);
    String invited = live().revision();
    host.accept(ADA);
    assertMoved(invited);
    String joined = live().revision();
    writer.put(access(CLAIMS, ADA_HERSELF), REVIEWER);
    assertMoved(joined);
  }

  private void assertMoved(@Nullable String before) throws ApiException {
    assertThat(live().revision()).isNotNull().isNotEqualTo(before);
  }
}
