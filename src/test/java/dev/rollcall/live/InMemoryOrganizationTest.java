package dev.rollcall.live;

import static dev.rollcall.live.Call.Operation.INVITE;
import static dev.rollcall.live.Call.Operation.PUT;
import static dev.rollcall.live.InMemoryOrganization.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.model.Address;
import dev.rollcall.model.Email;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the double does beyond the contract: it fails on request and remembers. */
final class InMemoryOrganizationTest {
  private static final Principal ADA = Email.person("ada@acme.example");
  private static final Principal BOB = Email.person("bob@acme.example");
  private static final Role REVIEWER = new Role("reviewer");
  private static final Address ACCESS = Address.workspaceAccess("claims", ADMIN);

  private final InMemoryOrganization organization = InMemoryOrganization.fresh("claims");
  private final MembershipWriter writer = organization.writer(organization.live()).orElseThrow();

  @Test
  void lostRequestHasNoEffect() throws Exception {
    organization.failOnce(Call.of(INVITE), Fault.lostRequest());

    assertThatThrownBy(() -> writer.invite(List.of(Address.of(ADA))))
        .isInstanceOf(ApiException.class);
    assertThat(organization.mailbox()).isEmpty();
    assertThat(writer.invite(List.of(Address.of(ADA))))
        .containsEntry(Address.of(ADA), new WriteResult.Succeeded());
  }

  @Test
  void lostAnswerTeachesNoIdUntilReadBack() throws Exception {
    organization.failOnce(Call.of(INVITE), Fault.lostAnswer());
    Address ada = Address.of(ADA);

    assertThatThrownBy(() -> writer.invite(List.of(Address.of(ADA))))
        .isInstanceOf(ApiException.class);
    assertThat(organization.mailbox()).containsExactly(new Mail(ADA, Mail.INVITATION));
    assertThatThrownBy(() -> writer.put(ada, Role.ADMIN)).hasMessageContaining("not known");
    assertThat(writer.readBack(List.of(ada))).containsKey(ada);
    writer.put(ada, Role.ADMIN);
  }

  @Test
  void bulkAnswersMayBePartial() throws Exception {
    organization.failOnce(Call.of(INVITE), Fault.skipping(ADA));
    assertThat(writer.invite(List.of(Address.of(ADA), Address.of(BOB))))
        .containsOnlyKeys(Address.of(BOB));
    organization.failOnce(Call.of(INVITE), Fault.silentOn(ADA));
    assertThat(writer.invite(List.of(Address.of(ADA)))).isEmpty();
    organization.failOnce(Call.of(INVITE), Fault.refusing(BOB));
    assertThat(writer.invite(List.of(Address.of(BOB))))
        .containsEntry(Address.of(BOB), new WriteResult.Rejected("refused"));

    assertThat(organization.mailbox()).extracting(Mail::to).containsExactly(BOB, ADA);
  }

  @Test
  void failsUntilHealed() throws Exception {
    organization.fail(Call.of(PUT, ACCESS.toString()), Fault.fatal(401));

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> writer.put(ACCESS, REVIEWER))
          .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.isFatal()).isTrue());
    }
    organization.heal();
    writer.put(ACCESS, REVIEWER);
  }

  @Test
  void recordsEachCall() throws Exception {
    organization.failOnce(Call.of(PUT), Fault.refused(404));
    assertThatThrownBy(() -> writer.put(ACCESS, REVIEWER)).isInstanceOf(ApiException.class);
    organization.reader().read();

    assertThat(organization.calls())
        .containsExactly(
            new Call(PUT, List.of(ACCESS), REVIEWER),
            new Call(Call.Operation.READ, List.of(), null));
  }

  @Test
  void holdsWhatWasLiveElsewhere() throws Exception {
    writer.invite(List.of(Address.of(ADA)));
    writer.create(Address.group("kubernetes/sig-apps"), null);

    assertThat(InMemoryOrganization.holding(organization.live()).live())
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes("revision", ".*\\.id")
        .isEqualTo(organization.live());
  }
}
