package dev.rollcall.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.Connection;
import dev.rollcall.live.Mail;
import dev.rollcall.live.MembershipSuite;
import dev.rollcall.live.MembershipWriter;
import dev.rollcall.live.Provider;
import dev.rollcall.live.http.NetworkEnvironment;
import dev.rollcall.live.keycloak.KeycloakProvider;
import dev.rollcall.model.Address;
import dev.rollcall.model.Capabilities;
import dev.rollcall.model.DesiredState;
import dev.rollcall.model.Email;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.settings.GuardLimits;
import dev.rollcall.settings.IgnoreList;
import dev.rollcall.settings.ProviderSettings;
import dev.rollcall.settings.ResendPolicy;
import dev.rollcall.settings.Secret;
import dev.rollcall.settings.SecretSource;
import dev.rollcall.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The suite of the ports on a real server; each test has a realm of its own. */
final class KeycloakContractLiveIT extends MembershipSuite {
  private static final AtomicInteger REALMS = new AtomicInteger();

  @Override
  protected Host start() throws Exception {
    SmtpSink mail = SmtpSink.start();
    Realm realm =
        Realm.create(KeycloakServer.shared(), mail, "contract" + REALMS.incrementAndGet());
    realm.addClient(CLAIMS, "reviewer", "developer");
    realm.addClient(SIG, "reviewer", "developer");
    return new RealmHost(mail, realm, realm.addOrganization("acme"));
  }

  private static Settings settings(Organization organization) {
    return new Settings(
        organization.alias(),
        new ProviderSettings(
            "keycloak",
            Map.of(
                "url",
                organization.realm().server().base().toString(),
                "realm",
                organization.realm().name(),
                "client_id",
                Realm.CLIENT,
                "admin_role",
                Realm.ADMIN_ROLE),
            Map.of("client_secret", SecretSource.variable("SECRET", null))),
        ResendPolicy.NEVER_RESEND,
        true,
        IgnoreList.NOBODY,
        GuardLimits.DEFAULT,
        new Settings.RoleOverrides(null, null, RoleLadder.of("reviewer", "developer")),
        List.of(),
        Map.of());
  }

  private static Connection connect(Organization organization) throws Exception {
    return provider()
        .connect(
            settings(organization),
            new Provider.ProjectContext(
                Path.of(""), source -> new Secret(Realm.SECRET), () -> DesiredState.NOTHING));
  }

  private static KeycloakProvider provider() {
    return new KeycloakProvider(NetworkEnvironment.SILENT);
  }

  private static final class RealmHost implements Host {
    private final SmtpSink mail;
    private final Realm realm;
    private final Organization organization;
    private final Connection connection;

    private RealmHost(SmtpSink mail, Realm realm, Organization organization) throws Exception {
      this.mail = mail;
      this.realm = realm;
      this.organization = organization;
      this.connection = connect(organization);
    }

    @Override
    public Connection connection() {
      return connection;
    }

    @Override
    public Capabilities capabilities() {
      return provider().capabilities(settings(organization), Path.of(""));
    }

    @Override
    public void accept(Principal person) throws Exception {
      List<URI> links = mail.linksTo(person.written());
      new Invitee(person.written()).register(links.get(links.size() - 1));
    }

    /** All of an organization are alike. */
    @Override
    public List<Mail> mailbox() throws Exception {
      return mail.recipients().stream()
          .map(to -> new Mail(Email.person(to), Mail.INVITATION))
          .toList();
    }

    @Override
    public void close() throws IOException {
      connection.close();
      try {
        realm.close();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      mail.close();
    }
  }

  @Test
  void whoLeftMeanwhileGetsNoRole() throws Exception {
    RealmHost own = (RealmHost) host;
    own.realm.addUsers(List.of("tom@acme.example"));
    String tom = own.realm.user("tom@acme.example");
    own.organization.add(tom);
    MembershipWriter late = own.connection.writer(own.connection.reader().read()).orElseThrow();
    own.organization.remove(tom);
    Principal person = Email.person("tom@acme.example");

    assertThatThrownBy(
            () -> late.put(Address.workspaceAccess(CLAIMS, person), new Role("reviewer")))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("tom@acme.example has left");
    assertThatThrownBy(() -> late.put(Address.of(person), Role.ADMIN))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("tom@acme.example has left");
    assertThat(own.realm.api().get(own.realm.path("/users/" + tom + "/role-mappings")).toString())
        .doesNotContain("reviewer", Realm.ADMIN_ROLE);
  }

  /** Keycloak mails before it finds out that another was faster, so the mails may be four. */
  @Test
  void fourWritersMakeOneInvitation() throws Exception {
    Organization organization = ((RealmHost) host).organization;
    Principal rita = Email.person("rita@acme.example");
    CyclicBarrier start = new CyclicBarrier(4);
    Callable<String> invite =
        () -> {
          try (Connection own = connect(organization)) {
            MembershipWriter racing = own.writer(own.reader().read()).orElseThrow();
            start.await(2, TimeUnit.MINUTES);
            racing.invite(List.of(Address.of(rita)));
            return "done";
          } catch (ApiException e) {
            return e.status().orElse(0) + " " + e.needsReadBack();
          }
        };
    ExecutorService writers = Executors.newFixedThreadPool(4);
    List<String> said = new ArrayList<>();
    for (Future<String> one : writers.invokeAll(List.of(invite, invite, invite, invite))) {
      said.add(one.get());
    }
    writers.shutdown();

    assertThat(said).containsExactlyInAnyOrder("done", "409 true", "409 true", "409 true");
    assertThat(host.mailbox()).hasSizeBetween(1, 4);
    assertThat(organization.invitationsOf(rita.written())).containsExactly("PENDING");
    Address member = Address.of(rita);
    assertThat(writer.readBack(List.of(member))).containsOnlyKeys(member);
  }
}
