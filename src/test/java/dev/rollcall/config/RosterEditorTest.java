package dev.rollcall.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.diagnostic.Edit;
import dev.rollcall.model.Address;
import dev.rollcall.model.DeclarationChange;
import dev.rollcall.model.Entry;
import dev.rollcall.model.Role;
import dev.rollcall.model.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where and how a line is written, as {@code FILE verb LINES: TEXT | TEXT}. */
final class RosterEditorTest {
  @TempDir private Path folder;

  @BeforeEach
  void settings() throws IOException {
    Given.file(folder, "rollcall.yaml", Given.SETTINGS);
  }

  private void file(String name, String text) throws IOException {
    Given.file(folder, name, text);
  }

  private List<String> edits(DeclarationChange... amendments) throws Exception {
    ProjectFolder project = ProjectFolder.open(folder);
    Given.Project read = Given.read(project);
    List<Edit> edits =
        new RosterEditor(project, read.settings(), read.roster().desired())
            .edits(Arrays.asList(amendments));
    return edits.stream().map(RosterEditorTest::line).toList();
  }

  private static String line(Edit edit) {
    String lines =
        edit.first() == edit.last() ? "" + edit.first() : edit.first() + "-" + edit.last();
    String text = edit.lines().isEmpty() ? edit.about() : String.join(" | ", edit.lines());
    String byHand = edit.byHand() == null ? "" : " (" + edit.byHand() + ")";
    String verb = edit.verb().name().toLowerCase(Locale.ROOT);
    return edit.file() + " " + verb + " " + lines + ": " + text + byHand;
  }

  private static DeclarationChange declare(String address, String role) {
    return DeclarationChange.declare(Address.of(address), Entry.of(new Role(role)));
  }

  private static DeclarationChange withdraw(String address) {
    return DeclarationChange.undeclare(Address.of(address));
  }

  @Test
  void whatIsNewComesAfterTheOneBeforeIt() throws Exception {
    file(
        "a.yaml",
        """
        # ours
        members:
          # the founders
          bob@x.example: admin   # since 1999

          dan@x.example: # no role said
        """);
    assertThat(
            edits(
                declare("member/ann@x.example", "member"),
                declare("member/cy@x.example", "member"),
                declare("member/eve@x.example", "admin")))
        .containsExactly(
            "a.yaml insert 2:   ann@x.example: member",
            "a.yaml insert 4:   cy@x.example: member",
            "a.yaml insert 6:   eve@x.example: admin");
  }

  @Test
  void whatIsNewGoesToTheFileOfMostOfItsNeighbours() throws Exception {
    file("x/one.yaml", "members:\n  a1@x.example:\n  a3@x.example:\n  a9@x.example:\n");
    file("x/two.yaml", "members:\n  a2@x.example:\n");
    file("x/far.yaml", "members:\n  z1@x.example:\n  z2@x.example:\n");
    assertThat(edits(declare("member/a4@x.example", "member")))
        .containsExactly("x/one.yaml insert 3:   a4@x.example: member");
    assertThat(edits(declare("member/a0@x.example", "member")))
        .containsExactly("x/one.yaml insert 1:   a0@x.example: member");
    assertThat(edits(declare("member/zz@x.example", "member")))
        .containsExactly("x/far.yaml insert 3:   zz@x.example: member");
    assertThat(edits(declare("member/y@x.example", "member")))
        .as("as many here as there: where the nearest is")
        .containsExactly("x/one.yaml insert 4:   y@x.example: member");
  }

  @Test
  void membershipsAndGrantsGoWhereTheirGroupAndWorkspaceAre() throws Exception {
    file(
        "members.yaml", "members:\n  ann@x.example:\n  bob@x.example:\nservice_accounts:\n  ci:\n");
    file("claims.yaml", "groups:\n  claims:\n    members:\n      bob@x.example:\n");
    file("prod.yaml", "workspaces:\n  prod:\n      access: {} # nobody yet\n");
    assertThat(
            edits(
                declare("group/claims/ann@x.example", "manager"),
                declare("group/claims/service:ci", "member"),
                declare("workspace/prod/group:claims", "reviewer"),
                declare("workspace/prod/service:ci", "tester")))
        .containsExactly(
            "claims.yaml insert 3:       ann@x.example: manager",
            "claims.yaml insert 4:       service:ci: member",
            "prod.yaml replace 3:       access: # nobody yet |         service:ci: tester |"
                + "         group:claims: reviewer");
  }

  @Test
  void aGroupIsWrittenAsAWhole() throws Exception {
    file("members.yaml", "members:\n  ann@x.example:\n");
    file("groups.yaml", "groups:\n  claims:\n    members: {}\n");
    assertThat(
            edits(
                DeclarationChange.declare(Address.of("group/night shift"), null),
                declare("group/night shift/ann@x.example", "manager"),
                DeclarationChange.declare(Address.of("group/a%2Fb"), null)))
        .containsExactly(
            "groups.yaml insert 1:   a/b: |     members: {}",
            "groups.yaml insert 3:   night shift: |     members: |       ann@x.example: manager");
  }

  @Test
  void anEmptyGroupIsOpened() throws Exception {
    file("members.yaml", "members:\n  ann@x.example:\n");
    file("groups.yaml", "groups:\n  claims: {}\n");
    assertThat(edits(declare("group/claims/ann@x.example", "manager")))
        .containsExactly(
            "groups.yaml replace 2:   claims: |     members: |       ann@x.example: manager");
  }

  @Test
  void anEmptySectionIsOpenedWhereverItIs() throws Exception {
    file("a.yaml", "members: {}\n");
    file("b.yaml", "members: {}\n");
    assertThat(edits(declare("member/ann@x.example", "admin")))
        .containsExactly("a.yaml replace 1: members: |   ann@x.example: admin");
  }

  @Test
  void whatGoesTakesItsLinesAlong() throws Exception {
    file(
        "a.yaml",
        """
        members:
          ann@x.example:
            role: admin
            note: |
              two
              lines
          # about bob
          bob@x.example: admin
        groups:
          claims:
            members:
              ann@x.example:
          night:
            members: {}
        """);
    assertThat(edits(withdraw("member/ann@x.example"), withdraw("group/claims/ann@x.example")))
        .containsExactly(
            "a.yaml delete 2-6: ann@x.example",
            "a.yaml replace 11:     members: {}",
            "a.yaml delete 12: ann@x.example");
    assertThat(edits(withdraw("group/claims"), withdraw("group/claims/ann@x.example")))
        .containsExactly("a.yaml delete 10-12: claims");
    assertThat(edits(withdraw("group/claims"), withdraw("group/night")))
        .containsExactly(
            "a.yaml replace 9: groups: {}",
            "a.yaml delete 10-12: claims",
            "a.yaml delete 13-14: night");
  }

  @Test
  void aChangedEntryKeepsItsFormAndItsComments() throws Exception {
    file(
        "a.yaml",
        """
        members:
          ann@x.example: admin  # boss
          bob@x.example: # default
          "Cy@x.example": { until: 2027-01-31, note: ACC-1 } # soon
          dan@x.example:
            # why
            until: 2020-01-31 # gone
            note: contractor
          eve@x.example:
            role: admin # once
            from: 2026-01-01
        """);
    Window until = new Window(null, LocalDate.parse("2027-01-31"));
    Entry cy = new Entry(new Role("admin"), until, "ACC-1");
    Window from = new Window(LocalDate.parse("2026-01-01"), null);
    assertThat(
            edits(
                declare("member/ann@x.example", "member"),
                declare("member/bob@x.example", "admin"),
                DeclarationChange.declare(Address.of("member/cy@x.example"), cy),
                DeclarationChange.declare(
                    Address.of("member/dan@x.example"),
                    new Entry(new Role("member"), Window.ALWAYS, "contractor")),
                DeclarationChange.declare(
                    Address.of("member/eve@x.example"), new Entry(new Role("member"), from, null))))
        .containsExactly(
            "a.yaml replace 2:   ann@x.example: member # boss",
            "a.yaml replace 3:   bob@x.example: admin # default",
            "a.yaml replace 4:   Cy@x.example: { role: admin, until: 2027-01-31, note: ACC-1 } #"
                + " soon",
            "a.yaml replace 5-8:   dan@x.example: |     role: member |     # why |     note:"
                + " contractor",
            "a.yaml replace 9-11:   eve@x.example: |     role: member # once |     from:"
                + " 2026-01-01");
  }

  @Test
  void noLineIsClaimedInBracesOrBehindAnAlias() throws Exception {
    file(
        "a.yaml",
        """
        members: {ann@x.example: admin, bob@x.example: }
        groups:
          claims: &team
            members:
              ann@x.example: manager
          night: *team
          "day": {members: {ann@x.example: }}
        """);
    assertThat(
            edits(
                declare("member/cy@x.example", "member"),
                declare("member/ann@x.example", "member"),
                withdraw("member/bob@x.example"),
                withdraw("group/claims/ann@x.example"),
                declare("group/claims/bob@x.example", "member"),
                withdraw("group/night/ann@x.example"),
                declare("group/night/bob@x.example", "member"),
                declare("group/day/bob@x.example", "member")))
        .containsExactlyInAnyOrder(
            "a.yaml insert 1: cy@x.example: member (its entries stand in braces)",
            "a.yaml replace 1: ann@x.example: member (it stands in braces)",
            "a.yaml delete 1: bob@x.example (it stands in braces)",
            "a.yaml delete 5: ann@x.example (it has an anchor, so that an alias may repeat it)",
            "a.yaml insert 3: bob@x.example: member (it has an anchor, so that an alias may repeat"
                + " it)",
            "a.yaml delete 6: ann@x.example (an alias puts it there)",
            "a.yaml insert 6: bob@x.example: member (an alias puts it there)",
            "a.yaml insert 7: bob@x.example: member (it stands in braces)");
  }

  @Test
  void aRoleBehindAnAliasIsWrittenOut() throws Exception {
    file("a.yaml", "members:\n  ann@x.example: &std {role: admin}\n  bob@x.example: *std\n");
    assertThat(edits(declare("member/bob@x.example", "member")))
        .containsExactly("a.yaml replace 3:   bob@x.example: member");
    assertThat(edits(declare("member/ann@x.example", "member")))
        .containsExactly(
            "a.yaml replace 2: ann@x.example: member (it has an anchor, so that an alias may"
                + " repeat it)");
  }

  @Test
  void whatCannotBeShownAsItIsIsWrittenAnew() throws Exception {
    file(
        "a.yaml",
        """
        members:
          ann@x.example: admin ## ::error::
        service_accounts:
          \u202Eci:
            role: admin
        """);
    assertThat(
            edits(
                declare("member/ann@x.example", "member"),
                declare("service_account/\u202Eci", "member"),
                declare("service_account/a::b##c", "member")))
        .containsExactly(
            "a.yaml replace 2:   ann@x.example: member",
            "a.yaml insert 3:   \"a:\\u003Ab#\\u0023c\": member",
            "a.yaml replace 4-5:   \"\\u202Eci\": member");
  }

  @Test
  void aFileThatChangedMeanwhileIsNotTrusted() throws Exception {
    file("a.yaml", "members:\n  ann@x.example: admin\n");
    ProjectFolder project = ProjectFolder.open(folder);
    Given.Project read = Given.read(project);
    file("a.yaml", "members:\n\n  ann@x.example: admin\n");
    assertThat(
            new RosterEditor(project, read.settings(), read.roster().desired())
                .edits(List.of(withdraw("member/ann@x.example"))))
        .allMatch(edit -> edit.byHand() != null);
    file("a.yaml", "members: [\n");
    assertThat(
            new RosterEditor(project, read.settings(), read.roster().desired())
                .edits(List.of(withdraw("member/ann@x.example"))))
        .allMatch(edit -> edit.byHand() != null);
  }
}
