package dev.rollcall.config;

import dev.rollcall.model.Address;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.Names;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Section;
import dev.rollcall.settings.IgnoreList;
import dev.rollcall.settings.PrincipalPattern;
import dev.rollcall.yaml.YamlWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Writes a project that declares the live state: reading it back gives that state, without what
 * comes of being an admin, without personal workspaces, and without the account rollcall runs as,
 * which the settings ignore.
 */
public final class ProjectWriter {
  private final ImportSource source;
  private final IgnoreList ignore;

  private ProjectWriter(ImportSource source) {
    this.source = source;
    this.ignore = new IgnoreList(ignored(source.live()));
  }

  private static List<PrincipalPattern> ignored(LiveState live) {
    Principal caller = live.caller().principal();
    return caller == null ? List.of() : List.of(new PrincipalPattern(caller.toString(), null));
  }

  /**
   * Writes the files of a new project, the settings last: without them a folder is no project.
   * Overwrites nothing; if a file cannot be written, those already written are deleted.
   *
   * @param folder made if it is not there
   * @return the names of the files, in the order written
   * @throws java.nio.file.FileAlreadyExistsException if one of the files is there
   */
  public static List<String> write(Path folder, ImportSource source) throws IOException {
    Files.createDirectories(folder);
    ProjectWriter writer = new ProjectWriter(source);
    List<Path> written = new ArrayList<>();
    try {
      for (Section section : Section.values()) {
        if (source.capabilities().sections().contains(section)) {
          write(
              folder.resolve(section.key() + ".yaml"),
              written,
              out -> writer.section(section, out));
        }
      }
      write(folder.resolve(ProjectFolder.SETTINGS), written, writer::settings);
    } catch (IOException e) {
      for (Path file : written) {
        Files.deleteIfExists(file);
      }
      throw e;
    }
    return written.stream().map(file -> file.getFileName().toString()).toList();
  }

  private static void write(Path file, List<Path> written, YamlWriter.Content content)
      throws IOException {
    try (Writer out =
        Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW)) {
      written.add(file);
      content.to(new YamlWriter(out));
    }
  }

  private void settings(YamlWriter out) throws IOException {
    origin(out);
    new SettingsWriter(out).write(source, ignore);
  }

  private void origin(YamlWriter out) throws IOException {
    out.comment(
        String.format(
            "Imported from the organization %s (%s), read %s.",
            source.organization(), source.provider().type(), source.readAt()));
  }

  private void section(Section section, YamlWriter out) throws IOException {
    origin(out);
    Map<Address, LiveEntry> live = source.live().entries();
    switch (section) {
      case MEMBERS -> entries(section.key(), roles(live, Kind.MEMBER), out);
      case SERVICE_ACCOUNTS -> entries(section.key(), roles(live, Kind.SERVICE_ACCOUNT), out);
      case GROUPS -> {
        Stream<String> groups =
            live.keySet().stream()
                .filter(address -> address.kind() == Kind.GROUP)
                .map(Address::name)
                .filter(name -> !ignore.matches(Principal.group(name)));
        containers(section.key(), "members", groups, Kind.GROUP_MEMBER, out);
      }
      case WORKSPACES -> {
        Stream<String> shared =
            source.live().workspaces().entrySet().stream()
                .filter(workspace -> !workspace.getValue().personal())
                .map(Map.Entry::getKey);
        containers(section.key(), "access", shared, Kind.WORKSPACE_ACCESS, out);
      }
    }
  }

  private static Map<Principal, LiveEntry> roles(Map<Address, LiveEntry> live, Kind kind) {
    Map<Principal, LiveEntry> entries = new HashMap<>();
    live.forEach(
        (address, entry) -> {
          if (address.kind() == kind) {
            entries.put(address.principal(), entry);
          }
        });
    return entries;
  }

  private void containers(String key, String inner, Stream<String> names, Kind kind, YamlWriter out)
      throws IOException {
    List<String> sorted = names.sorted(Names.BY_CODE_POINT).toList();
    if (sorted.isEmpty()) {
      out.emptyMapping(key);
      return;
    }
    Map<String, Map<Principal, LiveEntry>> entries =
        Address.byContainer(source.live().entries(), kind);
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
    List<Principal> written =
        entries.keySet().stream().filter(p -> !ignore.matches(p)).sorted().toList();
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
