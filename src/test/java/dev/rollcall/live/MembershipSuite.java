package dev.rollcall.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rollcall.model.Address;
import dev.rollcall.model.Capabilities;
import dev.rollcall.model.Email;
import dev.rollcall.model.Invitation;
import dev.rollcall.model.LiveGroup;
import dev.rollcall.model.LiveMember;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.LiveWorkspace;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every implementation of the ports does as far as its product can: it starts with an
 * organization that has the shared workspaces {@link #CLAIMS} and {@link #SIG}, no group, nobody
 * invited, and whoever its product cannot be without.
 */
public abstract class MembershipSuite {
  protected static final String CLAIMS = "claims";
  protected static final String SIG = "kubernetes/sig-apps 100% ü";

  private static final Email ANN = Email.of("ann@acme.example");
  private static final Email BEN = Email.of("ben+test@acme.example");
  private static final Principal ANN_HERSELF = new Principal.Person(ANN);
  private static final Principal.GroupPrincipal CREW = new Principal.GroupPrincipal("crew");
  private static final Address.Member ANN_MEMBER = new Address.Member(ANN);
  private static final Address.Group CREW_GROUP = new Address.Group(CREW.name());

  protected Host host;
  protected MembershipWriter writer;

  /** The organization under test, and what only its users do and see. */
  protected interface Host extends AutoCloseable {
    /** A way to it. */
    Connection connection();

    /** What its product can do. */
    Capabilities capabilities();

    /** An invited person joins. */
    void accept(Email email) throws Exception;

    /** Every e-mail so far. */
    List<Mail> mailbox() throws Exception;

    @Override
    void close() throws IOException;
  }

  /** Starts a fresh organization. */
  protected abstract Host start() throws Exception;

  @BeforeEach
  void open() throws Exception {
    host = start();
    writer = host.connection().writer(live()).orElseThrow();
  }

  @AfterEach
  void close() throws Exception {
    host.close();
  }

  /** Takes a writer that knows what is live now. */
  protected void reopen() throws ApiException {
    writer = host.connection().writer(live()).orElseThrow();
  }

  protected LiveState live() throws ApiException {
    return host.connection().reader().read();
  }

  private LiveMember member(Email email) throws ApiException {
    return Objects.requireNonNull(live().members().get(email));
  }

  private Invitation pending(Email email) throws ApiException {
    return Objects.requireNonNull(member(email).invitation());
  }

  private LiveGroup group(String name) throws ApiException {
    return Objects.requireNonNull(live().groups().get(name));
  }

  private LiveWorkspace workspace(String name) throws ApiException {
    return Objects.requireNonNull(live().workspaces().get(name));
  }

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

  private void join(Email email) throws Exception {
    writer.invite(List.of(email));
    host.accept(email);
    reopen();
  }

  private long mailsTo(Email email) throws Exception {
    return host.mailbox().stream().filter(mail -> mail.to().equals(email)).count();
  }

  /** A write. */
  private interface Write {
    void run() throws ApiException;
  }

  private static ApiException refused(Write write) {
    ApiException e = catchThrowableOfType(ApiException.class, write::run);
    assertThat(e.effect()).isEqualTo(ApiException.Effect.REFUSED);
    assertThat(e.isFatal()).isFalse();
    return e;
  }

  /** Done, or refused in a way that has it read back, which finds what was wanted. */
  private void done(Write write, Address address, @Nullable Role wanted) throws ApiException {
    try {
      write.run();
    } catch (ApiException e) {
      assertThat(e.needsReadBack()).as(e.getMessage()).isTrue();
    }
    LiveEntry found = readBack(List.of(address)).get(address);
    assertThat(found == null ? null : found.role()).isEqualTo(wanted);
  }

  private Map<Address, LiveEntry> readBack(Collection<Address> addresses) throws ApiException {
    return writer.readBack(addresses);
  }

  private static Address.WorkspaceAccess access(String workspace, Principal principal) {
    return new Address.WorkspaceAccess(workspace, principal);
  }

  @Test
  void whoIsInvitedWaitsAndGotOneMail() throws Exception {
    assertThat(writer.invite(List.of(ANN))).isEqualTo(Map.of(ANN, new WriteResult.Succeeded()));

    assertThat(mailsTo(ANN)).isEqualTo(1);
    assertThat(member(ANN).joined()).isFalse();
    assertThat(member(ANN).role()).isEqualTo(organizationRoles().lowest());
    assertThat(pending(ANN).sends()).isEqualTo(host.capabilities().countsSends() ? 1 : null);
    assertThat(pending(ANN).expired()).isFalse();
    assertThat(pending(ANN).lastSentAt()).isNotNull().isEqualTo(pending(ANN).invitedAt());
  }

  @Test
  void whoAcceptsHasJoined() throws Exception {
    join(BEN);

    assertThat(member(BEN).joined()).isTrue();
    assertThat(member(BEN).leftInvitation()).isFalse();
    assertThat(member(BEN).role()).isEqualTo(organizationRoles().lowest());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whoIsThereIsNotMailedAgain(boolean joined) throws Exception {
    writer.invite(List.of(ANN));
    if (joined) {
      host.accept(ANN);
    }
    long mails = mailsTo(ANN);

    done(
        () -> writer.invite(List.of(Email.of("ANN@Acme.example"))),
        ANN_MEMBER,
        organizationRoles().lowest());
    assertThat(mailsTo(ANN)).isEqualTo(mails);
  }

  @Test
  void anInvitationIsSentAgainOnce() throws Exception {
    writer.invite(List.of(ANN));
    reopen();
    Instant first = pending(ANN).lastSentAt();
    MembershipWriter other = host.connection().writer(live()).orElseThrow();
    writer.resend(ANN, first);

    assertThat(mailsTo(ANN)).isEqualTo(2);
    assertThat(pending(ANN).lastSentAt()).isNotNull().isAfterOrEqualTo(first);
    assertThat(refused(() -> other.resend(ANN, first)).needsReadBack()).isTrue();
    assertThat(mailsTo(ANN)).isEqualTo(2);
  }

  @Test
  void anAcceptedInvitationIsNotSentAgain() throws Exception {
    writer.invite(List.of(ANN));
    reopen();
    Instant first = pending(ANN).lastSentAt();
    host.accept(ANN);
    long mails = mailsTo(ANN);

    assertThat(refused(() -> writer.resend(ANN, first)).needsReadBack()).isTrue();
    assertThat(mailsTo(ANN)).isEqualTo(mails);
    assertThat(member(ANN).joined()).isTrue();
  }

  @Test
  void anInvitationIsWithdrawn() throws Exception {
    writer.invite(List.of(ANN));
    reopen();
    writer.removeMembers(List.of(ANN));

    assertThat(live().members()).doesNotContainKey(ANN);
    assertThat(readBack(List.of(ANN_MEMBER))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"crew", "kubernetes/sig-apps", "100% a+b?c#d", "Ünï cødé ☃", "a;b=c,d&e"})
  void aGroupComesIsPeopledAndGoes(String name) throws Exception {
    Address.Group group = new Address.Group(name);
    Address.GroupMember ann = new Address.GroupMember(name, ANN_HERSELF);
    join(ANN);
    writer.createGroup(group);
    writer.put(ann, lowestInGroups());
    assertThat(group(name).members()).isEqualTo(Map.of(ANN_HERSELF, lowestInGroups()));
    done(() -> writer.put(ann, lowestInGroups()), ann, lowestInGroups());
    writer.delete(ann);
    done(() -> writer.delete(ann), ann, null);
    assertThat(group(name).members()).isEmpty();
    writer.delete(group);
    assertThat(live().groups()).isEmpty();
    done(() -> writer.delete(group), group, null);
  }

  @Test
  void aGroupIsNotCreatedTwice() throws Exception {
    writer.createGroup(CREW_GROUP);

    assertThat(refused(() -> writer.createGroup(CREW_GROUP)).needsReadBack()).isTrue();
    assertThat(readBack(List.of(CREW_GROUP))).containsOnlyKeys(CREW_GROUP);
  }

  @ParameterizedTest
  @ValueSource(strings = {CLAIMS, SIG})
  void accessIsGivenRaisedLoweredAndTaken(String name) throws Exception {
    join(ANN);
    writer.createGroup(CREW_GROUP);
    for (Principal principal : List.of(ANN_HERSELF, CREW)) {
      Address.WorkspaceAccess access = access(name, principal);
      done(() -> writer.put(access, lowestAtWorkspaces()), access, lowestAtWorkspaces());
      assertThat(workspace(name).access()).isEqualTo(Map.of(principal, lowestAtWorkspaces()));
      openOn(live());
      done(() -> writer.put(access, highestAtWorkspaces()), access, highestAtWorkspaces());
      openOn(live());
      done(() -> writer.put(access, lowestAtWorkspaces()), access, lowestAtWorkspaces());
      assertThat(workspace(name).access()).isEqualTo(Map.of(principal, lowestAtWorkspaces()));
      done(() -> writer.delete(access), access, null);
      done(() -> writer.delete(access), access, null);
      assertThat(workspace(name).access()).isEmpty();
    }
  }

  private void openOn(LiveState live) {
    writer = host.connection().writer(live).orElseThrow();
  }

  @Test
  void whoIsRemovedLeavesEverything() throws Exception {
    join(ANN);
    Address.GroupMember inCrew = new Address.GroupMember(CREW.name(), ANN_HERSELF);
    writer.createGroup(CREW_GROUP);
    writer.put(inCrew, lowestInGroups());
    writer.put(access(CLAIMS, ANN_HERSELF), lowestAtWorkspaces());
    reopen();

    assertThat(writer.removeMembers(List.of(ANN)))
        .isEqualTo(Map.of(ANN, new WriteResult.Succeeded()));
    assertThat(live().members()).doesNotContainKey(ANN);
    assertThat(group(CREW.name()).members()).isEmpty();
    assertThat(workspace(CLAIMS).access()).isEmpty();
    done(() -> writer.removeMembers(List.of(ANN)), ANN_MEMBER, null);
  }

  @Test
  void aMemberBecomesAnAdminAndIsOneNoMore() throws Exception {
    Role admin = host.capabilities().admin().orElse(null);
    assumeTrue(admin != null, "the product has admins");
    join(ANN);
    writer.setRole(ANN_MEMBER, admin);
    assertThat(member(ANN).role()).isEqualTo(admin);
    done(() -> writer.setRole(ANN_MEMBER, admin), ANN_MEMBER, admin);
    writer.setRole(ANN_MEMBER, organizationRoles().lowest());
    assertThat(member(ANN).role()).isEqualTo(organizationRoles().lowest());
  }

  @Test
  void whatIsThereIsReadBackAndNothingElse() throws Exception {
    join(ANN);
    writer.invite(List.of(BEN));
    writer.createGroup(CREW_GROUP);
    Address.GroupMember inCrew = new Address.GroupMember(CREW.name(), ANN_HERSELF);
    writer.put(inCrew, lowestInGroups());
    Address.WorkspaceAccess crewAtSig = access(SIG, CREW);
    writer.put(crewAtSig, lowestAtWorkspaces());
    Address.Member ben = new Address.Member(BEN);
    Role lowest = organizationRoles().lowest();

    assertThat(readBack(List.of(ANN_MEMBER, ben, CREW_GROUP, inCrew, crewAtSig)))
        .isEqualTo(
            Map.of(
                ANN_MEMBER, new LiveEntry(lowest, null),
                ben, new LiveEntry(lowest, pending(BEN)),
                CREW_GROUP, new LiveEntry(null, null),
                inCrew, new LiveEntry(lowestInGroups(), null),
                crewAtSig, new LiveEntry(lowestAtWorkspaces(), null)));
    assertThat(
            readBack(
                List.of(
                    Address.of("member/eve@acme.example"),
                    Address.of("group/none"),
                    Address.of("group/none/" + ANN),
                    Address.of("group/crew/" + BEN),
                    access(CLAIMS, CREW),
                    access(CLAIMS, ANN_HERSELF))))
        .isEmpty();
  }

  @Test
  void readingAgainConfirmsWhatIsStillSo() throws Exception {
    MembershipReader reader = host.connection().reader();
    reader.read();

    assertThat(reader.confirms(List.of(ANN_MEMBER, CREW_GROUP, access(CLAIMS, CREW)))).isTrue();
  }
}
