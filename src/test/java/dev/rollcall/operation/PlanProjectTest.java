package dev.rollcall.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.Connection;
import dev.rollcall.live.InMemoryOrganization;
import dev.rollcall.live.MembershipReader;
import dev.rollcall.live.MembershipWriter;
import dev.rollcall.live.Provider;
import dev.rollcall.model.Address;
import dev.rollcall.model.Capabilities;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.Role;
import dev.rollcall.model.Roles;
import dev.rollcall.model.Section;
import dev.rollcall.plan.Plan;
import dev.rollcall.settings.ProviderKey;
import dev.rollcall.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan of a product that marks no moment is made of what was looked at twice. */
final class PlanProjectTest {
  private final InMemoryOrganization organization = InMemoryOrganization.fresh("prod");
  private final Deque<Boolean> confirmations = new ArrayDeque<>();
  private final List<Collection<Address>> asked = new ArrayList<>();
  private int reads;
  private int capabilityReads;

  @TempDir private Path folder;

  private final class Doubting implements Provider, Connection, MembershipReader {
    @Override
    public String type() {
      return "sandbox";
    }

    @Override
    public String summary() {
      return "for a test";
    }

    @Override
    public String schema() {
      return "{\"properties\": {\"type\": true}}";
    }

    @Override
    public List<ProviderKey> keys() {
      return List.of();
    }

    @Override
    public Capabilities capabilities(Settings settings, Path base) {
      capabilityReads++;
      return new Capabilities(
          EnumSet.allOf(Section.class),
          organization.live().roles(),
          Optional.of(Role.ADMIN),
          true,
          true);
    }

    @Override
    public Roles roles(Settings settings) {
      return organization.live().roles();
    }

    @Override
    public Connection connect(Settings settings, ProjectContext project) {
      return this;
    }

    @Override
    public MembershipReader reader() {
      return this;
    }

    @Override
    public Optional<MembershipWriter> writer(LiveState live) {
      return Optional.empty();
    }

    @Override
    public void close() {}

    @Override
    public LiveState read() {
      reads++;
      return organization.live();
    }

    @Override
    public boolean confirms(Collection<Address> addresses) {
      asked.add(addresses);
      return confirmations.isEmpty() || confirmations.remove();
    }
  }

  private Plan plan(String roster) throws Exception {
    Files.writeString(
        folder.resolve("rollcall.yaml"),
        "organization: acme\nprovider: {type: sandbox}\nprune: true\nignore: [admin@*]\n");
    Files.writeString(folder.resolve("roster.yaml"), roster);
    return new PlanProject(world())
        .plan(
            folder,
            SettingsOverrides.NONE,
            null,
            new PlanOptions(Instant.parse("2026-11-24T12:00:00Z"), List.of()));
  }

  private OperationContext world() {
    return new OperationContext(
        List.of(new Doubting()),
        base ->
            source -> {
              throw new IllegalStateException("no secret is needed");
            });
  }

  /** Some providers read a file to tell. */
  @Test
  void anImportAsksOnceWhatTheProviderCanDo() throws Exception {
    SettingsOverrides overrides = new SettingsOverrides(null, "sandbox", "acme", Map.of());

    new ImportProject(world()).write(folder.resolve("new"), null, overrides, Instant.EPOCH);

    assertThat(capabilityReads).isEqualTo(1);
  }

  @Test
  void whatAPlanWouldChangeIsConfirmed() throws Exception {
    plan("members: {ada@acme.example: admin}\ngroups: {claims: {members: {ada@acme.example: }}}\n");

    assertThat(reads).isEqualTo(1);
    assertThat(asked.get(0))
        .extracting(Address::toString)
        .containsExactly(
            "member/ada@acme.example", "group/claims", "group/claims/ada@acme.example");
  }

  @Test
  void whatGoesAlongWithARemovalIsConfirmedToo() throws Exception {
    MembershipWriter writer = organization.writer(organization.live()).orElseThrow();
    writer.create(Address.group("old"), null);
    writer.put(Address.of("group/old/" + InMemoryOrganization.ADMIN), new Role("member"));
    writer.create(Address.group("older"), null);
    writer.put(Address.of("workspace/prod/group:older"), new Role("reviewer"));

    plan("groups: {}\n");

    assertThat(asked.get(0))
        .extracting(Address::toString)
        .containsExactly("group/older", "workspace/prod/group:older");
  }

  @Test
  void whatMovedIsReadAndPlannedAgain() throws Exception {
    confirmations.addAll(List.of(false, true));

    plan("members: {ada@acme.example: }\n");

    assertThat(reads).isEqualTo(2);
    assertThat(asked).hasSize(2);
  }

  @Test
  void whatNeverKeepsStillIsNotPlanned() {
    confirmations.addAll(List.of(false, false, false, true));

    assertThatThrownBy(() -> plan("members: {ada@acme.example: }\n"))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("kept changing during 3 reads");
    assertThat(reads).isEqualTo(3);
  }
}
