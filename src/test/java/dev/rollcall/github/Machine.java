package dev.rollcall.github;

import dev.rollcall.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A runner: its folders, its environment, and the actions of GitHub that it knows. */
final class Machine {
  /** The repository that the workflows come from. */
  static final String ROLLCALL = "rollcall/rollcall";

  static final String ROLLCALL_SHA = "0123456789abcdef0123456789abcdef01234567";

  /** Stands in for a build: the one that made what is tested is under way. */
  private static final String MVN =
      """
      #!/usr/bin/env bash
      [[ "$*" == "-B -q -ntp -DskipTests package" && -f pom.xml ]] || exit 9
      mkdir -p target/rollcall/bin
      printf '#!/bin/sh\nexec "%%s" "$@"\n' "%s/bin/rollcall" >target/rollcall/bin/rollcall
      chmod +x target/rollcall/bin/rollcall
      """;

  final Path workspace;
  final Path temp;
  private final Path programs;
  private final Path home;
  private final Path origin;
  private final Forge forge;
  private final Forge.Run run;
  private int files;

  /** A fresh machine for one job, below {@code folder}. */
  Machine(Path folder, Path programs, Path origin, Forge forge, Forge.Run run) throws IOException {
    this.workspace = Files.createDirectories(folder.resolve("work space"));
    this.temp = Files.createDirectories(folder.resolve("temp"));
    this.home = Files.createDirectories(folder.resolve("home"));
    this.programs = programs;
    this.origin = origin;
    this.forge = forge;
    this.run = run;
    Path mvn = programs.resolve("mvn");
    Files.writeString(mvn, MVN.formatted(distribution()));
    if (!mvn.toFile().setExecutable(true)) {
      throw new IOException(mvn + " cannot be made executable");
    }
  }

  static Path distribution() {
    return Path.of(System.getProperty("rollcall.home", "target/rollcall")).toAbsolutePath();
  }

  /** What each step finds in its environment. */
  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", programs + ":" + System.getenv("PATH"));
    environment.put("HOME", home.toString());
    environment.put("LANG", "C.UTF-8");
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("ROLLCALL_OPTS", Launch.FAST_START);
    environment.put("RUNNER_TEMP", temp.toString());
    environment.put("GITHUB_WORKSPACE", workspace.toString());
    environment.put("GITHUB_REPOSITORY", Forge.REPOSITORY);
    environment.put("GITHUB_SERVER_URL", "https://github.example");
    environment.put("GITHUB_REF", "refs/heads/main");
    environment.put("GITHUB_RUN_ID", "" + run.id);
    environment.put("GITHUB_RUN_ATTEMPT", "1");
    environment.put("GITHUB_EVENT_NAME", run.event);
    environment.put("GITHUB_STEP_SUMMARY", temp.resolve("summary.md").toString());
    return environment;
  }

  /** A file of the runner's own for a step. */
  Path newFile(String content) throws IOException {
    return Files.writeString(temp.resolve("_runner_file_" + files++), content);
  }

  /**
   * Does what an action of GitHub does, or fails for one that the workflows are not known to use.
   */
  void use(String action, Map<String, String> with) throws IOException, InterruptedException {
    switch (action) {
      case "actions/setup-java" -> {}
      case "actions/checkout" -> checkOut(new HashMap<>(with));
      case "actions/upload-artifact" -> upload(new HashMap<>(with));
      default -> throw new IOException("no such action in this test: " + action);
    }
  }

  private void checkOut(Map<String, String> with) throws IOException, InterruptedException {
    String kept = take("persist-credentials", "true", with);
    String repository = take("repository", Forge.REPOSITORY, with);
    Path path = workspace.resolve(take("path", "", with));
    String ref = take("ref", "", with);
    String depth = take("fetch-depth", "1", with);
    if (!kept.equals("false")) {
      throw new IOException("the token would be left in .git/config");
    }
    if (!with.isEmpty()) {
      throw new IOException("not known of checkout: " + with);
    }
    if (!repository.equals(ROLLCALL)) {
      clone(path, ref, depth);
    } else if (ref.equals(ROLLCALL_SHA)) {
      copy(Path.of(".github"), path.resolve(".github"));
      Files.createFile(path.resolve("pom.xml"));
    } else {
      throw new IOException("not the workflow's commit: " + ref);
    }
  }

  private static String take(String name, String otherwise, Map<String, String> with) {
    String value = with.remove(name);
    return value == null || value.isEmpty() ? otherwise : value;
  }

  private void clone(Path path, String ref, String depth) throws IOException, InterruptedException {
    Bash.git(workspace, "init", "--quiet", path.toString());
    Bash.git(path, "remote", "add", "origin", "file://" + origin);
    String[] fetch = {"fetch", "--quiet", "--no-tags", "origin", ref};
    if (depth.equals("0")) {
      Bash.git(path, fetch);
    } else {
      Bash.git(path, "fetch", "--quiet", "--no-tags", "--depth", depth, "origin", ref);
    }
    Bash.git(path, "checkout", "--quiet", "--detach", "FETCH_HEAD");
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(from)) {
      all = walk.toList();
    }
    for (Path each : all) {
      Path target = to.resolve(from.relativize(each).toString());
      if (Files.isDirectory(each)) {
        Files.createDirectories(target);
      } else {
        Files.copy(each, target, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private void upload(Map<String, String> with) throws IOException {
    Path file = Path.of(take("path", "", with));
    String name = take("name", "artifact", with);
    if (!name.matches("[^\":<>|*?\\r\\n\\\\/]+")) {
      throw new IOException("not the name of an artifact: " + name);
    }
    boolean taken =
        forge.artifacts.stream().anyMatch(a -> a.run() == run.id && a.name().equals(name));
    if (taken && !take("overwrite", "false", with).equals("true")) {
      throw new IOException("there is an artifact of this name: " + name);
    }
    if (Files.isRegularFile(file)) {
      forge.upload(run.id, name, "" + file.getFileName(), Files.readString(file));
    } else if (!take("if-no-files-found", "warn", with).equals("ignore")) {
      throw new IOException("no such file: " + file);
    }
  }
}
