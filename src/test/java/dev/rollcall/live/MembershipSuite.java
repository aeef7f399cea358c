package dev.rollcall.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rollcall.model.Address;
import dev.rollcall.model.Capabilities;
import dev.rollcall.model.Email;
import dev.rollcall.model.Invitation;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.OpaqueId;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
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

  private static final Principal ANN = Email.person("ann@acme.example");
  private static final Principal BEN = Email.person("ben+test@acme.example");
  private static final Principal ANN_HERSELF = ANN;
  private static final Principal CREW = Principal.group("crew");
  private static final Address ANN_MEMBER = Address.of(ANN);
  private static final Address CREW_GROUP = Address.group(CREW.name());

  protected Host host;
  protected MembershipWriter writer;

  /** The organization under test, and what only its users do and see. */
  protected interface Host extends AutoCloseable {
    /** A way to it. */
    Connection connection();

    /** What its product can do. */
    Capabilities capabilities();

    /** An invited person joins. */
    void accept(Principal email) throws Exception;

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

  private LiveEntry member(Principal email) throws ApiException {
    return Objects.requireNonNull(live().at(Address.of(email)));
  }

  private Invitation pending(Principal email) throws ApiException {
    return Objects.requireNonNull(member(email).invitation());
  }

  /** Who is in a group that is there, with their stored roles. */
  protected Map<Principal, Role> members(String group) throws ApiException {
    LiveState live = live();
    assertThat(live.entries()).containsKey(Address.group(group));
    return roles(live, Kind.GROUP_MEMBER, group);
  }

  /** Who reaches a workspace that is there, with their stored roles. */
  protected Map<Principal, Role> access(String workspace) throws ApiException {
    LiveState live = live();
    assertThat(live.workspaces()).containsKey(workspace);
    return roles(live, Kind.WORKSPACE_ACCESS, workspace);
  }

  private static Map<Principal, Role> roles(LiveState live, Kind kind, String name) {
    Map<Principal, Role> roles = new HashMap<>();
    Address.byContainer(live.entries(), kind)
        .getOrDefault(name, Map.of())
        .forEach((who, entry) -> roles.put(who, Objects.requireNonNull(entry.role())));
    return roles;
  }

  /** Who is in a group or reaches a workspace by being an admin. */
  protected List<Principal> derived(Kind kind, String name) throws ApiException {
    return live().derived().stream()
        .filter(address -> address.kind() == kind && address.name().equals(name))
        .map(Address::principal)
        .toList();
  }

  /** The members, service accounts or groups there are. */
  protected List<Principal> principals(Kind kind) throws ApiException {
    return live().entries().keySet().stream()
        .filter(address -> address.kind() == kind)
        .map(Address::principal)
        .toList();
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

  private void join(Principal email) throws Exception {
    writer.invite(List.of(Address.of(email)));
    host.accept(email);
    reopen();
  }

  private long mailsTo(Principal email) throws Exception {
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

  private static Address access(String workspace, Principal principal) {
    return Address.workspaceAccess(workspace, principal);
  }

  @Test
  void whoIsInvitedWaitsAndGotOneMail() throws Exception {
    assertThat(writer.invite(List.of(Address.of(ANN))))
        .isEqualTo(Map.of(Address.of(ANN), new WriteResult.Succeeded()));

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
    writer.invite(List.of(Address.of(ANN)));
    if (joined) {
      host.accept(ANN);
    }
    long mails = mailsTo(ANN);

    done(
        () -> writer.invite(List.of(Address.of(Email.person("ANN@Acme.example")))),
        ANN_MEMBER,
        organizationRoles().lowest());
    assertThat(mailsTo(ANN)).isEqualTo(mails);
  }

  @Test
  void anInvitationIsSentAgainOnce() throws Exception {
    writer.invite(List.of(Address.of(ANN)));
    reopen();
    Instant first = pending(ANN).lastSentAt();
    MembershipWriter other = host.connection().writer(live()).orElseThrow();
    writer.resend(Address.of(ANN), first);

    assertThat(mailsTo(ANN)).isEqualTo(2);
    assertThat(pending(ANN).lastSentAt()).isNotNull().isAfterOrEqualTo(first);
    assertThat(refused(() -> other.resend(Address.of(ANN), first)).needsReadBack()).isTrue();
    assertThat(mailsTo(ANN)).isEqualTo(2);
  }

  @Test
  void anAcceptedInvitationIsNotSentAgain() throws Exception {
    writer.invite(List.of(Address.of(ANN)));
    reopen();
    Instant first = pending(ANN).lastSentAt();
    host.accept(ANN);
    long mails = mailsTo(ANN);

    assertThat(refused(() -> writer.resend(Address.of(ANN), first)).needsReadBack()).isTrue();
    assertThat(mailsTo(ANN)).isEqualTo(mails);
    assertThat(member(ANN).joined()).isTrue();
  }

  @Test
  void anInvitationIsWithdrawn() throws Exception {
    writer.invite(List.of(Address.of(ANN)));
    reopen();
    writer.delete(List.of(Address.of(ANN)));

    assertThat(live().entries()).doesNotContainKey(Address.of(ANN));
    assertThat(readBack(List.of(ANN_MEMBER))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"crew", "kubernetes/sig-apps", "100% a+b?c#d", "Ünï cødé ☃", "a;b=c,d&e"})
  void aGroupComesIsPeopledAndGoes(String name) throws Exception {
    Address group = Address.group(name);
    Address ann = Address.groupMember(name, ANN_HERSELF);
    join(ANN);
    writer.create(group, null);
    writer.put(ann, lowestInGroups());
    assertThat(members(name)).isEqualTo(Map.of(ANN_HERSELF, lowestInGroups()));
    done(() -> writer.put(ann, lowestInGroups()), ann, lowestInGroups());
    writer.delete(List.of(ann));
    done(() -> writer.delete(List.of(ann)), ann, null);
    assertThat(members(name)).isEmpty();
    writer.delete(List.of(group));
    assertThat(principals(Kind.GROUP)).isEmpty();
    done(() -> writer.delete(List.of(group)), group, null);
  }

  @Test
  void aGroupIsNotCreatedTwice() throws Exception {
    writer.create(CREW_GROUP, null);

    assertThat(refused(() -> writer.create(CREW_GROUP, null)).needsReadBack()).isTrue();
    assertThat(readBack(List.of(CREW_GROUP))).containsOnlyKeys(CREW_GROUP);
  }

  @ParameterizedTest
  @ValueSource(strings = {CLAIMS, SIG})
  void accessIsGivenRaisedLoweredAndTaken(String name) throws Exception {
    join(ANN);
    writer.create(CREW_GROUP, null);
    for (Principal principal : List.of(ANN_HERSELF, CREW)) {
      Address access = access(name, principal);
      done(() -> writer.put(access, lowestAtWorkspaces()), access, lowestAtWorkspaces());
      assertThat(access(name)).isEqualTo(Map.of(principal, lowestAtWorkspaces()));
      openOn(live());
      done(() -> writer.put(access, highestAtWorkspaces()), access, highestAtWorkspaces());
      openOn(live());
      done(() -> writer.put(access, lowestAtWorkspaces()), access, lowestAtWorkspaces());
      assertThat(access(name)).isEqualTo(Map.of(principal, lowestAtWorkspaces()));
      done(() -> writer.delete(List.of(access)), access, null);
      done(() -> writer.delete(List.of(access)), access, null);
      assertThat(access(name)).isEmpty();
    }
  }

  private void openOn(LiveState live) {
    writer = host.connection().writer(live).orElseThrow();
  }

  @Test
  void whoIsRemovedLeavesEverything() throws Exception {
    join(ANN);
    Address inCrew = Address.groupMember(CREW.name(), ANN_HERSELF);
    writer.create(CREW_GROUP, null);
    writer.put(inCrew, lowestInGroups());
    writer.put(access(CLAIMS, ANN_HERSELF), lowestAtWorkspaces());
    reopen();

    assertThat(writer.delete(List.of(Address.of(ANN))))
        .isEqualTo(Map.of(Address.of(ANN), new WriteResult.Succeeded()));
    assertThat(live().entries()).doesNotContainKey(Address.of(ANN));
    assertThat(members(CREW.name())).isEmpty();
    assertThat(access(CLAIMS)).isEmpty();
    done(() -> writer.delete(List.of(Address.of(ANN))), ANN_MEMBER, null);
  }

  @Test
  void aMemberBecomesAnAdminAndIsOneNoMore() throws Exception {
    Role admin = host.capabilities().admin().orElse(null);
    assumeTrue(admin != null, "the product has admins");
    join(ANN);
    writer.put(ANN_MEMBER, admin);
    assertThat(member(ANN).role()).isEqualTo(admin);
    done(() -> writer.put(ANN_MEMBER, admin), ANN_MEMBER, admin);
    writer.put(ANN_MEMBER, organizationRoles().lowest());
    assertThat(member(ANN).role()).isEqualTo(organizationRoles().lowest());
  }

  @Test
  void whatIsThereIsReadBackAndNothingElse() throws Exception {
    join(ANN);
    writer.invite(List.of(Address.of(BEN)));
    writer.create(CREW_GROUP, null);
    Address inCrew = Address.groupMember(CREW.name(), ANN_HERSELF);
    writer.put(inCrew, lowestInGroups());
    Address crewAtSig = access(SIG, CREW);
    writer.put(crewAtSig, lowestAtWorkspaces());
    Address ben = Address.of(BEN);
    Role lowest = organizationRoles().lowest();

    assertThat(readBack(List.of(ANN_MEMBER, ben, CREW_GROUP, inCrew, crewAtSig)))
        .isEqualTo(
            Map.of(
                ANN_MEMBER, LiveEntry.member(OpaqueId.NONE, lowest, null),
                ben, LiveEntry.member(OpaqueId.NONE, lowest, pending(BEN)),
                CREW_GROUP, LiveEntry.group(OpaqueId.NONE),
                inCrew, LiveEntry.of(lowestInGroups()),
                crewAtSig, LiveEntry.of(lowestAtWorkspaces())));
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
