package dev.rollcall.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import dev.rollcall.Damage;
import dev.rollcall.Effort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a person may write into sandbox.json, against the reader and against the published schema.
 */
final class SeedTest {
  private static final String FULL =
      """
      {
        "$schema": "../schemas/sandbox.schema.json",
        "organization": "acme",
        "caller": "service:ci-runner",
        "roles": {"workspace": ["viewer", "editor"]},
        "members": {
          "ada@acme.example": "admin",
          "grace@acme.example": {
            "role": "admin",
            "status": "invited",
            "invited_at": "2026-11-01T08:00:00Z",
            "last_sent_at": "2026-11-08T08:00:00Z",
            "sends": 2
          },
          "new@acme.example": {"status": "invited"},
          "old@acme.example": {
            "status": "joined",
            "invited_at": "2026-01-01T08:00:00Z",
            "joined_at": "2026-01-02T08:00:00Z"
          }
        },
        "service_accounts": {"ci-runner": "member"},
        "groups": {"claims": {"ada@acme.example": "manager", "service:ci-runner": "member"}},
        "workspaces": {
          "prod": {"access": {"group:claims": "viewer", "ADA@acme.example": "editor"}},
          "empty": {},
          "own": {"kind": "personal"}
        },
        "other_organizations": ["rival@acme.example"]
      }
      """;

  @TempDir private Path folder;

  private static Schema schema() throws IOException {
    return SchemaRegistry.withDialect(
            Dialects.getDraft202012(),
            builder ->
                builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()))
        .getSchema(Files.readString(Path.of("schemas", "sandbox.schema.json")));
  }

  private OrganizationState read(String seed) throws IOException {
    Path file = Files.writeString(folder.resolve("sandbox.json"), seed.replace('\'', '"'));
    return StateFile.load(Running.options().withSeed(file));
  }

  @Test
  void everythingCanBeSaid() throws Exception {
    OrganizationState contents = read(FULL);

    assertThat(schema().validate(FULL, InputFormat.JSON)).isEmpty();
    assertThat(contents.caller)
        .isEqualTo(
            new OrganizationState.Caller(Row.Principal.Type.SERVICE_ACCOUNT, "s-0", "ci-runner"));
    assertThat(contents.members.all()).hasSize(4).noneMatch(m -> m.email().startsWith("admin@"));
    assertThat(contents.workspaceAccess.rows(Row.WorkspaceAccess::new))
        .containsExactly(
            new Row.WorkspaceAccess("prod", Row.Principal.group("g-5"), "viewer", false),
            new Row.WorkspaceAccess("prod", Row.Principal.member("m-1"), "editor", false));
    assertThat(contents.elsewhere).containsExactly("rival@acme.example");
  }

  @Test
  void timesAndSendsFollowFromTheStatus() throws Exception {
    OrganizationState contents = read(FULL);

    assertThat(contents.members.find("m-3"))
        .isEqualTo(
            new Row.Member("m-3", "new@acme.example", "member", Running.NOW, Running.NOW, 1, null));
    Row.Member old = contents.members.get("m-4");
    assertThat(old.lastSentAt()).isEqualTo(old.invitedAt());
    assertThat(old.sends()).isEqualTo(1);
    assertThat(contents.members.get("m-1").joinedAt()).isEqualTo(Running.NOW);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | admin@sandbox.example",
        "{'members': {'Ada@acme.example': 'admin'}, 'caller': 'ada@acme.example'} |"
            + " Ada@acme.example",
        "{'caller': 'eve@acme.example'} | eve@acme.example",
      })
  void callerIsAmongTheMembers(String seed, String email) throws Exception {
    OrganizationState contents = read(seed);

    assertThat(contents.members.get(contents.caller.id()).email()).isEqualTo(email);
  }

  @Test
  void callerCanBeAnUnlistedServiceAccount() throws Exception {
    OrganizationState contents = read("{'caller': 'service:robot'}");

    assertThat(contents.serviceAccounts.get("s-0").role()).isEqualTo("admin");
    assertThat(contents.members.all()).isEmpty();
  }

  /** Both the schema and the reader refuse these. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'member': {}}",
        "{'caller': 'ada'}",
        "{'caller': 'service: '}",
        "{'members': null}",
        "{'members': {'ada': 'admin'}}",
        "{'members': {'a@acme.example': 1}}",
        "{'members': {'a@acme.example': {'state': 'invited'}}}",
        "{'members': {'a@acme.example': {'status': 'expired'}}}",
        "{'members': {'a@acme.example': {'invited_at': 'yesterday'}}}",
        "{'members': {'a@acme.example': {'sends': -1}}}",
        "{'members': {'a@acme.example': {'status': 'invited', 'sends': 0}}}",
        "{'members': {'a@acme.example': {'status': 'invited', 'joined_at':"
            + " '2026-11-01T08:00:00Z'}}}",
        "{'roles': {'workspace': []}}",
        "{'roles': {'workspace': ['a', 'a']}}",
        "{'roles': {'team': ['a']}}",
        "{'service_accounts': {' ': 'member'}}",
        "{'groups': {' ': {}}}",
        "{'groups': {'a': {'group:b': 'member'}, 'b': {}}}",
        "{'groups': {'a': {'robot': 'member'}}}",
        "{'groups': []}",
        "{'workspaces': {' ': {}}}",
        "{'workspaces': {'a': {'kind': 'public'}}}",
        "{'workspaces': {'a': {'kind': 'personal', 'access': {}}}}",
        "{'workspaces': {'a': {'access': {'robot': 'tester'}}}}",
        "{'other_organizations': 'a@acme.example'}",
        "{'other_organizations': [1]}",
      })
  void wrongShapeIsRefused(String seed) throws IOException {
    assertThat(schema().validate(seed.replace('\'', '"'), InputFormat.JSON)).isNotEmpty();
    assertRefused(seed);
  }

  /** Only the reader can know these. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'organization': 'other'}",
        "{'caller': 'a@acme.example', 'members': {'a@acme.example': {'status': 'invited'}}}",
        "{'members': {'a@acme.example': 'boss'}}",
        "{'members': {'a@acme.example': 'admin', 'A@acme.example': 'admin'}}",
        "{'service_accounts': {'a': 'boss'}}",
        "{'groups': {'a': {'nobody@acme.example': 'member'}}}",
        "{'groups': {'a': {'service:nobody': 'member'}}}",
        "{'groups': {'a': {'admin@sandbox.example': 'boss'}}}",
        "{'workspaces': {'a': {'access': {'group:none': 'tester'}}}}",
        "{'workspaces': {'a': {'access': {'admin@sandbox.example': 'boss'}}}}",
        "{'members': {'a@acme.example': 'admin'}, 'other_organizations': ['A@acme.example']}",
      })
  void wrongReferenceIsRefused(String seed) throws IOException {
    assertThat(schema().validate(seed.replace('\'', '"'), InputFormat.JSON)).isEmpty();
    assertRefused(seed);
  }

  private void assertRefused(String seed) {
    assertThatThrownBy(() -> read(seed))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(folder.resolve("sandbox.json").toString())
        .hasMessageContaining("sandbox.schema.json");
  }

  @Test
  void placeIsNamed() {
    assertThatThrownBy(() -> read("{'members': {'a@acme.example': {'role': 'boss'}}}"))
        .hasMessageEndingWith(
            "sandbox.json > members > a@acme.example > role is \"boss\", and must be one of"
                + " member, admin; fix it: schemas/sandbox.schema.json describes its format");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\n  'members': {\n  }", "{'a': 1, 'a': 2}", "no"})
  void notJsonIsRefusedWithItsPlace(String seed) {
    assertThatThrownBy(() -> read(seed))
        .hasMessageContaining("is not JSON: line ")
        .hasMessageContaining("column ");
  }

  @Test
  void emptyFileIsRefused() {
    assertThatThrownBy(() -> read("")).hasMessageContaining("is empty");
  }

  @Test
  void missingFileIsSaid() {
    Path none = folder.resolve("none.json");

    assertThatThrownBy(() -> StateFile.load(Running.options().withSeed(none)))
        .hasMessage("there is no seed file " + none);
    assertThatThrownBy(() -> StateFile.load(Running.options().withSeed(folder)))
        .hasMessageStartingWith("cannot read the seed file " + folder);
  }

  @Test
  void organizationComesFromOptionsSeedOrDefault() throws Exception {
    Path seed = Files.writeString(folder.resolve("s.json"), "{\"organization\": \"fromseed\"}");
    SandboxOptions options = SandboxOptions.defaults();

    assertThat(StateFile.load(options).organization).isEqualTo("sandbox");
    assertThat(StateFile.load(options.withSeed(seed)).organization).isEqualTo("fromseed");
    assertThat(StateFile.load(options.withOrganization("acme")).organization).isEqualTo("acme");
  }

  /** A seed damaged by seeds of another kind starts a sandbox, or is refused in words. */
  @Test
  void damagedSeeds(@TempDir Path folder) throws Exception {
    String valid = Files.readString(Path.of("examples/acme/sandbox.json"));
    Path file = folder.resolve("damaged.json");
    for (int seed = 0; seed < Effort.of(300, 20_000); seed++) {
      Files.write(file, new Damage(seed).json(valid));
      try {
        StateFile.load(SandboxOptions.defaults().withSeed(file));
      } catch (IOException e) {
        assertThat(e.getMessage()).as("seed " + seed).isNotBlank();
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }
}
