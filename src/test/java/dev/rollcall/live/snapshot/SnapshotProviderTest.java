package dev.rollcall.live.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.Damage;
import dev.rollcall.Effort;
import dev.rollcall.Golden;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.live.Connection;
import dev.rollcall.live.Provider;
import dev.rollcall.live.aihub.AihubConsole;
import dev.rollcall.live.aihub.AihubProvider;
import dev.rollcall.model.Capabilities;
import dev.rollcall.model.DesiredState;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Section;
import dev.rollcall.settings.GuardLimits;
import dev.rollcall.settings.IgnoreList;
import dev.rollcall.settings.ProviderSettings;
import dev.rollcall.settings.ResendPolicy;
import dev.rollcall.settings.Settings;
import dev.rollcall.settings.Settings.RoleOverrides;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SnapshotProviderTest {
  private static final SnapshotProvider PROVIDER = new SnapshotProvider(new AihubConsole());

  private static final Provider.SecretResolver NO_SECRETS =
      source -> {
        throw new AssertionError("no secret is needed");
      };

  @TempDir private Path folder;

  static List<Path> good() throws IOException {
    return Golden.list("snapshot/good", "");
  }

  static List<Path> bad() throws IOException {
    return Golden.list("snapshot/bad", "");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("good")
  void readsLists(Path lists) throws Exception {
    Golden.check(lists.resolve("live.txt"), Told.of(read(lists)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bad")
  void refusesListsWithThePlaceOfEachMistake(Path lists) throws Exception {
    Golden.check(lists.resolve("diagnostics.txt"), Golden.show(mistakes(lists)));
  }

  /** Lists damaged by seeds are read, or refused with what is wrong with them. */
  @ParameterizedTest
  @ValueSource(strings = {"members.csv", "groups.csv", "workspaces.csv", "service_accounts.csv"})
  void damagedLists(String name) throws Exception {
    Path good = Path.of("src/test/resources/snapshot/good/everything");
    for (String list :
        List.of("members.csv", "groups.csv", "workspaces.csv", "service_accounts.csv")) {
      Files.copy(good.resolve(list), folder.resolve(list));
    }
    byte[] valid = Files.readAllBytes(good.resolve(name));
    for (int seed = 0; seed < Effort.of(300, 20_000); seed++) {
      Files.write(folder.resolve(name), new Damage(seed).bytes(valid));
      try {
        read(folder);
      } catch (InvalidInputException e) {
        assertThat(e.diagnostics().hasErrors()).isTrue();
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError(name + " seed " + seed, e);
      }
    }
  }

  private static LiveState read(Path lists) throws Exception {
    try (Connection connection = connect(lists)) {
      return connection.reader().read();
    }
  }

  private static Connection connect(Path lists) throws InvalidInputException {
    ProviderSettings files = files(lists);
    return PROVIDER.connect(settings(files), project(lists));
  }

  private static Diagnostics mistakes(Path lists) {
    try {
      connect(lists).close();
    } catch (InvalidInputException e) {
      return e.diagnostics();
    }
    throw new AssertionError("nothing is wrong with " + lists);
  }

  private static ProviderSettings files(Path lists) {
    return lists(
        file(lists, "members"),
        file(lists, "groups"),
        file(lists, "workspaces"),
        file(lists, "service_accounts"));
  }

  private static ProviderSettings lists(@Nullable String... files) {
    ProviderSettings settings = ProviderSettings.of(PROVIDER);
    List<String> keys = List.of("members", "groups", "workspaces", "service_accounts");
    for (int i = 0; i < files.length; i++) {
      String file = files[i];
      settings = file == null ? settings : settings.with(keys.get(i), file);
    }
    return settings;
  }

  private static Provider.ProjectContext project(Path folder) {
    return new Provider.ProjectContext(folder, NO_SECRETS, () -> DesiredState.NOTHING);
  }

  private static @Nullable String file(Path lists, String name) {
    String file = name + ".csv";
    return Files.exists(lists.resolve(file)) ? file : null;
  }

  private static Settings settings(ProviderSettings provider) {
    return settings(provider, RoleOverrides.NONE);
  }

  private static Settings settings(ProviderSettings provider, RoleOverrides roles) {
    return new Settings(
        "acme",
        provider,
        ResendPolicy.NEVER_RESEND,
        false,
        new IgnoreList(List.of()),
        GuardLimits.DEFAULT,
        roles,
        List.of(),
        Map.of("provider.members", new SourceLocation("rollcall.yaml", 4, 3)));
  }

  private ProviderSettings members(byte[] content) throws IOException {
    Files.write(folder.resolve("members.csv"), content);
    return lists("members.csv", null, null, null);
  }

  private ProviderSettings members(String content) throws IOException {
    return members(content.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void readsWhateverEndsALine(String lineEnd) throws Exception {
    members("\uFEFFemail,role,status" + lineEnd + "ada@acme.example,admin,joined" + lineEnd);

    assertThat(Told.of(read(folder))).isEqualTo("member/ada@acme.example admin joined\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void countsLinesInsideQuotes(String lineEnd) throws Exception {
    members(
        String.join(
            lineEnd,
            "note,email,role,status",
            "\"one \"\"1\"\"",
            "two é\uD83D\uDE00\",ada,boss,joined",
            "x,y,member,joined"));

    assertThat(mistakes(folder).kept())
        .extracting(found -> String.valueOf(found.source()))
        .containsExactly("members.csv:3:9", "members.csv:3:13", "members.csv:4:3");
  }

  @Test
  void saysWhereAFileEndsToBeUtf8() throws Exception {
    members("email,role,status\r\nm\u00fcller@acme.example,".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(Golden.show(mistakes(folder)))
        .isEqualTo(
            """
            members.csv:2:2: error[not-utf-8]: the file is not UTF-8 from here on
              hint: export or save it as CSV in UTF-8
            """);
  }

  @Test
  void saysInTheSettingsThatAFileIsMissing() {
    assertThatThrownBy(
            () -> {
              ProviderSettings files = lists("no/such.csv", null, null, null);
              PROVIDER.connect(settings(files), project(folder)).close();
            })
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "rollcall.yaml:4:3: error[unreadable]: no/such.csv cannot be read: no such file");
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "a\u0000b"})
  void refusesWhatIsNoFile(String path) {
    ProviderSettings files = lists(path, null, null, null);
    assertThatThrownBy(() -> PROVIDER.connect(settings(files), project(folder)).close())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("error[unreadable]");
  }

  @Test
  void refusesAFileBeyondItsBound() throws Exception {
    try (RandomAccessFile file =
        new RandomAccessFile(folder.resolve("members.csv").toFile(), "rw")) {
      file.setLength((64 << 20) + 1);
    }

    assertThat(Golden.show(mistakes(folder)))
        .isEqualTo("rollcall.yaml:4:3: error[too-large]: members.csv is larger than 64 MiB\n");
  }

  @Test
  void refusesToReadNothing() {
    ProviderSettings files = lists(null, null, null, null);
    assertThatThrownBy(() -> PROVIDER.connect(settings(files), project(folder)).close())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("error[missing-list]");
  }

  @Test
  void showsNoEndlessText() throws Exception {
    members("email,role,status\n" + "x".repeat(200_000) + ",member,joined\n");

    assertThat(mistakes(folder).kept().get(0).message().length()).isLessThan(200);
  }

  @Test
  void holdsOnlyWhatItHasAListOf() throws Exception {
    ProviderSettings files = members("email,role,status\n");
    Capabilities capabilities = PROVIDER.capabilities(settings(files), folder);

    assertThat(capabilities.sections()).containsExactly(Section.MEMBERS);
    assertThat(capabilities.admin()).contains(Role.ADMIN);
    assertThat(capabilities.countsSends()).isFalse();
  }

  @Test
  void holdsEverythingWithAllLists() {
    ProviderSettings all = lists("m", "g", "w", "s");
    Capabilities capabilities = PROVIDER.capabilities(settings(all), folder);

    assertThat(capabilities.sections()).isEqualTo(EnumSet.allOf(Section.class));
  }

  @Test
  void countsSendsWhereTheListDoes() throws Exception {
    ProviderSettings files = members("email,role,status,Emails sent\n");

    assertThat(PROVIDER.capabilities(settings(files), folder).countsSends()).isTrue();
  }

  @Test
  void knowsNoAdminWithoutTheListOfMembers() {
    ProviderSettings files = lists(null, "groups.csv", null, null);

    assertThat(PROVIDER.capabilities(settings(files), folder).admin()).isEmpty();
  }

  @Test
  void hasTheRolesOfTheProductItIsExportedFrom() {
    ProviderSettings files = lists("m", null, null, null);
    Settings settings = settings(files);

    assertThat(PROVIDER.capabilities(settings, folder).roles())
        .isEqualTo(new AihubProvider().capabilities(settings, folder).roles());
  }

  @Test
  void readsTheRolesTheSettingsName() throws Exception {
    ProviderSettings files = members("email,role,status\nada@acme.example,Super User,joined\n");
    RoleOverrides roles = new RoleOverrides(RoleLadder.of("member", "super_user"), null, null);

    try (Connection connection = PROVIDER.connect(settings(files, roles), project(folder))) {
      LiveState live = connection.reader().read();
      assertThat(Told.of(live)).isEqualTo("member/ada@acme.example super_user joined\n");
      assertThat(live.roles().organization()).isEqualTo(roles.organization());
    }
  }

  @Test
  void isReadByNobodyAndWrittenToByNothing() throws Exception {
    members("email,role,status\n");
    try (Connection connection = connect(folder)) {
      LiveState live = connection.reader().read();
      assertThat(live.caller()).isNull();
      assertThat(connection.writer(live)).isEmpty();
    }
  }
}
