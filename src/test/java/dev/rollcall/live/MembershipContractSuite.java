package dev.rollcall.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rollcall.model.Address;
import dev.rollcall.model.Caller;
import dev.rollcall.model.Capabilities;
import dev.rollcall.model.Email;
import dev.rollcall.model.Invitation;
import dev.rollcall.model.LiveGroup;
import dev.rollcall.model.LiveMember;
import dev.rollcall.model.LiveServiceAccount;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.LiveWorkspace;
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

  protected static final Email ADMIN = Email.of("admin@sandbox.example");
  protected static final String PERSONAL = "admin_sandbox.example";

  protected static final Email ELSEWHERE = Email.of("taken@acme.example");

  private static final Email ADA = Email.of("ada@acme.example");
  private static final Email BOB = Email.of("bob+test@acme.example");
  private static final Principal ADA_HERSELF = new Principal.Person(ADA);
  private static final Principal ADMIN_HIMSELF = new Principal.Person(ADMIN);
  private static final Principal.ServiceAccountPrincipal BOT =
      new Principal.ServiceAccountPrincipal("ci/runner");
  private static final Principal.GroupPrincipal TEAM = new Principal.GroupPrincipal("team");
  private static final Address.Member ADA_MEMBER = new Address.Member(ADA);
  private static final Address.ServiceAccount BOT_ACCOUNT = new Address.ServiceAccount(BOT.name());
  private static final Address.Group TEAM_GROUP = new Address.Group(TEAM.name());
  private static final Address.GroupMember ADA_IN_TEAM =
      new Address.GroupMember(TEAM.name(), ADA_HERSELF);
  private static final Role MEMBER = new Role("member");
  private static final Role MANAGER = new Role("manager");
  private static final Role REVIEWER = new Role("reviewer");
  private static final Role DEVELOPER = new Role("developer");

  private LiveMember member(Email email) throws ApiException {
    return Objects.requireNonNull(live().members().get(email));
  }

  private LiveServiceAccount account(String name) throws ApiException {
    return Objects.requireNonNull(live().serviceAccounts().get(name));
  }

  private LiveGroup group(String name) throws ApiException {
    return Objects.requireNonNull(live().groups().get(name));
  }

  private LiveWorkspace workspace(String name) throws ApiException {
    return Objects.requireNonNull(live().workspaces().get(name));
  }

  private Invitation invitation(Email email) throws ApiException {
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

  private static Address.WorkspaceAccess access(String workspace, Principal principal) {
    return new Address.WorkspaceAccess(workspace, principal);
  }

  @Test
  void startsWithItsAdmin() throws Exception {
    LiveState live = live();

    assertThat(live.caller()).isEqualTo(new Caller(ADMIN.normalized(), ADMIN_HIMSELF));
    assertThat(live.members()).containsOnlyKeys(ADMIN);
    assertThat(member(ADMIN).joined()).isTrue();
    assertThat(member(ADMIN).role()).isEqualTo(Role.ADMIN);
    assertThat(live.serviceAccounts()).isEmpty();
    assertThat(live.groups()).isEmpty();
    assertThat(live.workspaces()).containsOnlyKeys(CLAIMS, SIG, PERSONAL);
    assertThat(workspace(PERSONAL).personal()).isTrue();
    assertThat(workspace(CLAIMS).personal()).isFalse();
    assertThat(live.roles().workspace().lowest()).isEqualTo(REVIEWER);
    assertThat(host.mailbox()).isEmpty();
  }

  @Test
  void invitedPersonGetsOneMail() throws Exception {
    assertThat(writer.invite(List.of(ADA, BOB)))
        .isEqualTo(Map.of(ADA, new WriteResult.Succeeded(), BOB, new WriteResult.Succeeded()));

    assertThat(host.mailbox())
        .containsExactlyInAnyOrder(new Mail(ADA, Mail.INVITATION), new Mail(BOB, Mail.INVITATION));
    assertThat(member(ADA).role()).isEqualTo(MEMBER);
    assertThat(invitation(ADA).sends()).isEqualTo(1);
    assertThat(invitation(ADA).lastSentAt()).isNotNull().isEqualTo(invitation(ADA).invitedAt());
  }

  @Test
  void whoIsThereIsNotInvitedAgain() throws Exception {
    writer.invite(List.of(ADA, BOB));
    host.accept(BOB);

    assertThat(writer.invite(List.of(Email.of("ADA@Acme.example"), BOB)))
        .isEqualTo(Map.of(ADA, new WriteResult.AlreadySo(), BOB, new WriteResult.AlreadySo()));
    assertThat(host.mailbox()).hasSize(2);
  }

  @Test
  void whoBelongsElsewhereIsNotInvited() throws Exception {
    Map<Email, WriteResult> results = writer.invite(List.of(ELSEWHERE, ADA));

    assertThat(results.get(ELSEWHERE)).isInstanceOf(WriteResult.Rejected.class);
    assertThat(results.get(ADA)).isEqualTo(new WriteResult.Succeeded());
    assertThat(host.mailbox()).containsExactly(new Mail(ADA, Mail.INVITATION));
  }

  @Test
  void hundredPeopleAreInvitedAtOnce() throws Exception {
    List<Email> people =
        IntStream.range(0, writer.invitationsPerCall())
            .mapToObj(i -> Email.of("person-" + i + "@acme.example"))
            .toList();

    assertThat(writer.invite(people)).hasSize(people.size());
    assertThat(live().members()).containsKeys(people.toArray(Email[]::new));
    assertThat(writer.removeMembers(people)).hasSize(people.size());
    assertThat(live().members()).containsOnlyKeys(ADMIN);
  }

  @Test
  void invitationIsSentAgain() throws Exception {
    writer.invite(List.of(ADA));
    Instant first = invitation(ADA).lastSentAt();
    writer.resend(ADA, first);

    assertThat(host.mailbox())
        .containsExactly(new Mail(ADA, Mail.INVITATION), new Mail(ADA, Mail.REMINDER));
    assertThat(invitation(ADA).sends()).isEqualTo(2);
    assertThat(invitation(ADA).lastSentAt()).isNotEqualTo(first);
    assertThat(invitation(ADA).invitedAt()).isEqualTo(first);
  }

  @Test
  void invitationSentMeanwhileIsNotSentAgain() throws Exception {
    writer.invite(List.of(ADA));
    Instant first = invitation(ADA).lastSentAt();
    writer.resend(ADA, first);

    assertThat(refused(() -> writer.resend(ADA, first)).status()).hasValue(409);
    assertThat(host.mailbox()).hasSize(2);
  }

  @Test
  void invitationAcceptedMeanwhileIsNotSentAgain() throws Exception {
    writer.invite(List.of(ADA));
    Instant first = invitation(ADA).lastSentAt();
    host.accept(ADA);

    assertThat(refused(() -> writer.resend(ADA, first)).status()).hasValue(409);
    assertThat(host.mailbox()).hasSize(1);
    assertThat(member(ADA).joined()).isTrue();
  }

  @Test
  void memberGetsAnotherRole() throws Exception {
    writer.invite(List.of(ADA));
    writer.setRole(ADA_MEMBER, Role.ADMIN);
    writer.setRole(ADA_MEMBER, Role.ADMIN);

    assertThat(member(ADA).role()).isEqualTo(Role.ADMIN);
    assertThat(member(ADA).joined()).isFalse();
  }

  @Test
  void rolesThatDoNotExistAreRefused() throws Exception {
    Role none = new Role("emperor");
    writer.createGroup(TEAM_GROUP);

    refused(() -> writer.setRole(new Address.Member(ADMIN), none));
    refused(() -> writer.put(new Address.GroupMember(TEAM.name(), ADMIN_HIMSELF), none));
    refused(() -> writer.put(access(CLAIMS, ADMIN_HIMSELF), none));
    ApiException e = refused(() -> writer.createServiceAccount(BOT_ACCOUNT, none));
    assertThat(e.needsReadBack()).isTrue();
    assertThat(live().serviceAccounts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"team", "kubernetes/sig-apps", "100% a+b?c#d", "Ünï cødé ☃", "a;b=c,d&e"})
  void groupIsPeopledAndDeleted(String name) throws Exception {
    Address.Group group = new Address.Group(name);
    Address.GroupMember ada = new Address.GroupMember(name, ADA_HERSELF);
    writer.invite(List.of(ADA));
    writer.createGroup(group);
    writer.put(ada, MEMBER);
    assertThat(group(name).members()).isEqualTo(Map.of(ADA_HERSELF, MEMBER));
    writer.put(ada, MANAGER);
    writer.put(ada, MANAGER);
    assertThat(group(name).members()).isEqualTo(Map.of(ADA_HERSELF, MANAGER));
    writer.delete(ada);
    writer.delete(ada);
    assertThat(group(name).members()).isEmpty();
    writer.delete(group);
    assertThat(live().groups()).isEmpty();
  }

  @Test
  void groupOfThatNameIsNotCreatedTwice() throws Exception {
    writer.createGroup(TEAM_GROUP);
    writer.createServiceAccount(BOT_ACCOUNT, MEMBER);

    assertThat(refused(() -> writer.createGroup(TEAM_GROUP)).status()).hasValue(409);
    assertThat(refused(() -> writer.createServiceAccount(BOT_ACCOUNT, MEMBER)).status())
        .hasValue(409);
  }

  @ParameterizedTest
  @ValueSource(strings = {CLAIMS, SIG})
  void accessIsGrantedAndRevoked(String workspace) throws Exception {
    writer.createGroup(TEAM_GROUP);
    writer.put(access(workspace, TEAM), REVIEWER);
    assertThat(workspace(workspace).access()).isEqualTo(Map.of(TEAM, REVIEWER));
    writer.put(access(workspace, TEAM), DEVELOPER);
    assertThat(workspace(workspace).access()).isEqualTo(Map.of(TEAM, DEVELOPER));
    writer.delete(access(workspace, TEAM));
    writer.delete(access(workspace, TEAM));
    assertThat(workspace(workspace).access()).isEmpty();
  }

  @Test
  void accessToOtherWorkspacesIsRefused() throws Exception {
    writer.invite(List.of(ADA));

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
    refused(() -> writer.delete(BOT_ACCOUNT));
    refused(() -> writer.setRole(ADA_MEMBER, MEMBER));
    refused(() -> writer.resend(ADA, null));
  }

  @Test
  void removedPersonLeavesEverything() throws Exception {
    writer.invite(List.of(ADA));
    writer.createGroup(TEAM_GROUP);
    writer.put(ADA_IN_TEAM, MEMBER);
    writer.put(access(CLAIMS, ADA_HERSELF), REVIEWER);

    assertThat(writer.removeMembers(List.of(ADA)))
        .isEqualTo(Map.of(ADA, new WriteResult.Succeeded()));
    assertThat(live().members()).containsOnlyKeys(ADMIN);
    assertThat(group(TEAM.name()).members()).isEmpty();
    assertThat(workspace(CLAIMS).access()).isEmpty();
    assertThat(writer.removeMembers(List.of(ADA)))
        .isEqualTo(Map.of(ADA, new WriteResult.AlreadySo()));
    assertThat(writer.removeMembers(List.of(BOB))).isEmpty();
  }

  @Test
  void deletedGroupTakesItsAccessAlong() throws Exception {
    writer.createGroup(TEAM_GROUP);
    writer.put(access(CLAIMS, TEAM), REVIEWER);
    writer.delete(TEAM_GROUP);

    assertThat(workspace(CLAIMS).access()).isEmpty();
    assertThat(refused(() -> writer.delete(TEAM_GROUP)).status()).hasValue(404);
  }

  @Test
  void serviceAccountLivesAndDies() throws Exception {
    writer.createServiceAccount(BOT_ACCOUNT, MEMBER);
    writer.createGroup(TEAM_GROUP);
    writer.put(new Address.GroupMember(TEAM.name(), BOT), MEMBER);
    writer.put(access(SIG, BOT), DEVELOPER);
    writer.setRole(BOT_ACCOUNT, Role.ADMIN);

    assertThat(account(BOT.name()).role()).isEqualTo(Role.ADMIN);
    assertThat(account(BOT.name()).onRemoval()).containsExactly("its tokens stop working");
    assertThat(group(TEAM.name()).members()).isEqualTo(Map.of(BOT, MEMBER));
    assertThat(workspace(SIG).access()).isEqualTo(Map.of(BOT, DEVELOPER));
    writer.delete(BOT_ACCOUNT);
    assertThat(live().serviceAccounts()).isEmpty();
    assertThat(group(TEAM.name()).members()).isEmpty();
    assertThat(workspace(SIG).access()).isEmpty();
    assertThat(host.mailbox()).isEmpty();
  }

  @Test
  void joinedAdminsReachEverySharedWorkspace() throws Exception {
    writer.invite(List.of(ADA));
    writer.setRole(ADA_MEMBER, Role.ADMIN);
    writer.createGroup(TEAM_GROUP);
    writer.put(ADA_IN_TEAM, MEMBER);
    assertThat(workspace(SIG).derived()).containsExactly(ADMIN_HIMSELF);
    assertThat(group(TEAM.name()).derived()).isEmpty();

    host.accept(ADA);

    assertThat(workspace(SIG).derived()).containsExactlyInAnyOrder(ADMIN_HIMSELF, ADA_HERSELF);
    assertThat(workspace(SIG).access()).isEmpty();
    assertThat(workspace(PERSONAL).derived()).isEmpty();
    assertThat(group(TEAM.name()).derived()).containsExactly(ADA_HERSELF);
    assertThat(group(TEAM.name()).members()).isEqualTo(Map.of(ADA_HERSELF, MEMBER));
  }

  @Test
  void readsBackEachKind() throws Exception {
    writer.invite(List.of(ADA, BOB));
    host.accept(ADA);
    writer.createServiceAccount(BOT_ACCOUNT, Role.ADMIN);
    writer.createGroup(TEAM_GROUP);
    writer.put(ADA_IN_TEAM, MANAGER);
    Address.WorkspaceAccess teamAtSig = access(SIG, TEAM);
    writer.put(teamAtSig, DEVELOPER);
    Address.Member bob = new Address.Member(BOB);
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
                ADA_MEMBER, new LiveEntry(MEMBER, null),
                bob, new LiveEntry(MEMBER, invitation(BOB)),
                BOT_ACCOUNT, new LiveEntry(Role.ADMIN, null),
                TEAM_GROUP, new LiveEntry(null, null),
                ADA_IN_TEAM, new LiveEntry(MANAGER, null),
                teamAtSig, new LiveEntry(DEVELOPER, null)));
    assertThat(readBack(notThere)).isEmpty();
    assertThat(readBack(List.of())).isEmpty();
  }

  @Test
  void readingBackTeachesIds() throws Exception {
    MembershipWriter other = host.connection().writer(live()).orElseThrow();
    other.invite(List.of(ADA));
    other.createGroup(TEAM_GROUP);

    assertThat(readBack(List.of(ADA_MEMBER, TEAM_GROUP))).hasSize(2);
    writer.put(ADA_IN_TEAM, MEMBER);
    writer.setRole(ADA_MEMBER, Role.ADMIN);
    assertThat(member(ADA).role()).isEqualTo(Role.ADMIN);
  }

  private Map<Address, LiveEntry> readBack(List<Address> addresses) throws ApiException {
    return writer.readBack(addresses);
  }

  @Test
  void revisionMovesWithEachChangeAndNothingElse() throws Exception {
    String before = live().revision();
    assertThat(live().revision()).isEqualTo(before);
    writer.invite(List.of(ADA));
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
