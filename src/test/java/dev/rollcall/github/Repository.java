package dev.rollcall.github;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A repository with a project in {@code access} and a real history; what is committed is pushed.
 */
final class Repository {
  private static final String SETTINGS =
      """
      organization: acme
      provider:
        type: aihub
        url: http://127.0.0.1:%d/api
        token: ${ROLLCALL_TOKEN}
      invitations: { resend_after: 7d, max_sends: 3 }
      prune: true
      ignore: [admin@sandbox.example]
      """;
  static final String MEMBERS =
      """
      members:
        ada@acme.example: admin
        grace@acme.example:
        hedy@acme.example:
        linus@acme.example:
      """;
  static final String CLAIMS =
      """
      groups:
        claims:
          members:
            grace@acme.example:
            linus@acme.example:
      workspaces:
        claims-prod:
          access:
            group:claims: reviewer
      """;

  final Path origin;
  private final Forge forge;

  Repository(Path origin, Forge forge, int port) throws IOException, InterruptedException {
    this.origin = Files.createDirectory(origin);
    this.forge = forge;
    git("init", "--quiet", "--initial-branch=main");
    git("config", "uploadpack.allowAnySHA1InWant", "true");
    git("config", "core.quotePath", "false");
    write("README.md", "Who has access.\n");
    write("access/rollcall.yaml", SETTINGS.formatted(port));
    write("access/members.yaml", MEMBERS);
    write("access/teams/claims.yaml", CLAIMS);
    commit("Begin");
  }

  String git(String... args) throws IOException, InterruptedException {
    return Bash.git(origin, args);
  }

  void write(String file, String text) throws IOException {
    Path path = origin.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  /** Commits everything on the branch that is checked out; answers the commit. */
  String commit(String message) throws IOException, InterruptedException {
    git("add", "--all");
    git("commit", "--quiet", "--allow-empty", "--message", message);
    return git("rev-parse", "HEAD");
  }

  /** Pushes a file to the default branch. */
  String push(String file, String text) throws IOException, InterruptedException {
    git("checkout", "--quiet", "main");
    write(file, text);
    return commit("Push");
  }

  /** Opens a pull request from a branch off the default branch with one commit, to be written. */
  Forge.Pull pull(String branch, Edit edit) throws IOException, InterruptedException {
    git("checkout", "--quiet", "-b", branch, "main");
    edit.make();
    Forge.Pull pull = new Forge.Pull(forge.nextId(), branch, commit("Change"));
    forge.pulls.add(pull);
    git("checkout", "--quiet", "main");
    return pull;
  }

  /** Pushes another commit to a pull request. */
  void push(Forge.Pull pull, Edit edit) throws IOException, InterruptedException {
    git("checkout", "--quiet", pull.branch, "--");
    edit.make();
    pull.head = commit("Change again");
    git("checkout", "--quiet", "main");
  }

  /** Merges a pull request with a merge commit; answers that. */
  String merge(Forge.Pull pull) throws IOException, InterruptedException {
    git("checkout", "--quiet", "main");
    git("merge", "--quiet", "--no-ff", "--message", "Merge", pull.head);
    String merged = git("rev-parse", "HEAD");
    pull.merged = merged;
    return merged;
  }

  /** Files written and deleted. */
  interface Edit {
    void make() throws IOException, InterruptedException;
  }
}
