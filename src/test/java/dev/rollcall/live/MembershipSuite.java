package dev.rollcall.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rollcall.model.Address;
import dev.rollcall.model.Email;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every implementation of the ports does, as far as its product supports it. */
public abstract class MembershipSuite extends MembershipHarness {
  private static final Principal ANN = Email.person("ann@acme.example");
  private static final Principal BEN = Email.person("ben+test@acme.example");
  private static final Principal CREW = Principal.group("crew");
  private static final Address ANN_MEMBER = Address.of(ANN);
  private static final Address CREW_GROUP = Address.group(CREW.name());

  private RoleLadder organizationRoles() {
    return host.capabilities().roles().organization();
  }

  private Role lowestInGroups() {
    return host.capabilities().roles().group().lowest();
  }

  private Role lowestAtWorkspaces() {
    return host.capabilities().roles().workspace().lowest();
  }

  private Role highestAtWorkspaces() {
    List<Role> roles = host.capabilities().roles().workspace().roles();
    return roles.get(roles.size() - 1);
  }

  private void join(Principal email) throws Exception {
    writer.invite(List.of(Address.of(email)));
    host.accept(email);
    reopen();
  }

  private long mailsTo(Principal email) throws Exception {
    return host.mailbox().stream().filter(mail -> mail.to().equals(email)).count();
  }

  /** Runs a write, which succeeds or asks to read back, and expects this role afterwards. */
  private void achieves(Write write, Address address, @Nullable Role wanted) throws ApiException {
    try {
      write.run();
    } catch (ApiException e) {
      assertThat(e.needsReadBack()).as(e.getMessage()).isTrue();
    }
    LiveEntry found = writer.readBack(List.of(address)).get(address);
    assertThat(found == null ? null : found.role()).isEqualTo(wanted);
  }

  @Test
  void anInvitedPersonIsPendingAndGetsOneEmail() throws Exception {
    assertThat(writer.invite(List.of(ANN_MEMBER)))
        .isEqualTo(Map.of(ANN_MEMBER, new WriteResult.Succeeded()));

    assertThat(mailsTo(ANN)).isEqualTo(1);
    assertThat(member(ANN).joined()).isFalse();
    assertThat(member(ANN).role()).isEqualTo(organizationRoles().lowest());
    assertThat(pending(ANN).sends()).isEqualTo(host.capabilities().countsSends() ? 1 : null);
    assertThat(pending(ANN).expired()).isFalse();
    assertThat(pending(ANN).lastSentAt()).isNotNull().isEqualTo(pending(ANN).invitedAt());
  }

  @Test
  void aPersonWhoAcceptsHasJoined() throws Exception {
    join(BEN);

    assertThat(member(BEN).joined()).isTrue();
    assertThat(member(BEN).leftInvitation()).isFalse();
    assertThat(member(BEN).role()).isEqualTo(organizationRoles().lowest());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void existingPeopleGetNoSecondEmail(boolean joined) throws Exception {
    writer.invite(List.of(ANN_MEMBER));
    if (joined) {
      host.accept(ANN);
    }
    long mails = mailsTo(ANN);

    achieves(
        () -> writer.invite(List.of(Address.of(Email.person("ANN@Acme.example")))),
        ANN_MEMBER,
        organizationRoles().lowest());
    assertThat(mailsTo(ANN)).isEqualTo(mails);
  }

  @Test
  void anInvitationIsResentOnce() throws Exception {
    writer.invite(List.of(ANN_MEMBER));
    reopen();
    Instant first = pending(ANN).lastSentAt();
    MembershipWriter other = host.connection().writer(live()).orElseThrow();
    writer.resend(ANN_MEMBER, first);

    assertThat(mailsTo(ANN)).isEqualTo(2);
    assertThat(pending(ANN).lastSentAt()).isNotNull().isAfterOrEqualTo(first);
    assertThat(refused(() -> other.resend(ANN_MEMBER, first)).needsReadBack()).isTrue();
    assertThat(mailsTo(ANN)).isEqualTo(2);
  }

  @Test
  void anAcceptedInvitationIsNotResent() throws Exception {
    writer.invite(List.of(ANN_MEMBER));
    reopen();
    Instant first = pending(ANN).lastSentAt();
    host.accept(ANN);
    long mails = mailsTo(ANN);

    assertThat(refused(() -> writer.resend(ANN_MEMBER, first)).needsReadBack()).isTrue();
    assertThat(mailsTo(ANN)).isEqualTo(mails);
    assertThat(member(ANN).joined()).isTrue();
  }

  @Test
  void anInvitationIsWithdrawn() throws Exception {
    writer.invite(List.of(ANN_MEMBER));
    reopen();
    writer.delete(List.of(ANN_MEMBER));

    assertThat(live().entries()).doesNotContainKey(ANN_MEMBER);
    assertThat(writer.readBack(List.of(ANN_MEMBER))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"crew", "kubernetes/sig-apps", "100% a+b?c#d", "Ünï cødé ☃", "a;b=c,d&e"})
  void aGroupIsCreatedFilledAndDeleted(String name) throws Exception {
    Address group = Address.group(name);
    Address ann = Address.groupMember(name, ANN);
    join(ANN);
    writer.create(group, null);
    writer.put(ann, lowestInGroups());
    assertThat(members(name)).isEqualTo(Map.of(ANN, lowestInGroups()));
    achieves(() -> writer.put(ann, lowestInGroups()), ann, lowestInGroups());
    writer.delete(List.of(ann));
    achieves(() -> writer.delete(List.of(ann)), ann, null);
    assertThat(members(name)).isEmpty();
    writer.delete(List.of(group));
    assertThat(principals(Kind.GROUP)).isEmpty();
    achieves(() -> writer.delete(List.of(group)), group, null);
  }

  @Test
  void aGroupIsNotCreatedTwice() throws Exception {
    writer.create(CREW_GROUP, null);

    assertThat(refused(() -> writer.create(CREW_GROUP, null)).needsReadBack()).isTrue();
    assertThat(writer.readBack(List.of(CREW_GROUP))).containsOnlyKeys(CREW_GROUP);
  }

  @ParameterizedTest
  @ValueSource(strings = {CLAIMS, SIG})
  void accessIsGrantedRaisedLoweredAndRevoked(String name) throws Exception {
    join(ANN);
    writer.create(CREW_GROUP, null);
    for (Principal principal : List.of(ANN, CREW)) {
      Address access = access(name, principal);
      achieves(() -> writer.put(access, lowestAtWorkspaces()), access, lowestAtWorkspaces());
      assertThat(access(name)).isEqualTo(Map.of(principal, lowestAtWorkspaces()));
      openOn(live());
      achieves(() -> writer.put(access, highestAtWorkspaces()), access, highestAtWorkspaces());
      openOn(live());
      achieves(() -> writer.put(access, lowestAtWorkspaces()), access, lowestAtWorkspaces());
      assertThat(access(name)).isEqualTo(Map.of(principal, lowestAtWorkspaces()));
      achieves(() -> writer.delete(List.of(access)), access, null);
      achieves(() -> writer.delete(List.of(access)), access, null);
      assertThat(access(name)).isEmpty();
    }
  }

  private void openOn(LiveState live) {
    writer = host.connection().writer(live).orElseThrow();
  }

  @Test
  void aRemovedPersonLosesEverything() throws Exception {
    join(ANN);
    Address inCrew = Address.groupMember(CREW.name(), ANN);
    writer.create(CREW_GROUP, null);
    writer.put(inCrew, lowestInGroups());
    writer.put(access(CLAIMS, ANN), lowestAtWorkspaces());
    reopen();

    assertThat(writer.delete(List.of(ANN_MEMBER)))
        .isEqualTo(Map.of(ANN_MEMBER, new WriteResult.Succeeded()));
    assertThat(live().entries()).doesNotContainKey(ANN_MEMBER);
    assertThat(members(CREW.name())).isEmpty();
    assertThat(access(CLAIMS)).isEmpty();
    achieves(() -> writer.delete(List.of(ANN_MEMBER)), ANN_MEMBER, null);
  }

  @Test
  void aMemberBecomesAnAdminAndAMemberAgain() throws Exception {
    Role admin = host.capabilities().admin().orElse(null);
    assumeTrue(admin != null, "the product has admins");
    join(ANN);
    writer.put(ANN_MEMBER, admin);
    assertThat(member(ANN).role()).isEqualTo(admin);
    achieves(() -> writer.put(ANN_MEMBER, admin), ANN_MEMBER, admin);
    writer.put(ANN_MEMBER, organizationRoles().lowest());
    assertThat(member(ANN).role()).isEqualTo(organizationRoles().lowest());
  }

  @Test
  void onlyWhatExistsIsReadBack() throws Exception {
    join(ANN);
    writer.invite(List.of(Address.of(BEN)));
    writer.create(CREW_GROUP, null);
    Address inCrew = Address.groupMember(CREW.name(), ANN);
    writer.put(inCrew, lowestInGroups());
    Address crewAtSig = access(SIG, CREW);
    writer.put(crewAtSig, lowestAtWorkspaces());
    Address ben = Address.of(BEN);
    Role lowest = organizationRoles().lowest();

    assertThat(writer.readBack(List.of(ANN_MEMBER, ben, CREW_GROUP, inCrew, crewAtSig)))
        .isEqualTo(
            Map.of(
                ANN_MEMBER, LiveEntry.member("", lowest, null),
                ben, LiveEntry.member("", lowest, pending(BEN)),
                CREW_GROUP, LiveEntry.group(""),
                inCrew, LiveEntry.of(lowestInGroups()),
                crewAtSig, LiveEntry.of(lowestAtWorkspaces())));
    assertThat(
            writer.readBack(
                List.of(
                    Address.of("member/eve@acme.example"),
                    Address.of("group/none"),
                    Address.of("group/none/" + ANN),
                    Address.of("group/crew/" + BEN),
                    access(CLAIMS, CREW),
                    access(CLAIMS, ANN))))
        .isEmpty();
  }

  @Test
  void readingAgainConfirmsAnUnchangedState() throws Exception {
    MembershipReader reader = host.connection().reader();
    reader.read();

    assertThat(reader.confirms(List.of(ANN_MEMBER, CREW_GROUP, access(CLAIMS, CREW)))).isTrue();
  }
}
