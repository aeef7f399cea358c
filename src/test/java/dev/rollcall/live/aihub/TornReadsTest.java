package dev.rollcall.live.aihub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rollcall.Effort;
import dev.rollcall.live.ApiException;
import dev.rollcall.model.Address;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveState;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Somebody writes between the pages of a read: what is read in the end was so at one moment, or it
 * is not read at all.
 */
@Timeout(60)
final class TornReadsTest {
  @TempDir private Path folder;
  private Crowd crowd;

  @BeforeEach
  void start() throws Exception {
    crowd = Crowd.start(folder);
  }

  @AfterEach
  void stop() {
    crowd.close();
  }

  private interface Write {
    /** Writes; {@code number} is 0 at first, and then one more each time. */
    void write(Crowd crowd, int number);
  }

  /** What somebody else does just before a page of a list is read. */
  @SuppressWarnings("ImmutableEnumChecker") // the writes hold nothing
  private enum Between {
    MEMBER_INVITED("/members", (c, n) -> c.invite("new" + n + "@acme.example")),
    MEMBER_REMOVED("/members", (c, n) -> c.remove(Crowd.email(n))),
    MEMBER_REPLACED("/members", (c, n) -> c.replace(Crowd.email(n))),
    MEMBER_PROMOTED("/members", (c, n) -> c.promote(Crowd.email(900 + n))),
    MEMBER_ACCEPTED(
        "/members",
        (c, n) -> {
          c.invite("soon" + n + "@acme.example");
          c.sandbox().accept("soon" + n + "@acme.example");
        }),
    ACCOUNT_CREATED(
        "/service-accounts", (c, n) -> post(c, "/service-accounts", "new-bot-" + n, "member")),
    ACCOUNT_DELETED("/service-accounts", (c, n) -> delete(c, "/service-accounts", "bot-" + n)),
    ACCOUNT_REPLACED(
        "/service-accounts",
        (c, n) -> {
          delete(c, "/service-accounts", "bot-" + n);
          post(c, "/service-accounts", "bot-" + n, "member");
        }),
    ACCOUNT_PROMOTED(
        "/service-accounts",
        (c, n) ->
            Crowd.done(
                c.sandbox()
                    .patch(
                        "/service-accounts/" + c.id("/service-accounts", "bot-" + n),
                        "{\"role\": \"admin\"}"))),
    GROUP_CREATED("/groups", (c, n) -> post(c, "/groups", "new-group-" + n, null)),
    GROUP_DELETED("/groups", (c, n) -> delete(c, "/groups", "group-" + n)),
    GROUP_REPLACED(
        "/groups",
        (c, n) -> {
          delete(c, "/groups", "group-" + n);
          post(c, "/groups", "group-" + n, null);
        }),
    MEMBERSHIP_ADDED("/group-members", (c, n) -> put(c, membership(c, "group-" + n, 1), "member")),
    MEMBERSHIP_REMOVED("/group-members", (c, n) -> remove(c, membership(c, "everybody", n))),
    MEMBERSHIP_REPLACED(
        "/group-members",
        (c, n) -> {
          remove(c, membership(c, "everybody", n));
          put(c, membership(c, "everybody", n), "member");
        }),
    MEMBERSHIP_RAISED(
        "/group-members", (c, n) -> put(c, membership(c, "everybody", 900 + n), "manager")),
    PERSONAL_WORKSPACE_CAME(
        "/workspaces",
        (c, n) -> {
          c.invite("late" + n + "@acme.example");
          c.sandbox().accept("late" + n + "@acme.example");
        }),
    PERSONAL_WORKSPACE_WENT("/workspaces", (c, n) -> c.remove(Crowd.email(n))),
    ACCESS_GRANTED("/workspace-access", (c, n) -> put(c, access(c, "room-" + n, 1), "reviewer")),
    ACCESS_REVOKED("/workspace-access", (c, n) -> remove(c, access(c, "hall", n))),
    ACCESS_REPLACED(
        "/workspace-access",
        (c, n) -> {
          remove(c, access(c, "hall", n));
          put(c, access(c, "hall", n), "reviewer");
        }),
    ACCESS_RAISED("/workspace-access", (c, n) -> put(c, access(c, "hall", 900 + n), "manager"));

    private final String list;
    private final Write write;

    Between(String list, Write write) {
      this.list = list;
      this.write = write;
    }

    /** Whether a request is for the page of the list before which it happens. */
    boolean isBefore(String line) {
      return line.endsWith("/organization" + list + "?limit=500&offset=500");
    }

    private static void post(Crowd crowd, String list, String name, @Nullable String role) {
      String more = role == null ? "" : ", \"role\": \"" + role + "\"";
      Crowd.done(crowd.sandbox().post(list, "{\"name\": \"" + name + "\"" + more + "}"));
    }

    private static void delete(Crowd crowd, String list, String name) {
      Crowd.done(crowd.sandbox().delete(list + "/" + crowd.id(list, name)));
    }

    private static String membership(Crowd crowd, String group, int person) {
      return "/groups/" + crowd.id("/groups", group) + "/members/member/" + member(crowd, person);
    }

    private static String access(Crowd crowd, String workspace, int person) {
      return "/workspaces/" + workspace + "/access/member/" + member(crowd, person);
    }

    private static String member(Crowd crowd, int person) {
      return crowd.sandbox().member(Crowd.email(person));
    }

    private static void put(Crowd crowd, String path, String role) {
      Crowd.done(crowd.sandbox().put(path, "{\"role\": \"" + role + "\"}"));
    }

    private static void remove(Crowd crowd, String path) {
      Crowd.done(crowd.sandbox().delete(path));
    }
  }

  @ParameterizedTest
  @EnumSource(Between.class)
  void oneWriteBetweenPagesIsReadWhole(Between between) throws Exception {
    AtomicInteger writes = new AtomicInteger();
    try (BetweenPages pages =
            crowd.between(
                line -> {
                  synchronized (writes) { // no request comes between two steps of one write
                    if (between.isBefore(line) && writes.get() == 0) {
                      between.write.write(crowd, writes.getAndIncrement());
                    }
                  }
                },
                true);
        AihubConnection connection = pages.connect()) {
      LiveState read = connection.reader().read();

      assertThat(roots(pages)).isEqualTo(2);
      assertThat(read).isEqualTo(calm());
    }
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "MEMBER_REPLACED",
        "ACCOUNT_CREATED",
        "GROUP_DELETED",
        "MEMBERSHIP_RAISED",
        "PERSONAL_WORKSPACE_CAME",
        "ACCESS_REVOKED"
      })
  void threeTornReadsAreGivenUp(Between between) throws Exception {
    AtomicInteger writes = new AtomicInteger();
    try (BetweenPages pages =
            crowd.between(
                line -> {
                  if (between.isBefore(line)) {
                    between.write.write(crowd, writes.getAndIncrement());
                  }
                },
                true);
        AihubConnection connection = pages.connect()) {
      ApiException torn =
          catchThrowableOfType(ApiException.class, () -> connection.reader().read());

      assertThat(torn)
          .hasMessageStartingWith("the live state kept changing during 3 reads: ")
          .hasMessageContaining("at revision ")
          .hasMessageEndingWith("; try again when nobody else is writing");
      assertThat(roots(pages)).isEqualTo(3);
    }
  }

  /**
   * A server that breaks the contract: no write moves its revision. Rows that were lost or doubled
   * show in totals, in ids there twice and in ids that other lists name; where none of that shows,
   * nobody can tell.
   */
  @ParameterizedTest
  @EnumSource(
      names = {
        "MEMBER_INVITED",
        "MEMBER_REMOVED",
        "MEMBER_REPLACED",
        "MEMBER_ACCEPTED",
        "ACCOUNT_CREATED",
        "ACCOUNT_DELETED",
        "GROUP_CREATED",
        "GROUP_DELETED",
        "MEMBERSHIP_ADDED",
        "MEMBERSHIP_REMOVED",
        "PERSONAL_WORKSPACE_CAME",
        "PERSONAL_WORKSPACE_WENT",
        "ACCESS_GRANTED",
        "ACCESS_REVOKED"
      })
  void revisionThatStaysIsFoundOutByItsRows(Between between) throws Exception {
    AtomicInteger writes = new AtomicInteger();
    try (BetweenPages pages =
            crowd.between(
                line -> {
                  if (between.isBefore(line)) {
                    between.write.write(crowd, writes.getAndIncrement());
                  }
                },
                false);
        AihubConnection connection = pages.connect()) {
      assertThat(catchThrowableOfType(ApiException.class, () -> connection.reader().read()))
          .isNotNull();
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, Effort.of(20, 1_000));
  }

  /** Somebody writes at random, before every request or before few of them. */
  @ParameterizedTest
  @MethodSource("seeds")
  void whateverIsReadWasSoAtItsRevision(long seed) throws Exception {
    Random random = new Random(seed);
    Map<String, Set<String>> people = new ConcurrentHashMap<>();
    people.put(crowd.sandbox().revision(), crowd.people());
    int oneIn = 1 + random.nextInt(60);
    Vandal vandal = new Vandal(crowd, random);
    try (BetweenPages pages =
            crowd.between(
                line -> {
                  synchronized (vandal) {
                    if (random.nextInt(oneIn) == 0) {
                      vandal.write();
                      people.put(crowd.sandbox().revision(), Set.copyOf(vandal.people));
                    }
                  }
                },
                true);
        AihubConnection connection = pages.connect()) {
      LiveState read = connection.reader().read();
      assertThat(
              read.entries().keySet().stream()
                  .filter(address -> address.kind() == Kind.MEMBER)
                  .map(Address::name))
          .containsExactlyInAnyOrderElementsOf(people.get(read.revision()));
    } catch (ApiException torn) {
      assertThat(torn).hasMessageContaining("kept changing");
    }
  }

  /** Writes whatever comes to mind, and knows who is a member afterwards. */
  private static final class Vandal {
    private final Crowd crowd;
    private final Random random;
    private final Set<String> people;
    private int newcomers;

    Vandal(Crowd crowd, Random random) {
      this.crowd = crowd;
      this.random = random;
      this.people = crowd.people();
    }

    void write() {
      String somebody =
          people.stream().skip(random.nextInt(people.size())).findFirst().orElseThrow();
      String newcomer = "n" + newcomers++ + "@acme.example";
      if (somebody.equals("boss@acme.example") || random.nextInt(4) == 0) {
        crowd.invite(newcomer);
        people.add(newcomer);
      } else if (random.nextBoolean()) {
        crowd.replace(somebody);
      } else if (random.nextBoolean()) {
        crowd.remove(somebody);
        people.remove(somebody);
      } else {
        crowd.promote(somebody);
      }
    }
  }

  private LiveState calm() throws Exception {
    try (BetweenPages pages = crowd.between(line -> {}, true);
        AihubConnection connection = pages.connect()) {
      return connection.reader().read();
    }
  }

  private static long roots(BetweenPages pages) {
    return pages.asked().stream().filter(line -> line.endsWith("/organization")).count();
  }
}
