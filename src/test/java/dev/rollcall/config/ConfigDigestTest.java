package dev.rollcall.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A digest moves with everything a plan depends on, and with nothing else. */
final class ConfigDigestTest {
  private static final String SETTINGS =
      """
      organization: acme
      provider: {type: aihub, url: https://acme.example/api, token: "${TOKEN}"}
      invitations: {resend_after: 7d, max_sends: 3}
      prune: false
      ignore: ["*@vendor.example", "group:legacy-*"]
      guards:
        max_removals: 10%
        max_invitations: 50
        min_admins: 2
        protect: [root@acme.example]
        first_contact: on
        empty_read: on
      roles:
        organization: [member, admin]
        group: [member, manager]
        workspace: [reviewer, tester, developer]
      """;

  private static final String ROSTER =
      """
      members:
        ada@acme.example: admin
        bob@acme.example: {role: member, from: 2026-01-01, until: 2027-01-01, note: n}
      service_accounts:
        ci: member
      groups:
        claims:
          members:
            ada@acme.example: manager
      workspaces:
        prod:
          access:
            group:claims: tester
      """;

  @TempDir private Path folder;
  private int projects;

  /** One text of a file and what stands there instead: each means something else. */
  static Stream<List<String>> changes() {
    return Stream.of(
        List.of("organization: acme", "organization: umbrella"),
        List.of("https://acme.example/api", "https://other.example/api"),
        List.of("resend_after: 7d, ", ""),
        List.of("resend_after: 7d", "resend_after: 8d"),
        List.of("max_sends: 3", "max_sends: 4"),
        List.of("prune: false", "prune: true"),
        List.of("\"*@vendor.example\", ", ""),
        List.of("*@vendor.example", "*@vendor.test"),
        List.of("max_removals: 10%", "max_removals: 10"),
        List.of("max_invitations: 50", "max_invitations: 51"),
        List.of("min_admins: 2", "min_admins: 1"),
        List.of("protect: [root@acme.example]", "protect: []"),
        List.of("protect: [root@acme.example]", "protect: [bob@acme.example]"),
        List.of("first_contact: on", "first_contact: off"),
        List.of("empty_read: on", "empty_read: off"),
        List.of("organization: [member, admin]", "organization: [guest, member, admin]"),
        List.of("group: [member, manager]", "group: [guest, member, manager]"),
        List.of("[reviewer, tester, developer]", "[tester, reviewer, developer]"),
        List.of("[reviewer, tester, developer]", "[reviewer, tester, manager]"),
        List.of("ada@acme.example: admin", "ada@acme.example: member"),
        List.of("role: member, from", "role: admin, from"),
        List.of("from: 2026-01-01, ", ""),
        List.of("from: 2026-01-01", "from: 2026-01-02"),
        List.of(", until: 2027-01-01", ""),
        List.of("until: 2027-01-01", "until: 2027-01-02"),
        List.of(", note: n", ""),
        List.of("note: n", "note: m"),
        List.of("  ci: member", "  ci: admin"),
        List.of("  ci: member", "  cd: member"),
        List.of("    ada@acme.example: manager", "    ada@acme.example: member"),
        List.of("    ada@acme.example: manager", "    bob@acme.example: manager"),
        List.of("group:claims: tester", "group:claims: developer"),
        List.of("group:claims: tester", "ada@acme.example: tester"),
        List.of("  prod:", "  test:"),
        List.of("service_accounts:\n  ci: member\n", ""),
        List.of("service_accounts:\n  ci: member\n", "service_accounts: {}\n"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void movesWithWhatIsMeant(List<String> change) throws Exception {
    assertThat(digest(changed(SETTINGS, change), changed(ROSTER, change)))
        .matches("sha256:[0-9a-f]{64}")
        .isNotEqualTo(digest(SETTINGS, ROSTER));
  }

  @Test
  void noTwoMeaningsShareOne() throws Exception {
    List<String> digests = new ArrayList<>();
    for (List<String> change : changes().toList()) {
      digests.add(digest(changed(SETTINGS, change), changed(ROSTER, change)));
    }
    assertThat(digests).doesNotHaveDuplicates();
  }

  static Stream<List<String>> rewordings() {
    return Stream.of(
        List.of(
            "[\"*@vendor.example\", \"group:legacy-*\"]", "[group:legacy-*, '*@vendor.example']"),
        List.of("\"${TOKEN}\"", "\"${OTHER}\""),
        List.of("prune: false\n", ""),
        List.of("  ada@acme.example: admin", "  # a comment\n  ADA@acme.example: {role: admin}"),
        List.of("group:claims: tester", "\"group:claims\": {role: tester}"));
  }

  @ParameterizedTest
  @MethodSource("rewordings")
  void staysWhereTheSameIsMeant(List<String> change) throws Exception {
    assertThat(digest(changed(SETTINGS, change), changed(ROSTER, change)))
        .isEqualTo(digest(SETTINGS, ROSTER));
  }

  /** Lengths keep neighbours apart: a text that moves over a border is another list. */
  @Test
  void bordersCount() throws Exception {
    String ab = "groups: {ab: {members: {}}, c: {members: {}}}\n";
    String bc = "groups: {a: {members: {}}, bc: {members: {}}}\n";
    assertThat(digest(SETTINGS, ab)).isNotEqualTo(digest(SETTINGS, bc));
  }

  private static String changed(String text, List<String> change) {
    return text.replace(change.get(0), change.get(1));
  }

  private String digest(String settings, String roster) throws Exception {
    return read(settings, roster).roster().digest();
  }

  private Given.Project read(String settings, String roster) throws Exception {
    Path project = folder.resolve("p" + projects++);
    write(project, settings, roster);
    return Given.read(ProjectFolder.open(project));
  }

  private static void write(Path project, String settings, String roster) throws IOException {
    Given.file(project, ProjectFolder.SETTINGS, settings);
    Given.file(project, "roster.yaml", roster);
  }
}
