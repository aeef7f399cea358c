package dev.rollcall.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.Golden;
import dev.rollcall.HostileNames;
import dev.rollcall.live.aihub.AihubConsole;
import dev.rollcall.model.Address;
import dev.rollcall.model.Principal;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.Planned;
import dev.rollcall.plan.SamplePlans;
import dev.rollcall.plan.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class RunbookPageTest {
  private static final Pattern PASTE = Pattern.compile("(?m)^  ```text\n  (.*)\n  ```$");
  private static final Pattern SPAN = Pattern.compile("(?<!`)(`+)(?!`)(.+?)(?<!`)\\1(?!`)");

  static Stream<Arguments> plans() {
    return Stream.of(
        Arguments.of("everything", SamplePlans.everything()),
        Arguments.of("grouped", grouped()),
        Arguments.of("nothing", SamplePlans.nothing()),
        Arguments.of("refused", SamplePlans.refused()),
        Arguments.of("hostile", SamplePlans.hostile()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("plans")
  void printsWhatAnAdminDoes(String name, Plan plan) throws IOException {
    Golden.check(Path.of("src/test/resources/runbook", name + ".md"), runbook(plan));
  }

  private static String runbook(Plan plan) {
    return Subject.runbook(plan, new AihubConsole());
  }

  /** Some at once, some apart. */
  private static Plan grouped() {
    return plan(
        Planned.to(Step.INVITE_MEMBER, "member/ada@acme.example").becomes("member").change(),
        Planned.to(Step.INVITE_MEMBER, "member/Grace@ACME.example").becomes("member").change(),
        Planned.to(Step.RAISE_MEMBER, "member/ada@acme.example").becomes("admin").change(),
        Planned.to(Step.RAISE_MEMBER, "member/bob@acme.example").becomes("admin").change(),
        Planned.to(Step.RAISE_MEMBER, "member/cyd@acme.example").becomes("Über boss").change(),
        add("group/a/ada@acme.example", "member"),
        add("group/a/bob@acme.example", "manager"),
        add("group/a/cyd@acme.example", "member"),
        add("group/a/service:Deploy, prod", "member"),
        add("group/b/ada@acme.example", "member"),
        grant("workspace/w/ada@acme.example", "review_manager"),
        grant("workspace/w/group:a", "review_manager"),
        grant("workspace/w/group:b", "review_manager"),
        grant("workspace/w/service:ci", "manager"));
  }

  private static Change add(String address, String role) {
    return Planned.to(Step.ADD_GROUP_MEMBER, address).becomes(role).change();
  }

  private static Change grant(String address, String role) {
    return Planned.to(Step.GRANT_WORKSPACE_ACCESS, address).becomes(role).change();
  }

  private static Plan plan(Change... changes) {
    return plan(List.of(changes));
  }

  private static Plan plan(List<Change> changes) {
    Plan nothing = SamplePlans.nothing();
    return new Plan(
        nothing.header(),
        changes,
        List.of(),
        Map.of(),
        List.of(),
        nothing.verdict(),
        nothing.adminFloor());
  }

  @Test
  void splitsLongListsIntoPastes() {
    List<Change> invites = new ArrayList<>();
    for (int i = 0; i < 3000 + 2; i++) {
      String address = "member/p%04d@acme.example".formatted(i);
      invites.add(Planned.to(Step.INVITE_MEMBER, address).becomes("member").change());
    }
    Collections.reverse(invites);
    List<List<String>> pastes =
        PASTE
            .matcher(runbook(plan(invites)))
            .results()
            .map(paste -> List.of(paste.group(1).split(", ")))
            .toList();

    assertThat(pastes).hasSize(31).allMatch(paste -> paste.size() <= 100);
    assertThat(pastes.stream().flatMap(List::stream).toList())
        .isEqualTo(IntStream.range(0, 3002).mapToObj("p%04d@acme.example"::formatted).toList());
  }

  static List<String> names() {
    return Stream.concat(
            Stream.generate(new HostileNames(7)::next).limit(200),
            Stream.of(
                "`",
                "``x`` `y`",
                "$x$",
                " ",
                "<img src=x onerror=alert(1)>",
                "@all #1 !x[y](z)",
                "a\n- [x] done",
                "x`\n\n# title",
                "\u202Eevil",
                "a\r\nb",
                "~~~",
                "\u200b",
                "|"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("names")
  void changesNothingOutsideOfCodeForAName(String name) {
    assertThat(outsideOfCode(naming(name))).isEqualTo(outsideOfCode(naming("claims")));
  }

  private static String naming(String name) {
    return runbook(
        plan(
            change(Step.CREATE_GROUP, Address.group(name)),
            change(Step.CREATE_SERVICE_ACCOUNT, Address.serviceAccount(name)),
            add(Address.groupMember(name, principal("service:" + name)).toString(), "member"),
            grant(Address.workspaceAccess(name, principal("group:" + name)).toString(), "x"),
            Planned.to(Step.DELETE_GROUP, Address.group("gone").toString())
                .losing(Address.workspaceAccess(name, principal("group:gone")).toString(), "Ro`le")
                .change()));
  }

  private static Principal principal(String text) {
    return Principal.of(text);
  }

  private static Change change(Step step, Address address) {
    return Planned.to(step, address.toString()).becomes("member").change();
  }

  private static String outsideOfCode(String markdown) {
    return SPAN.matcher(markdown)
        .replaceAll("CODE")
        .replaceFirst("\nIn names, CODE stands for one character [^\n]*\n", "");
  }

  @Test
  void noTwoNamesLookTheSame() {
    assertThat(named("a\u200bb")).isEqualTo("`a\\u{200b}b`");
    assertThat(named("a\\u{200b}b")).isEqualTo("`a\\u{5c}u{200b}b`");
    assertThat(named("a\u00a0b")).isEqualTo("`a\\u{a0}b`");
    assertThat(named("a  b\\ b ")).isEqualTo("` a  b\\ b  `");
  }

  private static String named(String group) {
    String text = runbook(plan(change(Step.CREATE_GROUP, Address.group(group))));
    assertThat(text.contains("In names, `\\u{...}` stands for")).isEqualTo(text.contains("\\u{"));
    return text.lines()
        .filter(line -> line.startsWith("- [ ]"))
        .findFirst()
        .orElseThrow()
        .replace("- [ ] **1.1** Create group ", "");
  }

  @Test
  void keepsAnEmailWithTicksInsideItsBlock() {
    String text =
        runbook(
            plan(
                Planned.to(Step.INVITE_MEMBER, "member/a```b@acme.example").change(),
                Planned.to(Step.INVITE_MEMBER, "member/ada@acme.example").change()));

    assertThat(text).contains("\n  ````text\n  a```b@acme.example, ada@acme.example\n  ````\n");
  }

  @Test
  void hasACheckBoxForEverything() {
    List<String> boxes =
        Pattern.compile("(?m)^- \\[ ] \\*\\*(\\d+\\.\\d+)\\*\\*")
            .matcher(runbook(SamplePlans.everything()))
            .results()
            .map(MatchResult::group)
            .toList();

    assertThat(boxes).hasSize(SamplePlans.allChanges().size()).doesNotHaveDuplicates();
  }
}
