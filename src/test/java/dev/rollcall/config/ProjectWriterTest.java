package dev.rollcall.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.model.Address;
import dev.rollcall.model.Capabilities;
import dev.rollcall.model.DesiredState;
import dev.rollcall.model.Email;
import dev.rollcall.model.Entry;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.LiveWorkspace;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Roles;
import dev.rollcall.model.Section;
import dev.rollcall.settings.ProviderModule;
import dev.rollcall.settings.ProviderSettings;
import dev.rollcall.settings.SecretSource;
import dev.rollcall.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ProjectWriterTest {
  private static final Instant READ_AT = Instant.parse("2026-11-24T02:10:00Z");
  private static final String ID = "id";
  private static final ProviderModule AIHUB = Objects.requireNonNull(Given.MODULES.find("aihub"));
  private static final Principal ADMIN = Principal.of("admin@acme.example");

  @TempDir private Path temporary;
  private Path folder;

  @BeforeEach
  void nameTheProject() {
    folder = temporary.resolve("new/project");
  }

  @Test
  void aSmallOrganization() throws Exception {
    assertThat(source(small(ADMIN), Given.CAPABILITIES).write(folder))
        .containsExactly(
            "members.yaml",
            "service_accounts.yaml",
            "groups.yaml",
            "workspaces.yaml",
            "rollcall.yaml");

    assertThat(text("rollcall.yaml"))
        .isEqualTo(
            """
            # Imported from the organization acme (aihub), read 2026-11-24T02:10:00Z.
            organization: acme
            provider:
              type: aihub
              url: https://acme.aihub.example/api
              token: "${AIHUB_TOKEN}"
            # What is live and not declared is removed; false: it is only listed.
            prune: true
            # The account rollcall runs as.
            ignore: [admin@acme.example]
            """);
    assertThat(text("members.yaml"))
        .isEqualTo(
            """
            # Imported from the organization acme (aihub), read 2026-11-24T02:10:00Z.
            members:
              Ada@acme.example: admin
              grace@acme.example: member
            """);
    assertThat(text("service_accounts.yaml")).endsWith("\nservice_accounts: {}\n");
    assertThat(text("groups.yaml"))
        .endsWith(
            """
            groups:
              claims:
                members:
                  Ada@acme.example: manager
                  grace@acme.example: member
              empty:
                members: {}
            """);
    assertThat(text("workspaces.yaml"))
        .endsWith(
            """
            workspaces:
              nobody:
                access: {}
              prod:
                access:
                  grace@acme.example: tester
                  group:claims: reviewer
            """);
  }

  @Test
  void rolesOfItsOwnAndASandbox() throws Exception {
    LiveState live = small(null);
    Roles roles =
        new Roles(
            Given.ROLES.organization(), Given.ROLES.group(), RoleLadder.of("reviewer", "tester"));
    LiveState other = new LiveState(null, roles, null, people(live), Map.of(), Set.of(), Set.of());
    ProjectWriter source =
        new ProjectWriter(
            "acme",
            Given.SANDBOX,
            ProviderSettings.of(Given.SANDBOX).with("seed", "a b.json"),
            Given.CAPABILITIES,
            Given.ROLES,
            other,
            READ_AT);
    source.write(folder);

    assertThat(text("rollcall.yaml"))
        .endsWith(
            """
            provider:
              type: sandbox
              seed: a b.json
            # What is live and not declared is removed; false: it is only listed.
            prune: true
            # Lowest first; unlike the roles built in.
            roles:
              workspace: [reviewer, tester]
            """);
    assertThat(Given.read(ProjectFolder.open(folder)).settings().roles().workspace())
        .isEqualTo(roles.workspace());
    assertThat(notCanonical()).isEmpty();
  }

  @Test
  void onlySectionsOfTheProviderAreWritten() throws Exception {
    Capabilities people =
        new Capabilities(
            EnumSet.of(Section.MEMBERS), Given.ROLES, Given.CAPABILITIES.admin(), true, true);
    ProjectWriter source =
        new ProjectWriter(
            "acme",
            AIHUB,
            Given.aihub("https://acme.aihub.example/api", SecretSource.file("a b/token", null))
                .with("ca_file", "ca.pem")
                .with("requests_per_second", "10.0"),
            people,
            Given.ROLES,
            small(ADMIN),
            READ_AT);

    assertThat(source.write(folder)).containsExactly("members.yaml", "rollcall.yaml");
    assertThat(text("rollcall.yaml"))
        .contains("  token_file: a b/token\n  ca_file: ca.pem\n  requests_per_second: 10\n");
  }

  @Test
  void existingFilesAreNotOverwritten() throws Exception {
    Given.file(folder, "groups.yaml", "mine\n");

    assertThatExceptionOfType(FileAlreadyExistsException.class)
        .isThrownBy(() -> source(small(ADMIN), Given.CAPABILITIES).write(folder));
    assertThat(text("groups.yaml")).isEqualTo("mine\n");
    assertThat(folder.toFile().list()).containsExactly("groups.yaml");
  }

  static IntStream seeds() {
    return IntStream.range(0, 40);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void writtenFilesDeclareTheLiveState(int seed) throws Exception {
    LiveState live = new HostileOrganization(seed).live();
    source(live, Given.CAPABILITIES).write(folder);
    Given.Project project = Given.read(ProjectFolder.open(folder));
    DesiredState desired = project.roster().desired();

    // the names are hostile, which causes warnings; nothing else is wrong
    assertThat(project.roster().warnings())
        .extracting(Diagnostic::code)
        .isSubsetOf("invisible-character", "confusable-name");
    assertThat(desired.managed()).containsExactlyInAnyOrder(Section.values());
    Map<Address, Entry> entries = new HashMap<>();
    Set<String> groups = new HashSet<>();
    live.entries()
        .forEach(
            (address, entry) -> {
              if (address.kind() == Kind.GROUP) {
                groups.add(address.name());
              } else if (!address.principal().equals(ADMIN)
                  && !"personal".equals(address.container())) {
                entries.put(address, Entry.of(Objects.requireNonNull(entry.role())));
              }
            });
    assertThat(desired.entries()).isEqualTo(entries);
    assertThat(desired.groups()).isEqualTo(groups);
    Set<String> workspaces = new HashSet<>(live.workspaces().keySet());
    workspaces.remove("personal");
    assertThat(desired.workspaces()).isEqualTo(workspaces);
    assertThat(notCanonical()).isEmpty();
  }

  @Test
  void writtenFilesAreCanonical() throws Exception {
    Principal caller = Principal.of("service:" + "long name ".repeat(9));
    source(small(caller), Given.CAPABILITIES).write(folder);

    assertThat(text("rollcall.yaml")).contains("ignore:\n  - \"service:long");
    assertThat(notCanonical()).isEmpty();
  }

  private Map<YamlFile, String> notCanonical() throws Exception {
    ProjectFolder project = ProjectFolder.open(folder);
    return Given.check(project, Given.read(project)).rewrites();
  }

  private static Map<Address, LiveEntry> people(LiveState live) {
    Map<Address, LiveEntry> people = new HashMap<>(live.entries());
    people.keySet().removeIf(address -> address.kind() != Kind.MEMBER);
    return people;
  }

  private static ProjectWriter source(LiveState live, Capabilities capabilities) {
    return new ProjectWriter(
        "acme",
        AIHUB,
        Given.aihub("https://acme.aihub.example/api", SecretSource.variable("AIHUB_TOKEN", null)),
        capabilities,
        capabilities.roles(),
        live,
        READ_AT);
  }

  private String text(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  private static LiveState small(@Nullable Principal caller) {
    Principal ada = Email.person("Ada@acme.example");
    Principal grace = Email.person("grace@acme.example");
    Map<Address, LiveEntry> entries = new HashMap<>();
    entries.put(Address.of(ADMIN), member("admin"));
    entries.put(Address.of(grace), member("member"));
    entries.put(Address.of(ada), member("admin"));
    entries.put(Address.group("claims"), LiveEntry.group(ID));
    entries.put(Address.group("empty"), LiveEntry.group(ID));
    entries.put(Address.groupMember("claims", ada), LiveEntry.of(new Role("manager")));
    entries.put(Address.groupMember("claims", grace), LiveEntry.of(new Role("member")));
    entries.put(Address.groupMember("claims", ADMIN), LiveEntry.of(new Role("member")));
    entries.put(
        Address.workspaceAccess("prod", Principal.group("claims")),
        LiveEntry.of(new Role("reviewer")));
    entries.put(Address.workspaceAccess("prod", grace), LiveEntry.of(new Role("tester")));
    return new LiveState(
        caller,
        Given.ROLES,
        "42",
        entries,
        Map.of(
            "prod", new LiveWorkspace(false),
            "nobody", new LiveWorkspace(false),
            "own", new LiveWorkspace(true)),
        Set.of(),
        Set.of(Address.groupMember("claims", ada), Address.workspaceAccess("prod", ada)));
  }

  private static LiveEntry member(String role) {
    return LiveEntry.member(ID, new Role(role), null);
  }
}
