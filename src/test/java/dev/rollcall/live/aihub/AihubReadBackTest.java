package dev.rollcall.live.aihub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.MembershipWriter;
import dev.rollcall.live.http.StubServer;
import dev.rollcall.model.Address;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which calls reading back takes, and that it believes no torn list. */
final class AihubReadBackTest {
  @RegisterExtension private static final StubServer SERVER = new StubServer();

  private final Acme acme = new Acme(SERVER);
  private AihubConnection connection;
  private MembershipWriter writer;

  @BeforeEach
  void open() throws Exception {
    acme.serve();
    connection = acme.connect();
    writer = connection.writer(connection.reader().read()).orElseThrow();
    SERVER.resetRequests();
  }

  @AfterEach
  void close() {
    connection.close();
  }

  private static List<Address> addresses(String... texts) {
    return Stream.of(texts).map(Address::of).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "member/grace@acme.example | GET /members?email=grace%40acme.example& | member",
        "service_account/ci-runner | GET /service-accounts? | member",
        "group/empty | GET /groups? |",
        "group/sig%2Fapps/ada@acme.example | GET /group-members? | member",
        "group/sig%2Fapps/service:ci-runner | GET /group-members? | manager",
        "workspace/claims prod/group:sig%2Fapps | GET /workspace-access? | reviewer",
      })
  void asksForTheListThatTells(String address, String call, String role) throws Exception {
    Map<Address, LiveEntry> found = writer.readBack(addresses(address));

    assertThat(acme.asked()).containsExactly(call);
    assertThat(found).containsOnlyKeys(Address.of(address));
    assertThat(found.values())
        .extracting(LiveEntry::role)
        .containsExactly(role == null ? null : new Role(role));
  }

  @Test
  void tellsTheInvitation() throws Exception {
    Address grace = Address.of("member/grace@acme.example");

    assertThat(writer.readBack(List.of(grace)).values())
        .extracting(LiveEntry::invitation)
        .extracting(invitation -> invitation.sends())
        .containsExactly(2);
  }

  @Test
  void picksAHundredPeopleAtATime() throws Exception {
    acme.list("members");
    List<Address> people =
        IntStream.range(0, 201)
            .mapToObj(i -> Address.of("member/p" + i + "@acme.example"))
            .toList();

    assertThat(writer.readBack(people)).isEmpty();
    assertThat(acme.asked())
        .extracting(line -> line.split("email=", -1).length - 1)
        .containsExactly(100, 100, 1);
  }

  @Test
  void derivedRowsAreNotWhatIsStored() throws Exception {
    assertThat(writer.readBack(addresses("workspace/claims prod/ada@acme.example"))).isEmpty();
  }

  @Test
  void listsEachListOnceHoweverManyAddresses() throws Exception {
    writer.readBack(
        addresses(
            "group/sig%2Fapps/ada@acme.example",
            "group/empty/ada@acme.example",
            "workspace/claims prod/ada@acme.example",
            "workspace/claims prod/group:empty",
            "group/empty",
            "group/none"));

    assertThat(acme.asked())
        .containsExactlyInAnyOrder("GET /groups?", "GET /group-members?", "GET /workspace-access?");
  }

  @Test
  void findsOutIdsItLacks() throws Exception {
    LiveState nothing =
        new LiveState(
            connection.reader().read().caller(),
            Acme.BUILT_IN,
            "7",
            Map.of(),
            Map.of(),
            Set.of(),
            Set.of());
    MembershipWriter other = connection.writer(nothing).orElseThrow();
    SERVER.resetRequests();
    List<Address> there =
        addresses("group/sig%2Fapps/ada@acme.example", "workspace/claims prod/group:sig%2Fapps");

    assertThat(other.readBack(there)).containsOnlyKeys(there.toArray(Address[]::new));
    assertThat(acme.asked())
        .containsExactly(
            "GET /members?email=ada%40acme.example&",
            "GET /groups?", "GET /group-members?", "GET /workspace-access?");
    assertThat(other.readBack(addresses("group/none/ada@acme.example"))).isEmpty();
  }

  @Test
  void believesNoTornList() {
    acme.list("group-members", 2, "7");

    assertThatThrownBy(() -> writer.readBack(addresses("group/empty/ada@acme.example")))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("holds 0 rows instead of 2");
    assertThat(acme.asked()).hasSize(3);
  }

  @Test
  void nothingTakesNoCall() throws Exception {
    assertThat(writer.readBack(List.of())).isEmpty();
    assertThat(acme.asked()).isEmpty();
  }
}
