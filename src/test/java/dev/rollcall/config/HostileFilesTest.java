package dev.rollcall.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.Damage;
import dev.rollcall.Effort;
import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Valid files, damaged by seeds until they are hostile: a project of them is read, or refused with
 * diagnostics that lie within the file, soon.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class HostileFilesTest {
  private static final int INPUTS = Effort.of(300, 20_000);

  /** Of one input, on a busy machine; the usual is a thousandth of it. */
  private static final long SLOWEST_NANOS = TimeUnit.SECONDS.toNanos(20);

  private static final List<String> NASTIES =
      List.of(
          "\u0000",
          "\u001b[2J",
          "\u0085",
          "\u2028",
          "\u202e",
          "\ufeff",
          "\ufffe",
          "\ud800",
          "\udc00\ud800",
          "\udbff\udfff",
          "\r",
          "\t",
          "&a ",
          "*a ",
          "&a [*a]",
          "<<: *x\n",
          "<<: {a: b}\n",
          "!!python/object:os.system ",
          "!!binary x",
          "!!map ",
          "!<tag:x,2026:y> ",
          "%YAML 9.9\n---\n",
          "%TAG ! x\n---\n",
          "---\n",
          "...\n",
          "? ",
          "? [a]\n: b\n",
          "{{{{{{{{",
          "[[[[[[[[",
          "- - - - - ",
          "members: {}\n",
          "members:\n",
          "groups: {g: {members: {}}}\n",
          "ada@acme.example: admin\n",
          "{ from: 2026-13-45 }",
          "{ from: 99999-01-01 }",
          "{ until: -0001-01-01 }",
          "{ until: 2026-02-30, from: 2027-01-01 }",
          "999999999999999999999999",
          "1e999",
          ".inf",
          "0x7fffffffffffffff",
          "999999999999d",
          "9223372036854775807d",
          "2147483648",
          "-1",
          "101%",
          "\"\\ud800\"",
          "\"\\x00\"",
          "\"\\UFFFFFFFF\"",
          "'",
          "\"",
          "|\n",
          ">-\n",
          "#",
          "k".repeat(1_100) + ": {}\n",
          "\"" + "k".repeat(70_000) + "\": {}\n",
          "x".repeat(5_000) + "@acme.example:\n",
          "a@" + "b.".repeat(200) + "example:\n",
          "a@xn--a:\n",
          "a@\u0660\u0430.example:\n",
          "service:\u202e:\n",
          "${AIHUB_TOKEN}",
          "*".repeat(200));

  private static final String SETTINGS =
      """
      organization: acme
      provider: { type: aihub, url: "https://acme.aihub.example/api", token: "${AIHUB_TOKEN}" }
      invitations: { resend_after: 7d, max_sends: 3 }
      prune: true
      ignore: ["*@instabase.example", "group:legacy-*"]
      guards: { max_removals: 10%, min_admins: 2, protect: [root@acme.example], first_contact: off }
      roles: { workspace: [reviewer, manager] }
      files: ["*.yaml"]
      """;

  private static final String ROSTER =
      """
      members: &m
        ada@acme.example: admin
        grace@acme.example: { role: member, from: 2026-01-01, until: 2027-01-31, note: "ACC-411" }
      service_accounts: { ci: member }
      groups:
        claims:
          members: &x { ada@acme.example: manager, "service:ci": }
        others: { members: *x }
      workspaces:
        prod: { access: { group:claims: reviewer, grace@acme.example: { role: manager } } }
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"rollcall.yaml", "roster.yaml"})
  void damaged(String name) throws Exception {
    Given.file(folder, "rollcall.yaml", SETTINGS);
    Given.file(folder, "roster.yaml", ROSTER);
    String valid = name.equals("roster.yaml") ? ROSTER : SETTINGS;
    for (int seed = 0; seed < INPUTS; seed++) {
      byte[] bytes = new Damage(seed).bytes(valid.getBytes(UTF_8), NASTIES);
      Files.write(folder.resolve(name), bytes);
      long start = System.nanoTime();
      check(name + " seed " + seed, bytes);
      assertThat(System.nanoTime() - start).as(name + " seed " + seed).isLessThan(SLOWEST_NANOS);
    }
  }

  private void check(String input, byte[] bytes) throws Exception {
    try {
      Given.read(ProjectFolder.open(folder));
    } catch (InvalidInputException e) {
      assertThat(e.diagnostics().hasErrors()).as(input).isTrue();
      assertThat(e.diagnostics().kept())
          .as(input)
          .hasSizeLessThanOrEqualTo(3 * Diagnostics.MAX_PER_FILE);
      e.diagnostics().kept().forEach(d -> isWithin(d, input, bytes));
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError(input, e);
    }
  }

  private static void isWithin(Diagnostic diagnostic, String input, byte[] bytes) {
    assertThat(diagnostic.message()).as(input).hasSizeLessThan(3_000);
    var place = diagnostic.source();
    if (place != null && input.startsWith(place.file())) {
      assertThat(place.line()).as(input).isBetween(1, bytes.length + 2);
      assertThat(place.column()).as(input).isBetween(1, bytes.length + 2);
    }
  }
}
