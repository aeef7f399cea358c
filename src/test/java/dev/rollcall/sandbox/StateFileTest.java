package dev.rollcall.sandbox;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is kept from one sandbox to the next. */
final class StateFileTest {
  @TempDir private Path folder;

  private Path state() {
    return folder.resolve("deep/er/state.json");
  }

  private Running start() throws IOException {
    return Running.start(
        Running.options().withState(state()).withWorkspaces(List.of("prod", "a/b")));
  }

  private static void changeALot(Running sandbox) {
    sandbox.post("/members", "{\"emails\": [\"grace@acme.example\", \"ada@acme.example\"]}");
    sandbox.post("/service-accounts", "{\"name\": \"ci\", \"role\": \"member\"}");
    sandbox.post("/groups", "{\"name\": \"kubernetes/sig-apps\"}");
    sandbox.put("/groups/g-4/members/member/m-1", "{\"role\": \"manager\"}");
    sandbox.put("/workspaces/a%2Fb/access/group/g-4", "{\"role\": \"tester\"}");
    sandbox.unchecked("POST", "/sandbox/accept", "{\"email\": \"grace@acme.example\"}");
    sandbox.patch("/members/m-1", "{\"role\": \"admin\"}");
    sandbox.post("/members/m-2/resend-invitation", "{\"last_sent_at\": \"2026-11-24T02:10:00Z\"}");
  }

  /** All that a client can see. */
  private static String seen(Running sandbox) {
    return Stream.of(
                "",
                "/members",
                "/service-accounts",
                "/groups",
                "/group-members",
                "/workspaces",
                "/workspace-access")
            .map(path -> sandbox.get(path).body().toString())
            .toList()
        + sandbox.mailbox().toString()
        + sandbox.checked("POST", "/v1/auditlogs", "{}").body();
  }

  private List<String> files() throws IOException {
    if (Files.notExists(state().getParent())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(state().getParent())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void readingWritesNothing() throws Exception {
    try (Running sandbox = start()) {
      seen(sandbox);
      sandbox.delete("/groups/g-1");
      sandbox.post("/members", "{\"emails\": [\"admin@sandbox.example\"]}");
    }

    assertThat(files()).isEmpty();
  }

  @Test
  void everythingIsThereAgain() throws Exception {
    String before;
    try (Running sandbox = start()) {
      changeALot(sandbox);
      before = seen(sandbox);
    }

    assertThat(files()).containsExactly("state.json");
    try (Running sandbox = start()) {
      assertThat(seen(sandbox)).isEqualTo(before);
    }
    assertThat(files()).containsExactly("state.json");
  }

  @Test
  void changesAreWrittenWhileTheSandboxRuns() throws Exception {
    String before;
    Path copy = folder.resolve("copy.json");
    try (Running sandbox = start()) {
      changeALot(sandbox);
      before = seen(sandbox);
      long end = System.nanoTime() + SECONDS.toNanos(30);
      String revision = "\"revision\":" + sandbox.revision() + ",";
      while (!Files.readString(state()).contains(revision) && System.nanoTime() < end) {
        MILLISECONDS.sleep(5);
      }
      // as if the process was killed now
      Files.copy(state(), copy);
    }

    try (Running sandbox = Running.start(Running.options().withState(copy))) {
      assertThat(seen(sandbox)).isEqualTo(before);
    }
  }

  /** What the first versions wrote, field by field. */
  @Test
  void formatIsKept() throws Exception {
    String written =
        """
        {"format_version":"1.0","organization":"acme","revision":2,"last_id":5,
        "caller":{"type":"service_account","id":"s-0","name":"ci"},
        "roles":{"organization":["member","admin"],"group":["member","manager"],
        "workspace":["viewer","editor"]},
        "members":[{"id":"m-1","email":"ada@acme.example","role":"admin","status":"joined",
        "invited_at":null,"last_sent_at":null,"sends":0,"joined_at":"2026-11-24T02:10:00Z"},
        {"id":"m-2","email":"grace@acme.example","role":"admin","status":"invited",
        "invited_at":"2026-11-01T08:00:00Z","last_sent_at":"2026-11-24T01:10:00Z",
        "sends":3,"joined_at":null}],
        "service_accounts":[{"id":"s-0","name":"ci","role":"member"}],
        "groups":[{"id":"g-4","name":"claims"}],
        "group_members":[{"group_id":"g-4","principal":{"type":"member","id":"m-1"},
        "role":"manager","derived":false}],
        "workspaces":[{"name":"prod","kind":"shared"},{"name":"own","kind":"personal"}],
        "workspace_access":[{"workspace":"prod","principal":{"type":"group","id":"g-4"},
        "role":"viewer","derived":false}],
        "other_organizations":["rival@acme.example"],
        "mailbox":[{"to":"grace@acme.example","kind":"resend","time":"2026-11-24T01:10:00Z"}],
        "audit":[{"timestamp_millis":1795482600000,"email":"grace@acme.example",
        "user_ip":"127.0.0.1","log_type":"perms_v2","actor":"ci","operation":"resend"}]}
        """
            .replace("\n", "");
    Files.createDirectories(state().getParent());
    Files.writeString(state(), written);

    try (Running sandbox = start()) {
      sandbox.put("/groups/g-4/members/member/m-1", "{\"role\": \"member\"}");
      sandbox.put("/groups/g-4/members/member/m-1", "{\"role\": \"manager\"}");
    }

    String audit =
        "\"email\":\"ada@acme.example\",\"user_ip\":\"127.0.0.1\",\"log_type\":\"perms_v2\","
            + "\"actor\":\"ci\",\"operation\":\"put group_member claims ";
    assertThat(Files.readString(state()))
        .isEqualTo(
            written
                .replace("\"revision\":2", "\"revision\":4")
                .replace(
                    "\"resend\"}]}",
                    "\"resend\"},{\"timestamp_millis\":1795486200000,"
                        + audit
                        + "member\"},{\"timestamp_millis\":1795486200000,"
                        + audit
                        + "manager\"}]}"));
  }

  @Test
  void readingAStateLeavesItAsItIs() throws Exception {
    try (Running sandbox = start()) {
      changeALot(sandbox);
    }
    byte[] before = Files.readAllBytes(state());
    var time = Files.getLastModifiedTime(state());

    try (Running sandbox = start()) {
      seen(sandbox);
    }

    assertThat(Files.readAllBytes(state())).isEqualTo(before);
    assertThat(Files.getLastModifiedTime(state())).isEqualTo(time);
  }

  @Test
  void brokenStateIsRefused() throws Exception {
    Files.createDirectories(state().getParent());
    for (String broken :
        List.of("{\"format_version\": \"1.0\",", "{\"format_version\": \"2.0\"}", "{}", "[]")) {
      Files.writeString(state(), broken);

      assertThatThrownBy(this::start)
          .isInstanceOf(IOException.class)
          .hasMessageContaining(state().toString())
          .hasMessageEndingWith("delete it to start again");
    }
  }

  @Test
  void stateOfAnotherOrganizationIsRefused() throws Exception {
    try (Running sandbox = start()) {
      changeALot(sandbox);
    }
    SandboxOptions other = Running.options().withState(state()).withOrganization("other");

    assertThatThrownBy(() -> Sandbox.start(other))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("belongs to the organization acme, not to other");
    try (Sandbox sandbox = Sandbox.start(other.withOrganization(null))) {
      assertThat(sandbox.port()).isPositive();
    }
  }

  @Test
  void anotherProgramsStateIsNotOverwritten() throws Exception {
    Running sandbox = start();
    changeALot(sandbox);
    Files.writeString(state(), "{}");
    sandbox.post("/groups", "{\"name\": \"claims\"}");

    assertThatThrownBy(sandbox::close)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "the sandbox's state was not written to "
                + state()
                + ": another program changed it; let only one use it at a time");
    assertThat(state()).hasContent("{}");
    sandbox.sandbox().await();
  }

  @Test
  void aThreadThatIsInterruptedStillWrites() throws Exception {
    Running sandbox = start();
    changeALot(sandbox);
    String revision = "\"revision\":" + sandbox.revision() + ",";

    Thread.currentThread().interrupt();
    sandbox.close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(Files.readString(state())).contains(revision);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aChangeDoesNotWaitForTheWriter() throws Exception {
    try (Running sandbox = start()) {
      sandbox.post("/groups", "{\"name\": \"first\"}");
      // a write blocks at a pipe until somebody reads from it
      Path pipe = state().resolveSibling("state.json.tmp");
      assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
      sandbox.post("/groups", "{\"name\": \"second\"}");
      while (!isWriting()) {
        MILLISECONDS.sleep(5);
      }

      var third =
          CompletableFuture.supplyAsync(
              () -> sandbox.post("/groups", "{\"name\": \"third\"}").status());
      try {
        assertThat(third.get(10, SECONDS)).isEqualTo(201);
      } finally {
        Files.readString(pipe);
        Files.delete(pipe);
      }
    }
    try (Running sandbox = start()) {
      assertThat(sandbox.get("/groups").items("name")).containsExactly("first", "second", "third");
    }
  }

  private static boolean isWriting() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> thread.getKey().getName().equals("sandbox-state"))
        .flatMap(thread -> Arrays.stream(thread.getValue()))
        .anyMatch(frame -> frame.getClassName().equals(FileOutputStream.class.getName()));
  }

  /** Earlier versions kept the changes since the last whole state in a log beside it. */
  @Test
  void aLogOfChangesIsRefused() throws Exception {
    Path log = folder.resolve("deep/er/state.json.changes");
    Files.createDirectories(log.getParent());
    Files.writeString(log, "");
    start().close();
    Files.writeString(log, "{}\n");

    assertThatThrownBy(this::start)
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(log + " holds changes that ")
        .hasMessageEndingWith("or delete the log to lose them");
  }

  @Test
  void whatCannotBeKeptIsSaid() throws Exception {
    Files.writeString(folder.resolve("deep"), "a file where the folder should be");
    try (Running sandbox = start()) {
      var answer = sandbox.unchecked("POST", "/api/v2/organization/groups", "{\"name\": \"a\"}");

      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.message()).contains("the state cannot be written");

      Files.delete(folder.resolve("deep"));
    }
    try (Running sandbox = start()) {
      assertThat(sandbox.get("/groups").items("name")).containsExactly("a");
    }
  }

  @Test
  void manyAtOnceAreAllKept() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (Running sandbox = start()) {
      List<Callable<Running.Reply>> calls =
          IntStream.range(0, 200)
              .<Callable<Running.Reply>>mapToObj(
                  i -> () -> sandbox.post("/groups", "{\"name\": \"group " + i + "\"}"))
              .toList();
      for (Future<Running.Reply> answer : threads.invokeAll(calls)) {
        assertThat(answer.get().status()).isEqualTo(201);
      }
      assertThat(sandbox.revision()).isEqualTo("200");
    } finally {
      threads.shutdown();
    }
    try (Running sandbox = start()) {
      assertThat(sandbox.get("/groups?limit=500").items("name"))
          .hasSize(200)
          .doesNotHaveDuplicates();
      assertThat(sandbox.get("/groups?limit=500").items("id")).doesNotHaveDuplicates();
    }
  }
}
