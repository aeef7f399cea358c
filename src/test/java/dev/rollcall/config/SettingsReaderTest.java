package dev.rollcall.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.settings.GuardLimits;
import dev.rollcall.settings.IgnoreList;
import dev.rollcall.settings.Limit;
import dev.rollcall.settings.PrincipalPattern;
import dev.rollcall.settings.ProviderSettings;
import dev.rollcall.settings.ResendPolicy;
import dev.rollcall.settings.SecretSource;
import dev.rollcall.settings.Settings;
import dev.rollcall.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsReaderTest {
  @TempDir private Path folder;

  @Test
  void everySetting() throws Exception {
    Settings settings =
        read(
            """
            organization: acme
            provider:
              type: aihub
              url: https://acme.aihub.example/api
              token: ${AIHUB_TOKEN}
            invitations:
              resend_after: 7d
              max_sends: 3
            prune: true
            ignore: ["*@instabase.example", "group:legacy-*"]
            guards:
              max_removals: 25
              max_invitations: 100
              min_admins: 2
              protect: [break-glass@acme.example]
              first_contact: off
              empty_read: off
            roles:
              organization: [guest, member, admin]
              group: [member, manager]
              workspace: [reviewer, developer]
            files: ["*.yaml", teams/**]
            """);

    SourceLocation token = new SourceLocation("settings", 5, 10);
    assertThat(settings.organization()).isEqualTo("acme");
    assertThat(settings.provider())
        .isEqualTo(
            Given.aihub(
                "https://acme.aihub.example/api", SecretSource.variable("AIHUB_TOKEN", token)));
    assertThat(settings.invitations()).isEqualTo(new ResendPolicy(Duration.ofDays(7), 3));
    assertThat(settings.prune()).isTrue();
    assertThat(settings.ignore().patterns())
        .extracting(PrincipalPattern::toString)
        .containsExactly("*@instabase.example", "group:legacy-*");
    assertThat(settings.ignore().patterns().get(1).source())
        .isEqualTo(new SourceLocation("settings", 10, 33));
    assertThat(settings.guards())
        .isEqualTo(
            new GuardLimits(
                new Limit(25, false),
                100,
                2,
                List.of(new PrincipalPattern("break-glass@acme.example", null)),
                false,
                false));
    assertThat(settings.roles())
        .isEqualTo(
            new Settings.RoleOverrides(
                RoleLadder.of("guest", "member", "admin"),
                RoleLadder.of("member", "manager"),
                RoleLadder.of("reviewer", "developer")));
    assertThat(settings.files()).containsExactly("*.yaml", "teams/**");
    assertThat(settings.sourceOf("guards.min_admins"))
        .isEqualTo(new SourceLocation("settings", 14, 3));
    assertThat(settings.sourceOf("files.1")).isEqualTo(new SourceLocation("settings", 22, 19));
    assertThat(settings.sourceOf("nothing")).isNull();
  }

  @Test
  void defaults() throws Exception {
    Settings settings = read(Given.SETTINGS);

    assertThat(settings.provider()).isEqualTo(ProviderSettings.of(Given.SANDBOX));
    assertThat(settings.invitations()).isEqualTo(ResendPolicy.NEVER_RESEND);
    assertThat(settings.prune()).isFalse();
    assertThat(settings.ignore()).isEqualTo(IgnoreList.NOBODY);
    assertThat(settings.guards()).isEqualTo(GuardLimits.DEFAULT);
    assertThat(settings.roles()).isEqualTo(Settings.RoleOverrides.NONE);
    assertThat(settings.files()).isEmpty();
  }

  @Test
  void otherWaysToSayIt() throws Exception {
    Settings settings =
        read(
            """
            organization: acme
            provider: {type: sandbox, seed: a.json, state: b.json}
            guards: {max_removals: 0%, min_admins: 3.0, first_contact: on, empty_read: on}
            """);

    assertThat(settings.provider())
        .isEqualTo(
            ProviderSettings.of(Given.SANDBOX).with("seed", "a.json").with("state", "b.json"));
    assertThat(settings.guards().maxRemovals()).isEqualTo(new Limit(0, true));
    assertThat(settings.guards().minAdmins()).isEqualTo(3);
    assertThat(settings.guards().firstContact()).isTrue();
    assertThat(settings.guards().emptyRead()).isTrue();
  }

  @Test
  void aTokenInAFileOfItsOwn() throws Exception {
    Settings settings =
        read(
            """
            organization: acme
            provider: {type: aihub, url: http://localhost/api, token_file: token}
            """);

    assertThat(settings.provider())
        .isEqualTo(
            Given.aihub(
                "http://localhost/api",
                SecretSource.file("token", new SourceLocation("settings", 2, 64))));
  }

  @Test
  void howAServerIsReached() throws Exception {
    Settings settings =
        read(
            """
            organization: acme
            provider: {type: aihub, url: http://localhost/api, ca_file: a.pem, requests_per_second: 0.5}
            """);

    assertThat(settings.provider())
        .isEqualTo(
            Given.aihub("http://localhost/api", null)
                .with("ca_file", "a.pem")
                .with("requests_per_second", "0.5"));
    assertThat(settings.sourceOf("provider.ca_file"))
        .isEqualTo(new SourceLocation("settings", 2, 52));
  }

  @Test
  void listsThatWereExported() throws Exception {
    assertThat(
            read("""
            organization: acme
            provider:
              type: snapshot
              members: csv/members.csv
              groups: groups.csv
              workspaces: /exports/workspaces.csv
              service_accounts: ../accounts.csv
            """)
                .provider())
        .isEqualTo(
            new ProviderSettings(
                "snapshot",
                Map.of(
                    "members",
                    "csv/members.csv",
                    "groups",
                    "groups.csv",
                    "workspaces",
                    "/exports/workspaces.csv",
                    "service_accounts",
                    "../accounts.csv"),
                Map.of()));
    assertThat(
            read("organization: acme\nprovider: {type: snapshot, groups: groups.csv}\n").provider())
        .isEqualTo(new ProviderSettings("snapshot", Map.of("groups", "groups.csv"), Map.of()));
  }

  @Test
  void noTokenIsNeededToReadFiles() throws Exception {
    Settings settings =
        read("organization: acme\nprovider: {type: aihub, url: http://localhost/api}\n");

    assertThat(settings.provider()).isEqualTo(Given.aihub("http://localhost/api", null));
  }

  @ParameterizedTest
  @CsvSource({"7d, PT168H", "12h, PT12H", "30m, PT30M", "99999d, PT2399976H"})
  void durations(String written, Duration duration) throws Exception {
    assertThat(read(Given.SETTINGS + "invitations: {resend_after: " + written + "}\n"))
        .extracting(settings -> settings.invitations().resendAfter())
        .isEqualTo(duration);
  }

  @Test
  void aLiteralSecretIsNotRepeated() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(
            () ->
                read(
                    """
                    organization: acme
                    provider:
                      type: aihub
                      url: https://u:hunter2@x.example/api
                      token: hunter2
                      token_file: ${hunter2}
                    ignore: [hunter2]
                    prune: hunter2
                    """))
        .satisfies(
            e -> {
              assertThat(e.diagnostics().kept()).hasSize(6);
              assertThat(e.diagnostics().toString() + e.getMessage()).doesNotContain("hunter2");
            });
  }

  @Test
  void duplicateKeysAreErrors() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> read(Given.SETTINGS + "prune: true\nprune: false\n"))
        .withMessageContaining("settings:4:1: error[duplicate-key]");
  }

  private Settings read(String text) throws IOException, InvalidInputException {
    Path file = Given.file(folder, "rollcall.yaml", text).resolve("rollcall.yaml");
    return Given.READER.settings(new YamlFile(file, "settings"));
  }
}
