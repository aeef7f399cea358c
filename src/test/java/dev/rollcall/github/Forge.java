package dev.rollcall.github;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What GitHub keeps of one repository, as far as the workflows ask for it or write it. */
final class Forge {
  static final String REPOSITORY = "acme/access";
  static final String BOT = "github-actions[bot]";

  String visibility = "private";
  final List<Pull> pulls = new ArrayList<>();
  final List<Post> comments = new ArrayList<>();
  final List<Post> issues = new ArrayList<>();
  final List<Run> runs = new ArrayList<>();
  final List<Artifact> artifacts = new ArrayList<>();
  final Set<String> labels = new TreeSet<>();
  final Map<String, byte[]> releases = new TreeMap<>();

  /** Environments, and whether each requires a reviewer. */
  final Map<String, Boolean> environments = new HashMap<>(Map.of("rollcall", false));

  private int lastId = 100;

  /** A pull request. */
  static final class Pull {
    final int number;
    final String branch;
    String target = "main";
    String head;
    @Nullable String merged;

    Pull(int number, String branch, String head) {
      this.number = number;
      this.branch = branch;
      this.head = head;
    }
  }

  /** A comment on, or an issue with, a number. */
  static final class Post {
    final int id;
    final int number;
    final String login;
    String body;
    String title = "";
    String state = "open";
    final List<String> labels = new ArrayList<>();

    Post(int id, int number, String login, String body) {
      this.id = id;
      this.number = number;
      this.login = login;
      this.body = body;
    }
  }

  /** A run of a workflow; its conclusion comes when it ends. */
  static final class Run {
    final int id;
    final String path;
    final String event;
    @Nullable String conclusion;

    Run(int id, String path, String event) {
      this.id = id;
      this.path = path;
      this.event = event;
    }
  }

  /** What a run uploaded. */
  record Artifact(int id, int run, String name, String file, String content) {}

  Run startRun(String path, String event) {
    Run run = new Run(nextId(), path, event);
    runs.add(run);
    return run;
  }

  Run run(int id) {
    return runs.stream().filter(run -> run.id == id).findFirst().orElseThrow();
  }

  Post comment(int number, String login, String body) {
    Post comment = new Post(nextId(), number, login, body);
    comments.add(comment);
    return comment;
  }

  Post open(String login, String title, String body) {
    int number = nextId();
    Post issue = new Post(number, number, login, body);
    issue.title = title;
    issues.add(issue);
    return issue;
  }

  void upload(int run, String name, String file, String content) {
    artifacts.removeIf(artifact -> artifact.run() == run && artifact.name().equals(name));
    artifacts.add(0, new Artifact(nextId(), run, name, file, content));
  }

  /** The bot's comments on a pull request, oldest first. */
  List<String> said(int number) {
    return comments.stream()
        .filter(comment -> comment.number == number && comment.login.equals(BOT))
        .map(comment -> comment.body)
        .toList();
  }

  int nextId() {
    return ++lastId;
  }
}
