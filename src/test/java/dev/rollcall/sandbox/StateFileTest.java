package dev.rollcall.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept from one sandbox to the next. */
final class StateFileTest {
  @TempDir private Path folder;

  private Path state() {
    return folder.resolve("deep/er/state.json");
  }

  private Path changes() {
    return folder.resolve("deep/er/state.json.changes");
  }

  private Running start() throws SandboxException {
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
  void whatWasAnsweredOutlivesTheProcess() throws Exception {
    Path kept = Files.createDirectories(folder.resolve("kept"));
    String before;
    try (Running sandbox = start()) {
      changeALot(sandbox);
      before = seen(sandbox);
      // as if the process died now, in the middle of writing one more line
      Files.copy(state(), kept.resolve("state.json"));
      Files.copy(changes(), kept.resolve("state.json.changes"));
      Files.writeString(
          kept.resolve("state.json.changes"), "{\"revision\":9", StandardOpenOption.APPEND);
    }

    SandboxOptions options = Running.options().withState(kept.resolve("state.json"));
    try (Running sandbox = Running.start(options)) {
      assertThat(seen(sandbox)).isEqualTo(before);
      sandbox.post("/groups", "{\"name\": \"one more\"}");
    }
    try (Running sandbox = Running.start(options)) {
      assertThat(sandbox.get("/groups").items("name")).endsWith("one more");
    }
  }

  @Test
  void changesThatAreInTheStateAlreadyAreNotHadTwice() throws Exception {
    Path kept = folder.resolve("kept.changes");
    String before;
    try (Running sandbox = start()) {
      changeALot(sandbox);
      before = seen(sandbox);
      Files.copy(changes(), kept);
    }
    Files.move(kept, changes(), StandardCopyOption.REPLACE_EXISTING);

    try (Running sandbox = start()) {
      assertThat(seen(sandbox)).isEqualTo(before);
    }
  }

  @Test
  void changesOfAnotherStateAreRefused() throws Exception {
    try (Running sandbox = start()) {
      changeALot(sandbox);
    }
    Files.writeString(
        changes(),
        "{\"revision\":99,\"time\":\"2026-11-24T02:10:00Z\",\"method\":\"DELETE\","
            + "\"path\":\"/api/v2/organization/groups/g-4\",\"body\":\"\"}\n");

    assertThatThrownBy(this::start)
        .isInstanceOf(SandboxException.class)
        .hasMessageContaining("state.json.changes > revision does not follow from the state file");
  }

  @Test
  void brokenStateIsRefused() throws Exception {
    Files.createDirectories(state().getParent());
    for (String broken :
        List.of("{\"format_version\": \"1.0\",", "{\"format_version\": \"2.0\"}", "{}", "[]")) {
      Files.writeString(state(), broken);

      assertThatThrownBy(this::start)
          .isInstanceOf(SandboxException.class)
          .hasMessageContaining(state().toString())
          .hasMessageEndingWith("delete it to begin again");
    }
  }

  @Test
  void stateOfAnotherOrganizationIsRefused() throws Exception {
    try (Running sandbox = start()) {
      changeALot(sandbox);
    }
    SandboxOptions other = Running.options().withState(state()).withOrganization("other");

    assertThatThrownBy(() -> Sandbox.start(other))
        .isInstanceOf(SandboxException.class)
        .hasMessageContaining("belongs to the organization acme, not to other");
    try (Sandbox sandbox = Sandbox.start(other.withOrganization(null))) {
      assertThat(sandbox.port()).isPositive();
    }
  }

  @Test
  void anotherProgramsStateIsNotOverwritten() throws Exception {
    try (Running sandbox = start()) {
      changeALot(sandbox);
      Files.writeString(state(), "{}");

      var answer = sandbox.post("/groups", "{\"name\": \"claims\"}");

      assertThat(answer.status()).isEqualTo(500);
      assertThat(sandbox.get("/groups").items("name")).contains("claims");
    }
    assertThat(state()).hasContent("{}");
  }

  @Test
  void whatCannotBeKeptIsSaid() throws Exception {
    Files.writeString(folder.resolve("deep"), "a file where the folder should be");
    try (Running sandbox = start()) {
      var answer = sandbox.unchecked("POST", "/api/v2/organization/groups", "{\"name\": \"a\"}");

      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.message()).contains("the state cannot be kept");

      Files.delete(folder.resolve("deep"));
    }
    try (Running sandbox = start()) {
      assertThat(sandbox.get("/groups").items("name")).containsExactly("a");
    }
  }

  @Test
  void whatCouldNotBeKeptIsKeptWithTheNextChange() throws Exception {
    try (Running sandbox = start()) {
      sandbox.post("/groups", "{\"name\": \"a\"}");
      Files.createDirectories(changes());
      assertThat(sandbox.post("/groups", "{\"name\": \"b\"}").status()).isEqualTo(500);

      Files.delete(changes());
      assertThat(sandbox.post("/groups", "{\"name\": \"c\"}").status()).isEqualTo(201);
      assertThat(sandbox.post("/groups", "{\"name\": \"d\"}").status()).isEqualTo(201);
    }
    try (Running sandbox = start()) {
      assertThat(sandbox.get("/groups").items("name")).containsExactly("a", "b", "c", "d");
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
