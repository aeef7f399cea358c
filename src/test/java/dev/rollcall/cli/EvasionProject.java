package dev.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A project and an organization that agree: p00 to p49, of whom p00 and p01 are admins beside the
 * account that rollcall runs as; 20 in each of the groups claims, fraud and ops; p40 to p49 in none
 * and named by nobody; the group wide on six workspaces. A tenth of each class may go.
 */
final class EvasionProject {
  private static final String SETTINGS =
      """
      organization: acme
      provider: { type: sandbox }
      prune: true
      guards: { max_removals: 10%, min_admins: 3, protect: ["p00@acme.example"] }
      """;

  private final Path folder;

  private EvasionProject(Path folder) {
    this.folder = folder;
  }

  static EvasionProject in(Path folder) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("rollcall.yaml", SETTINGS);
    files.put(
        "admins.yaml",
        "members:\n" + entry("root: admin") + entry("p00: admin") + entry("p01: admin"));
    files.put("people.yaml", "members:\n" + entries(2, 40, ""));
    files.put("others.yaml", "members:\n" + entries(40, 50, ""));
    files.put("accounts.yaml", "service_accounts:\n  ci: admin\n  bot:\n");
    files.put(
        "claims.yaml",
        "groups:\n  claims:\n    members:\n" + entries(0, 10, "manager") + entries(10, 20, ""));
    files.put(
        "teams.yaml",
        "groups:\n"
            + ("  fraud:\n    members:\n" + entries(0, 20, ""))
            + ("  ops:\n    members:\n" + entries(20, 40, "")));
    files.put("wide.yaml", "groups:\n  wide:\n    members:\n" + entries(5, 6, ""));
    files.put(
        "prod.yaml",
        "workspaces:\n  prod:\n    access:\n      group:claims: manager\n"
            + entries(20, 40, "developer"));
    files.put(
        "spaces.yaml",
        "workspaces:\n"
            + IntStream.range(0, 6)
                .mapToObj(i -> "  w" + i + ":\n    access:\n      group:wide: developer\n")
                .collect(Collectors.joining()));
    files.put("sandbox.json", seed());
    return new EvasionProject(Projects.write(folder.resolve("acme"), files));
  }

  private static String person(int i) {
    return "p%02d@acme.example".formatted(i);
  }

  private static String entry(String text) {
    return "      " + text.replace(":", "@acme.example:") + "\n";
  }

  private static String entries(int from, int to, String role) {
    return IntStream.range(from, to)
        .mapToObj(i -> "      " + person(i) + ": " + role + "\n")
        .collect(Collectors.joining());
  }

  private static String seed() {
    String members =
        Stream.concat(
                Stream.of("\"root@acme.example\": \"admin\""),
                IntStream.range(0, 50).mapToObj(i -> json(i, i < 2 ? "admin" : "member")))
            .collect(Collectors.joining(", "));
    String spaces =
        IntStream.range(0, 6)
            .mapToObj(i -> "\"w" + i + "\": {\"access\": {\"group:wide\": \"developer\"}}")
            .collect(Collectors.joining(", "));
    return """
    {"caller": "root@acme.example", "members": {%s},
     "service_accounts": {"ci": "admin", "bot": "member"},
     "groups": {"claims": {%s, %s}, "fraud": {%s}, "ops": {%s}, "wide": {%s}},
     "workspaces": {"prod": {"access": {"group:claims": "manager", %s}}, %s}}
    """
        .formatted(
            members,
            json(0, 10, "manager"),
            json(10, 20, "member"),
            json(0, 20, "member"),
            json(20, 40, "member"),
            json(5, 6, "member"),
            json(20, 40, "developer"),
            spaces);
  }

  private static String json(int person, String role) {
    return "\"" + person(person) + "\": \"" + role + "\"";
  }

  private static String json(int from, int to, String role) {
    return IntStream.range(from, to).mapToObj(i -> json(i, role)).collect(Collectors.joining(", "));
  }

  Path folder() {
    return folder;
  }

  /** Something done to the files. */
  interface Edit {
    void in(EvasionProject project) throws IOException;
  }

  /** Replaces what matches, wherever it does in a file. */
  static Edit replace(String file, String pattern, String by) {
    return project -> project.rewrite(file, pattern, by);
  }

  /** The same in every file of the roster. */
  static Edit replaceAll(String pattern, String by) {
    return project -> {
      for (String file : project.roster()) {
        project.rewriteIfThere(file, pattern, by);
      }
    };
  }

  static Edit delete(String... files) {
    return project -> {
      for (String file : files) {
        Files.delete(project.folder.resolve(file));
      }
    };
  }

  static Edit write(String file, String text) {
    return project -> Files.writeString(project.folder.resolve(file), text);
  }

  /** Leaves one file of the roster. */
  static Edit nothingBut(String file, String text) {
    return project -> {
      delete(project.roster().toArray(String[]::new)).in(project);
      write(file, text).in(project);
    };
  }

  private List<String> roster() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml") && !name.equals("rollcall.yaml"))
          .sorted()
          .toList();
    }
  }

  private void rewrite(String file, String pattern, String by) throws IOException {
    assertThat(Files.readString(folder.resolve(file))).containsPattern(pattern);
    rewriteIfThere(file, pattern, by);
  }

  private void rewriteIfThere(String file, String pattern, String by) throws IOException {
    Path path = folder.resolve(file);
    Files.writeString(path, Files.readString(path).replaceAll(pattern, by));
  }
}
