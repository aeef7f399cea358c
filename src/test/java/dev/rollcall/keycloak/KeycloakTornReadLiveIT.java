package dev.rollcall.keycloak;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.extension.requestfilter.StubRequestFilterV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody writes while rollcall reads: in front of the server, something acts in between. */
final class KeycloakTornReadLiveIT {
  private static final int PEOPLE = 230;

  private static SmtpSink mail;
  private static Realm realm;
  private static Organization acme;
  private static final List<String> users = new ArrayList<>();

  @TempDir private Path folder;
  private final Meanwhile meanwhile = new Meanwhile();
  private final WireMockServer front =
      new WireMockServer(options().dynamicPort().extensions(meanwhile));

  @BeforeAll
  static void open() throws Exception {
    mail = SmtpSink.start();
    realm = Realm.create(KeycloakServer.shared(), mail, "torn");
    acme = realm.addOrganization("acme");
    realm.addUsers(IntStream.range(0, PEOPLE).mapToObj(KeycloakTornReadLiveIT::person).toList());
    for (int i = 0; i < PEOPLE; i++) {
      users.add(realm.user(person(i)));
      if (i < PEOPLE - 1) {
        acme.add(users.get(i));
      }
    }
  }

  @AfterAll
  static void close() throws Exception {
    realm.close();
    mail.close();
  }

  private static String person(int i) {
    return "person%03d@acme.example".formatted(i);
  }

  private static String everybodyBut(int... absent) {
    StringBuilder roster = new StringBuilder("members:\n");
    IntStream.range(0, PEOPLE)
        .filter(i -> IntStream.of(absent).noneMatch(a -> a == i))
        .forEach(i -> roster.append("  ").append(person(i)).append(":\n"));
    return roster.toString();
  }

  @BeforeEach
  void startFront() {
    front.start();
    front.stubFor(
        any(anyUrl()).willReturn(aResponse().proxiedFrom(realm.server().base().toString())));
  }

  @AfterEach
  void stopFront() {
    front.stop();
  }

  /** What is done once, before a request goes on. */
  private static final class Meanwhile implements StubRequestFilterV2 {
    private final AtomicBoolean done = new AtomicBoolean(true);
    private Predicate<String> when = url -> false;
    private Act act = () -> {};

    interface Act {
      void run() throws Exception;
    }

    void before(Predicate<String> url, Act once) {
      when = url;
      act = once;
      done.set(false);
    }

    @Override
    public String getName() {
      return "meanwhile";
    }

    @Override
    public RequestFilterAction filter(Request request, ServeEvent event) {
      if (when.test(request.getUrl()) && done.compareAndSet(false, true)) {
        try {
          act.run();
        } catch (Exception e) {
          throw new IllegalStateException(e);
        }
      }
      return RequestFilterAction.continueWith(request);
    }
  }

  private Access access(String roster) throws Exception {
    return Access.of(folder, acme, URI.create(front.baseUrl())).says(roster);
  }

  @Test
  void whoComesBetweenPagesIsNotMissed() throws Exception {
    Access access = access(everybodyBut());
    meanwhile.before(
        url -> url.contains("/members?") && url.contains("first=100"),
        () -> acme.add(users.get(PEOPLE - 1)));

    assertThat(access.changes()).isEmpty();

    assertThat(meanwhile.done).isTrue();
    acme.remove(users.get(PEOPLE - 1));
  }

  @Test
  void whoGoesBetweenPagesPushesNobodyOut() throws Exception {
    Access access = access(everybodyBut(PEOPLE - 1));
    meanwhile.before(
        url -> url.contains("/members?") && url.contains("first=100"),
        () -> acme.remove(users.get(0)));

    assertThat(access.changes()).containsExactly("invite member/" + person(0));

    assertThat(meanwhile.done).isTrue();
    acme.add(users.get(0));
  }

  @Test
  void whatAPlanWouldChangeIsReadAgain() throws Exception {
    String group = acme.addGroup("claims");
    Access access =
        access(
            everybodyBut(PEOPLE - 1)
                + "groups:\n  claims:\n    members:\n      "
                + person(5)
                + ":\n");
    String list = "/groups/" + group + "/members?";
    meanwhile.before(
        url ->
            url.contains(list)
                && front.getAllServeEvents().stream()
                    .anyMatch(e -> e.getRequest().getUrl().contains(list)),
        () -> acme.addToGroup(group, users.get(5)));

    assertThat(access.changes()).isEmpty();

    assertThat(meanwhile.done).isTrue();
  }
}
