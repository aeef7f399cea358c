package dev.rollcall.config;

import dev.rollcall.model.Address;
import dev.rollcall.model.Capabilities;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.Names;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Roles;
import dev.rollcall.model.Section;
import dev.rollcall.settings.IgnoreList;
import dev.rollcall.settings.PrincipalPattern;
import dev.rollcall.settings.ProviderKey;
import dev.rollcall.settings.ProviderModule;
import dev.rollcall.settings.ProviderSettings;
import dev.rollcall.settings.SecretSource;
import dev.rollcall.yaml.YamlWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Writes a project that declares the live state: reading it back gives that state, without what
 * comes of being an admin, without personal workspaces, and without the account rollcall runs as,
 * which the settings ignore.
 *
 * @param organization the organization ID
 * @param module the product of {@code provider}
 * @param provider for the new project; a path in it must be right from there
 * @param capabilities of that provider
 * @param builtIn its roles where no settings replace them
 * @param readAt when {@code live} was read, for the comment that says so
 */
public record ProjectWriter(
    String organization,
    ProviderModule module,
    ProviderSettings provider,
    Capabilities capabilities,
    Roles builtIn,
    LiveState live,
    Instant readAt) {
  /**
   * Writes the files of a new project, the settings last: without them a folder is no project.
   * Overwrites nothing; if a file cannot be written, those already written are deleted.
   *
   * @param folder made if it is not there
   * @return the names of the files, in the order written
   * @throws java.nio.file.FileAlreadyExistsException if one of the files is there
   */
  public List<String> write(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<Path> written = new ArrayList<>();
    try {
      for (Section section : Section.values()) {
        if (capabilities.sections().contains(section)) {
          write(folder.resolve(section.key() + ".yaml"), written, out -> section(section, out));
        }
      }
      write(folder.resolve(ProjectFolder.SETTINGS), written, this::settings);
    } catch (IOException e) {
      for (Path file : written) {
        Files.deleteIfExists(file);
      }
      throw e;
    }
    return written.stream().map(file -> file.getFileName().toString()).toList();
  }

  private void write(Path file, List<Path> written, YamlWriter.Content content) throws IOException {
    try (Writer out =
        Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW)) {
      written.add(file);
      YamlWriter yaml = new YamlWriter(out);
      yaml.comment(
          String.format(
              "Imported from the organization %s (%s), read %s.",
              organization, provider.type(), readAt));
      content.to(yaml);
    }
  }

  private void settings(YamlWriter out) throws IOException {
    out.text("organization", organization);
    provider(out);
    out.comment("What is live and not declared is removed; false: it is only listed.");
    out.bool("prune", true);
    List<PrincipalPattern> ignored = ignore().patterns();
    if (!ignored.isEmpty()) {
      out.comment("The account rollcall runs as.");
      out.list("ignore", ignored.stream().map(PrincipalPattern::toString).toList());
    }
    roles(out);
  }

  private void provider(YamlWriter out) throws IOException {
    out.open("provider");
    out.text("type", provider.type());
    for (ProviderKey key : module.keys()) {
      String value = provider.get(key.name());
      SecretSource secret = provider.secret(key.name());
      if (secret != null && secret.isFile()) {
        out.text(key.fileName(), secret.name());
      } else if (secret != null) {
        out.text(key.name(), "${" + secret.name() + "}");
      } else if (value != null && key.type() == ProviderKey.Type.NUMBER) {
        out.number(key.name(), Double.parseDouble(value));
      } else if (value != null && !value.equals(key.byDefault())) {
        out.text(key.name(), value);
      }
    }
    out.close();
  }

  /** Only the ladders that differ from the provider's own. */
  private void roles(YamlWriter out) throws IOException {
    Map<String, RoleLadder> different = ladders(live.roles());
    ladders(builtIn).forEach(different::remove);
    if (different.isEmpty()) {
      return;
    }
    out.comment("Lowest first; unlike the roles built in.");
    out.open("roles");
    for (Map.Entry<String, RoleLadder> ladder : different.entrySet()) {
      out.list(ladder.getKey(), ladder.getValue().roles().stream().map(Role::name).toList());
    }
    out.close();
  }

  private static Map<String, RoleLadder> ladders(Roles roles) {
    Map<String, RoleLadder> ladders = new LinkedHashMap<>();
    ladders.put("organization", roles.organization());
    ladders.put("group", roles.group());
    ladders.put("workspace", roles.workspace());
    return ladders;
  }

  private void section(Section section, YamlWriter out) throws IOException {
    switch (section) {
      case MEMBERS -> entries(section.key(), ofKind(Kind.MEMBER), out);
      case SERVICE_ACCOUNTS -> entries(section.key(), ofKind(Kind.SERVICE_ACCOUNT), out);
      case GROUPS -> {
        Stream<Principal> groups = written(ofKind(Kind.GROUP));
        containers(section.key(), groups.map(Principal::name), Kind.GROUP_MEMBER, out);
      }
      case WORKSPACES -> {
        Stream<String> shared =
            live.workspaces().entrySet().stream()
                .filter(workspace -> !workspace.getValue().personal())
                .map(Map.Entry::getKey);
        containers(section.key(), shared, Kind.WORKSPACE_ACCESS, out);
      }
    }
  }

  /** What the settings ignore: a name may hold a {@code *}, so that it is more than the caller. */
  private IgnoreList ignore() {
    Principal caller = live.caller();
    return new IgnoreList(
        caller == null ? List.of() : List.of(new PrincipalPattern(caller.toString(), null)));
  }

  private Stream<Principal> written(Map<Principal, LiveEntry> entries) {
    IgnoreList ignore = ignore();
    return entries.keySet().stream().filter(principal -> !ignore.matches(principal));
  }

  private Map<Principal, LiveEntry> ofKind(Kind kind) {
    Map<Principal, LiveEntry> entries = new HashMap<>();
    live.entries()
        .forEach(
            (address, entry) -> {
              if (address.kind() == kind) {
                entries.put(address.principal(), entry);
              }
            });
    return entries;
  }

  private void containers(String key, Stream<String> names, Kind kind, YamlWriter out)
      throws IOException {
    List<String> sorted = names.sorted(Names.BY_CODE_POINT).toList();
    if (sorted.isEmpty()) {
      out.emptyMapping(key);
      return;
    }
    Map<String, Map<Principal, LiveEntry>> entries = Address.byContainer(live.entries(), kind);
    String inner = kind == Kind.GROUP_MEMBER ? "members" : "access";
    out.open(key);
    for (String name : sorted) {
      out.open(name);
      entries(inner, entries.getOrDefault(name, Map.of()), out);
      out.close();
    }
    out.close();
  }

  private void entries(String key, Map<Principal, LiveEntry> entries, YamlWriter out)
      throws IOException {
    List<Principal> written = written(entries).sorted().toList();
    if (written.isEmpty()) {
      out.emptyMapping(key);
      return;
    }
    out.open(key);
    for (Principal principal : written) {
      LiveEntry entry = Objects.requireNonNull(entries.get(principal));
      out.text(key(principal, key), String.valueOf(entry.role()));
    }
    out.close();
  }

  /**
   * As files write it: people as they write themselves, others with a prefix but where they are
   * declared.
   */
  static String key(Principal principal, String mapping) {
    boolean declaration = mapping.equals(Section.SERVICE_ACCOUNTS.key());
    return principal.isPerson() || declaration ? principal.written() : principal.toString();
  }
}
