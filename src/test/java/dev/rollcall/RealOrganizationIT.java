package dev.rollcall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.Launch.Finished;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * A real organization's structure, from an empty sandbox to nothing left to do, and then its people
 * leave. The steps build on one another, as they do in life.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class RealOrganizationIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;
  private static Path project;

  @BeforeAll
  static void copy() throws IOException {
    project = folder.resolve("kubernetes-sigs");
    copy(Path.of("src/test/resources/kubernetes-sigs"), project);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static Finished rollcall(Object... args) throws Exception {
    return Launch.rollcall(Stream.of(args).map(Object::toString).toArray(String[]::new)).run();
  }

  private static JsonNode plan(Path of) throws Exception {
    Finished ran = rollcall("plan", of, "--format", "json");
    assertThat(ran.code()).as(ran.err()).isZero();
    return JSON.readTree(ran.out());
  }

  private static int count(JsonNode plan, String what) {
    return plan.get("summary").get(what).asInt();
  }

  @Test
  @Order(1)
  void theFirstPlanHoldsTheWholeOrganization() throws Exception {
    JsonNode plan = plan(project);
    assertThat(count(plan, "invite")).isEqualTo(1144);
    assertThat(count(plan, "create")).isEqualTo(405);
    assertThat(count(plan, "add")).isEqualTo(1531);
    assertThat(count(plan, "grant")).isEqualTo(385);
    assertThat(count(plan, "set_role")).isEqualTo(10);
    assertThat(count(plan, "remove")).isZero();
    assertThat(plan.get("unmanaged"))
        .extracting(entry -> entry.get("address").asString())
        .containsExactly("member/admin@sandbox.example");
    assertThat(project.resolve(".rollcall")).doesNotExist();
  }

  @Test
  @Order(2)
  void applyingLeavesNothingToDo() throws Exception {
    Finished applied = rollcall("apply", project, "--yes", "--format", "json");
    assertThat(applied.code()).as(applied.err()).isZero();
    JsonNode report = JSON.readTree(applied.out());
    assertThat(report.get("summary").get("applied").asInt())
        .isEqualTo(1144 + 405 + 1531 + 385 + 10);
    JsonNode plan = plan(project);
    assertThat(count(plan, "changes")).isZero();
    assertThat(count(plan, "waiting")).isEqualTo(1144);
    assertThat(rollcall("plan", project, "--detailed-exitcode").code()).isZero();
  }

  @Test
  @Order(3)
  void everybodyGotOneEmail() throws Exception {
    Process sandbox =
        Launch.rollcall(
                "sandbox", "--port", "0", "--state", project.resolve(".rollcall/sandbox.json") + "")
            .start();
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(sandbox.getInputStream(), StandardCharsets.UTF_8))) {
      JsonNode mailbox = JSON.readTree(get(root(said.readLine()) + "/sandbox/mailbox"));
      assertThat(mailbox).hasSize(1144);
      assertThat(mailbox).extracting(mail -> mail.get("to").asString()).doesNotHaveDuplicates();
      assertThat(mailbox).allMatch(mail -> mail.get("kind").asString().equals("invitation"));
    } finally {
      sandbox.destroy();
      sandbox.waitFor();
    }
  }

  private static String root(String line) {
    Matcher url = Pattern.compile("http://[^/ ]+").matcher(line);
    assertThat(url.find()).as(line).isTrue();
    return url.group();
  }

  private static String get(String url) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
        .body();
  }

  @Test
  @Order(4)
  void whatIsImportedNeedsNoChange() throws Exception {
    Path imported = folder.resolve("imported");
    Finished ran = rollcall("import", imported, "--from", project);
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(count(plan(imported), "changes")).isZero();
    assertThat(count(plan(imported), "unmanaged")).isZero();
    assertThat(rollcall("import", imported, "--from", project).code()).isNotZero();
  }

  @Test
  @Order(5)
  void aTeamThatIsDissolvedGoesWithItsAccess() throws Exception {
    Path fewer = copyOf("fewer");
    Path team = fewer.resolve("groups/sig-docs.yaml");
    List<String> groups = names(Files.readString(team), "^  ([^ :]+):$");
    Files.delete(team);
    edit(fewer.resolve("workspaces.yaml"), text -> withoutGrantsOf(text, groups));

    JsonNode plan = plan(fewer);
    assertThat(count(plan, "delete")).isEqualTo(groups.size());
    assertThat(count(plan, "changes")).isEqualTo(groups.size());
    List<String> lost = consequences(plan);
    assertThat(lost).anyMatch(address -> address.startsWith("workspace/"));
    assertThat(lost).anyMatch(address -> address.startsWith("group/"));
  }

  @Test
  @Order(6)
  void thirtyPeopleWhoLeaveAreThirtyRemovals() throws Exception {
    Path fewer = copyOf("leavers");
    List<String> leavers = plainMembers().subList(0, 30);
    for (Path file : yaml(fewer)) {
      edit(file, text -> emptied(withoutEntries(text, leavers)));
    }
    JsonNode plan = plan(fewer);
    assertThat(count(plan, "remove")).isEqualTo(30);
    assertThat(count(plan, "changes")).isEqualTo(30);

    Path windowed = copyOf("windowed");
    String yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();
    edit(
        windowed.resolve("members.yaml"),
        text -> {
          String edited = text;
          for (String leaver : leavers) {
            edited =
                edited.replace(
                    "  " + leaver + ": member\n",
                    "  " + leaver + ": { until: " + yesterday + " }\n");
          }
          return edited;
        });
    JsonNode windows = plan(windowed);
    assertThat(addresses(windows)).isEqualTo(addresses(plan));
    assertThat(consequences(windows)).isEqualTo(consequences(plan)).isNotEmpty();
  }

  @Test
  @Order(7)
  void anEntryLeftBehindIsAnErrorAtItsPlace() throws Exception {
    Path broken = copyOf("broken");
    String leaver = holders().get(0);
    edit(broken.resolve("members.yaml"), text -> withoutEntries(text, List.of(leaver)));

    Finished ran = rollcall("validate", broken);
    assertThat(ran.code()).isEqualTo(65);
    long named = yaml(broken).stream().mapToLong(file -> occurrences(file, leaver)).sum();
    assertThat(ran.out().lines().filter(line -> line.contains("error[") && line.contains(leaver)))
        .hasSize((int) named)
        .allMatch(line -> line.matches("groups/[\\w-]+\\.yaml:\\d+:\\d+: error\\[.*"));
  }

  @Test
  @Order(8)
  void tooManyLeaversAreRefused() throws Exception {
    Path fewer = copyOf("refused");
    List<String> leavers = plainMembers().subList(0, 120);
    for (Path file : yaml(fewer)) {
      edit(file, text -> emptied(withoutEntries(text, leavers)));
    }
    byte[] state = Files.readAllBytes(fewer.resolve(".rollcall/sandbox.json"));
    Finished ran = rollcall("apply", fewer, "--yes");
    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.err())
        .contains("max_removals")
        .contains("120")
        .contains("1144")
        .contains("--allow");
    assertThat(Files.readAllBytes(fewer.resolve(".rollcall/sandbox.json"))).isEqualTo(state);
  }

  private static Path copyOf(String name) throws IOException {
    Path copy = folder.resolve(name);
    copy(project, copy);
    return copy;
  }

  private interface Edit {
    String edit(String text);
  }

  private static void edit(Path file, Edit edit) throws IOException {
    Files.writeString(file, edit.edit(Files.readString(file)));
  }

  private static List<Path> yaml(Path of) throws IOException {
    try (Stream<Path> files = Files.walk(of)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private static List<String> names(String text, String pattern) {
    return Pattern.compile(pattern, Pattern.MULTILINE)
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  private static List<String> plainMembers() throws IOException {
    return names(Files.readString(project.resolve("members.yaml")), "^  (\\S+@\\S+): member$");
  }

  /** Plain members who are in some group. */
  private static List<String> holders() throws IOException {
    List<Path> groups = yaml(project.resolve("groups"));
    return plainMembers().stream()
        .filter(member -> groups.stream().anyMatch(file -> occurrences(file, member) > 0))
        .toList();
  }

  private static long occurrences(Path file, String member) {
    try {
      return Files.readString(file)
          .lines()
          .filter(line -> line.strip().startsWith(member + ":"))
          .count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String withoutEntries(String text, List<String> members) {
    return String.join(
            "\n",
            text.lines()
                .filter(line -> members.stream().noneMatch(m -> line.strip().startsWith(m + ":")))
                .toList())
        + "\n";
  }

  private static String withoutGrantsOf(String text, List<String> groups) {
    List<String> lines = new ArrayList<>();
    text.lines()
        .filter(line -> groups.stream().noneMatch(g -> line.strip().startsWith("group:" + g + ":")))
        .forEach(lines::add);
    return emptied(String.join("\n", lines) + "\n");
  }

  /** Writes {@code {}} for nobody where the last entry went. */
  private static String emptied(String text) {
    return text.replaceAll("(?m)^(    (?:members|access)):\\n(?!      )", "$1: {}\n");
  }

  private static List<String> addresses(JsonNode plan) {
    List<String> addresses = new ArrayList<>();
    plan.get("changes").forEach(change -> addresses.add(change.get("address").asString()));
    return addresses;
  }

  private static List<String> consequences(JsonNode plan) {
    List<String> addresses = new ArrayList<>();
    plan.get("changes")
        .forEach(
            change ->
                change
                    .get("consequences")
                    .forEach(lost -> addresses.add(lost.get("address").asString())));
    return addresses.stream().map(address -> address.toLowerCase(Locale.ROOT)).toList();
  }
}
