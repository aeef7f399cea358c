package dev.rollcall.config;

import dev.rollcall.model.LiveState;
import dev.rollcall.model.Names;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Principal.Person;
import dev.rollcall.model.Principal.ServiceAccountPrincipal;
import dev.rollcall.model.Role;
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

  private static void write(Path file, List<Path> written, FileContent content) throws IOException {
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
    LiveState live = source.live();
    switch (section) {
      case MEMBERS -> entries(section.key(), people(live), out);
      case SERVICE_ACCOUNTS -> entries(section.key(), serviceAccounts(live), out);
      case GROUPS -> places(section.key(), "members", groups(live), out);
      case WORKSPACES -> places(section.key(), "access", workspaces(live), out);
    }
  }

  private static Map<Principal, Role> people(LiveState live) {
    Map<Principal, Role> people = new HashMap<>();
    live.members().forEach((email, member) -> people.put(new Person(email), member.role()));
    return people;
  }

  private static Map<Principal, Role> serviceAccounts(LiveState live) {
    Map<Principal, Role> accounts = new HashMap<>();
    live.serviceAccounts()
        .forEach(
            (name, account) -> accounts.put(new ServiceAccountPrincipal(name), account.role()));
    return accounts;
  }

  private Map<String, Map<Principal, Role>> groups(LiveState live) {
    Map<String, Map<Principal, Role>> groups = new HashMap<>();
    live.groups().forEach((name, group) -> groups.put(name, group.members()));
    groups.keySet().removeIf(name -> ignore.matches(new Principal.GroupPrincipal(name)));
    return groups;
  }

  private static Map<String, Map<Principal, Role>> workspaces(LiveState live) {
    Map<String, Map<Principal, Role>> workspaces = new HashMap<>();
    live.workspaces()
        .forEach(
            (name, workspace) -> {
              if (!workspace.personal()) {
                workspaces.put(name, workspace.access());
              }
            });
    return workspaces;
  }

  private void places(
      String key, String inner, Map<String, Map<Principal, Role>> places, YamlWriter out)
      throws IOException {
    if (places.isEmpty()) {
      out.emptyMapping(key);
      return;
    }
    out.open(key);
    for (Map.Entry<String, Map<Principal, Role>> place :
        CanonicalOrder.sorted(places, Names.BY_CODE_POINT).entrySet()) {
      out.open(place.getKey());
      entries(inner, place.getValue(), out);
      out.close();
    }
    out.close();
  }

  private void entries(String key, Map<Principal, Role> entries, YamlWriter out)
      throws IOException {
    Map<Principal, Role> written = new HashMap<>(entries);
    written.keySet().removeIf(ignore::matches);
    if (written.isEmpty()) {
      out.emptyMapping(key);
      return;
    }
    out.open(key);
    for (Map.Entry<Principal, Role> entry :
        CanonicalOrder.sorted(written, CanonicalOrder.PRINCIPALS).entrySet()) {
      out.text(key(entry.getKey(), key), entry.getValue().name());
    }
    out.close();
  }

  /**
   * As files write it: people as they write themselves, others with a prefix but where they are
   * declared.
   */
  static String key(Principal principal, String mapping) {
    if (principal instanceof Person person) {
      return person.email().written();
    }
    boolean declaration = mapping.equals(Section.SERVICE_ACCOUNTS.key());
    return declaration && principal instanceof ServiceAccountPrincipal account
        ? account.name()
        : principal.toString();
  }

  private interface FileContent {
    void to(YamlWriter out) throws IOException;
  }
}
