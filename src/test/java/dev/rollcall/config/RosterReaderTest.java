package dev.rollcall.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.Golden;
import dev.rollcall.config.ProjectReader.Roster;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.model.Address;
import dev.rollcall.model.Capabilities;
import dev.rollcall.model.Kind;
import dev.rollcall.model.Section;
import dev.rollcall.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RosterReaderTest {
  private static final List<String> PIECES =
      List.of(
          "members: {ada@acme.example: admin}",
          "members: {grace@acme.example: {role: member}, alan@acme.example: {note: N}}",
          "members: {leaver@acme.example: {until: 2026-11-23}}",
          "service_accounts: {ci-runner: member}",
          "groups: {claims: {members: {ada@acme.example: manager, service:ci-runner: }}}",
          "groups: {a/b: {}}",
          "workspaces: {prod: {access: {group:claims: reviewer, ada@acme.example: tester}}}");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void theSplitOverFilesMeansNothing(int seed) throws Exception {
    Random random = new Random(seed);
    List<String> pieces = new ArrayList<>(PIECES);
    Collections.shuffle(pieces, random);
    Roster expected = read(Given.SETTINGS, PIECES);
    Roster found = read("# settings\n" + Given.SETTINGS + "# end\n", pieces);

    assertThat(found.digest()).isEqualTo(expected.digest()).matches("sha256:[0-9a-f]{64}");
    assertThat(found.desired())
        .usingRecursiveComparison()
        .ignoringFields("sources", "workspaceSources")
        .isEqualTo(expected.desired());
    assertThat(List.copyOf(found.desired().entries().keySet()))
        .isSortedAccordingTo(Address.IN_FILES);
    assertThat(List.copyOf(found.desired().groups())).containsExactly("a/b", "claims");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "members: {ada@acme.example: admin} | members: {ada@acme.example: member}",
        "members: {ada@acme.example: admin} | members: {eva@acme.example: admin}",
        "members: {ada@acme.example: } | members: {ada@acme.example: {until: 2026-11-23}}",
        "members: {ada@acme.example: {from: 2026-11-23}} | members: {ada@acme.example: {until:"
            + " 2026-11-23}}",
        "members: {ada@acme.example: } | members: {ada@acme.example: {note: N}}",
        "members: {} | service_accounts: {}",
        "members: {} | groups: {}",
        "groups: {a: {members: {x@y.example: }}, b: {}} | groups: {a: {}, b: {members:"
            + " {x@y.example: }}}",
        "groups: {a: {}} | workspaces: {a: {access: {}}}"
      })
  void anotherMeaningIsAnotherDigest(String one, String other) throws Exception {
    assertThat(read(Given.SETTINGS, List.of(one)).digest())
        .isNotEqualTo(read(Given.SETTINGS, List.of(other)).digest());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prune: true",
        "ignore: [group:x]",
        "invitations: {resend_after: 7d}",
        "invitations: {max_sends: 3}",
        "guards: {max_removals: 11%}",
        "guards: {max_removals: 10}",
        "guards: {max_invitations: 1}",
        "guards: {min_admins: 2}",
        "guards: {protect: [a@x.example]}",
        "guards: {first_contact: off}",
        "guards: {empty_read: off}",
        "roles: {group: [member, manager]}"
      })
  void settingsBelongToTheMeaning(String setting) throws Exception {
    assertThat(read(Given.SETTINGS + setting, PIECES).digest())
        .isNotEqualTo(read(Given.SETTINGS, PIECES).digest());
  }

  @Test
  void placesOfSecretsAndStateDoNot() throws Exception {
    String aihub = "organization: acme\nprovider: {type: aihub, url: http://localhost/api, ";
    assertThat(read(aihub + "token: \"${A}\"}", PIECES).digest())
        .isEqualTo(read(aihub + "token_file: b}", PIECES).digest())
        .isNotEqualTo(read(Given.SETTINGS, PIECES).digest());
  }

  @Test
  void aProviderMayLackASection() throws Exception {
    Capabilities people =
        new Capabilities(
            EnumSet.of(Section.MEMBERS, Section.GROUPS),
            Given.ROLES,
            Given.CAPABILITIES.admin(),
            true,
            true);
    assertThat(
            problems(
                Given.SETTINGS,
                PIECES.get(3) + "\n" + PIECES.get(6) + "\ngroups: {claims: {}}",
                people))
        .isEqualTo(
            """
            f0.yaml:1:1: error[unsupported-section]: this provider does not support service_accounts
            f0.yaml:2:1: error[unsupported-section]: this provider does not support workspaces
            """);
  }

  @Test
  void aProviderMayNotCountSends() throws Exception {
    Capabilities forgetful =
        new Capabilities(
            EnumSet.allOf(Section.class), Given.ROLES, Given.CAPABILITIES.admin(), false, true);
    String settings = Given.SETTINGS + "invitations:\n  max_sends: 3\n";

    assertThat(problems(settings, "members: {}", forgetful))
        .isEqualTo(
            """
            rollcall.yaml:4:3: error[unsupported-setting]: the provider sandbox does not count how often it sent an invitation
              hint: delete max_sends
            """);
  }

  @Test
  void manyWrongReferencesAreFoundSoon() throws Exception {
    StringBuilder text = new StringBuilder("members:\n");
    for (int i = 0; i < 2000; i++) {
      text.append("  person").append(i).append("@acme.example:\n");
    }
    text.append("groups:\n  all:\n    members:\n");
    for (int i = 0; i < 2000; i++) {
      text.append("      persn").append(i).append("@acme.example:\n");
    }
    Given.file(folder, "rollcall.yaml", Given.SETTINGS);
    Given.file(folder, "all.yaml", text.toString());

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> Given.read(ProjectFolder.open(folder)))
        .satisfies(
            e -> {
              assertThat(e.diagnostics().kept()).hasSize(100);
              assertThat(e.diagnostics().omitted()).isEqualTo(1900);
              assertThat(e.diagnostics().kept().get(0).hint()).contains("person0@acme.example");
            });
  }

  @Test
  void aRealOrganizationLoads() throws Exception {
    Roster roster =
        Given.read(ProjectFolder.open(Path.of("src/test/resources/kubernetes-sigs"))).roster();

    assertThat(roster.warnings()).isEmpty();
    assertThat(count(roster, Kind.MEMBER)).isEqualTo(1144);
    assertThat(roster.desired().groups()).hasSize(405);
    assertThat(count(roster, Kind.GROUP_MEMBER)).isEqualTo(1531);
    assertThat(roster.desired().workspaces()).hasSize(202);
    assertThat(count(roster, Kind.WORKSPACE_ACCESS)).isEqualTo(385);
  }

  private String problems(String settings, String roster, Capabilities capabilities)
      throws Exception {
    Given.file(folder, "rollcall.yaml", settings);
    Given.file(folder, "f0.yaml", roster);
    ProjectFolder project = ProjectFolder.open(folder);
    Settings read = Given.READER.settings(project.settingsFile());
    try {
      Given.READER.roster(project, read, capabilities);
      return "";
    } catch (InvalidInputException e) {
      return Golden.show(e.diagnostics());
    }
  }

  /** Reads a fresh project in which each piece is a file. */
  private Roster read(String settings, List<String> pieces) throws Exception {
    Path project = Files.createTempDirectory(folder, "project");
    Given.file(project, "rollcall.yaml", settings);
    for (int i = 0; i < pieces.size(); i++) {
      Given.file(project, "f" + i + ".yaml", pieces.get(i));
    }
    return Given.read(ProjectFolder.open(project)).roster();
  }

  private static long count(Roster roster, Kind kind) {
    return roster.desired().entries().keySet().stream().filter(a -> a.kind() == kind).count();
  }
}
