package dev.rollcall.github;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs jobs of the workflows as GitHub does when something happens in a repository. */
final class Fixture implements AutoCloseable {
  static final String READ_TOKEN = "read-token-1f0c";
  static final String WRITE_TOKEN = "write-token-9b7e";
  static final String PLAN_WORKFLOW = ".github/workflows/pull-request.yml";

  final Forge forge = new Forge();
  final Organization organization;
  final Repository repository;

  /** What the callers say to the workflows; to each what it knows of that. */
  final Map<String, Object> inputs = new HashMap<>(Map.of("directory", "access"));

  private final Path folder;
  private final Path programs;
  private final Gh gh;
  private final List<Ran> all = new ArrayList<>();

  Fixture(Path folder) throws Exception {
    this.folder = folder;
    this.programs = Files.createDirectory(folder.resolve("programs"));
    this.gh = new Gh(forge, programs.resolve("gh"));
    this.organization = new Organization(folder);
    this.repository = new Repository(folder.resolve("origin"), forge, organization.port());
  }

  /** What a run of the plan workflow came to, for a pull request as it is now. */
  Ran plan(Forge.Pull pull) throws IOException, InterruptedException {
    Map<String, Object> event =
        Map.of(
            "pull_request",
            Map.of(
                "number", pull.number,
                "head", Map.of("sha", pull.head, "ref", pull.branch),
                "base", Map.of("ref", pull.target)),
            "repository",
            Map.of("default_branch", "main"));
    Forge.Run run = forge.startRun(PLAN_WORKFLOW, "pull_request_target");
    return run("plan", "plan", run, Map.of("event", event));
  }

  /** A hand-started run of the merge workflow, and what it may do beyond the guards. */
  Ran applyByHand(String allow) throws IOException, InterruptedException {
    inputs.put("allow", allow);
    Forge.Run run = forge.startRun(".github/workflows/merge.yml", "workflow_dispatch");
    return run("apply", "apply", run, Map.of());
  }

  /** The job that follows a push of this commit to the default branch. */
  Ran apply(String sha) throws IOException, InterruptedException {
    Forge.Run run = forge.startRun(".github/workflows/merge.yml", "push");
    return run("apply", "apply", run, Map.of("sha", sha));
  }

  /** The job that waits for an approval, once it has it. */
  Ran approve(Ran applied) throws IOException, InterruptedException {
    Map<String, Object> needs = Map.of("apply", Map.of("outputs", applied.outputs()));
    Workflow workflow = Workflow.named("apply");
    Object condition = workflow.job("approved").get("if");
    if (!Expression.holds(Yaml.text(condition), Map.of("needs", needs, "success()", true))) {
      throw new IOException("nothing is offered for approval: " + applied);
    }
    return run("apply", "approved", forge.run(applied.run()), Map.of("needs", needs));
  }

  /** A workflow's only job on a schedule. */
  Ran schedule(String workflow, String job) throws IOException, InterruptedException {
    Forge.Run run = forge.startRun(".github/workflows/schedule.yml", "schedule");
    return run(workflow, job, run, Map.of());
  }

  /** The action on a checkout of the default branch, as a step of somebody's own workflow. */
  Ran action(Map<String, Object> with) throws IOException, InterruptedException {
    Forge.Run run = forge.startRun(".github/workflows/own.yml", "push");
    Machine machine = machine(run);
    machine.use("actions/checkout", checkout(Forge.REPOSITORY, "refs/heads/main", "repository"));
    machine.use("actions/checkout", checkout(Machine.ROLLCALL, Machine.ROLLCALL_SHA, "rollcall"));
    Map<String, Object> given = new HashMap<>(with);
    given.put("root", "repository");
    Map<String, Object> step =
        Map.of("id", "it", "uses", "./rollcall/.github/actions/rollcall", "with", given);
    return run(run, machine, Workflow.named("plan"), Map.of("steps", List.of(step)), Map.of());
  }

  private static Map<String, String> checkout(String repository, String ref, String path) {
    return Map.of(
        "repository", repository, "ref", ref, "path", path, "persist-credentials", "false");
  }

  private Machine machine(Forge.Run run) throws IOException {
    return new Machine(
        folder.resolve("machine" + all.size()), programs, repository.origin, forge, run);
  }

  /** Runs one job on a machine of its own. */
  private Ran run(String name, String jobName, Forge.Run run, Map<String, Object> more)
      throws IOException, InterruptedException {
    Workflow workflow = Workflow.named(name);
    return run(run, machine(run), workflow, workflow.job(jobName), more);
  }

  private Ran run(
      Forge.Run run,
      Machine machine,
      Workflow workflow,
      Map<String, Object> job,
      Map<String, Object> more)
      throws IOException, InterruptedException {
    gh.permit(Yaml.map(job.get("permissions")));
    Log log = new Log();
    Steps steps =
        new Steps(machine, log, contexts(workflow, machine, run, more), machine.environment());
    boolean good = steps.run(Yaml.maps(job.get("steps")));
    run.conclusion = good ? "success" : "failure";
    Map<String, String> outputs = new HashMap<>(steps.outputs("it"));
    Yaml.map(job.get("outputs"))
        .forEach(
            (output, value) ->
                outputs.put(output, Expression.fill(Yaml.text(value), steps.contexts())));
    Path summary = machine.temp.resolve("summary.md");
    Ran ran =
        new Ran(run.id, good, log, Files.exists(summary) ? Files.readString(summary) : "", outputs);
    all.add(ran);
    return ran;
  }

  /**
   * Everything that somebody could read afterwards: logs, summaries, comments, issues, artifacts.
   */
  String readable() {
    StringBuilder text = new StringBuilder();
    all.forEach(ran -> text.append(ran.log().text()).append(ran.summary()));
    forge.comments.forEach(comment -> text.append(comment.body));
    forge.issues.forEach(issue -> text.append(issue.title).append(issue.body));
    forge.artifacts.forEach(artifact -> text.append(artifact.content()));
    return text.toString();
  }

  /** The commands to the runner that all jobs printed. */
  List<String> commands() {
    return all.stream().flatMap(ran -> ran.log().commands().stream()).toList();
  }

  private Map<String, Object> contexts(
      Workflow workflow, Machine machine, Forge.Run run, Map<String, Object> more) {
    Map<String, Object> github = new HashMap<>();
    github.put("token", Gh.TOKEN);
    github.put("ref", "refs/heads/main");
    github.put("run_id", run.id);
    github.put("run_attempt", 1);
    github.putAll(more);
    Map<String, Object> contexts = new HashMap<>(more);
    contexts.put("github", github);
    contexts.put("runner", Map.of("temp", machine.temp.toString()));
    Map<String, Object> given = new HashMap<>(inputs);
    given.keySet().retainAll(workflow.inputs(Map.of()).keySet());
    contexts.put("inputs", workflow.inputs(given));
    contexts.put(
        "job",
        Map.of("workflow_repository", Machine.ROLLCALL, "workflow_sha", Machine.ROLLCALL_SHA));
    contexts.put(
        "secrets",
        workflow.secrets(Map.of("ROLLCALL_READ_TOKEN", READ_TOKEN, "ROLLCALL_TOKEN", WRITE_TOKEN)));
    return contexts;
  }

  /** What a job came to. */
  record Ran(int run, boolean good, Log log, String summary, Map<String, String> outputs) {
    /** One output; empty if it is not set. */
    String output(String name) {
      return outputs.getOrDefault(name, "");
    }

    @Override
    public String toString() {
      return (good ? "good" : "failed") + "\n" + log.text();
    }
  }

  @Override
  public void close() throws IOException {
    organization.close();
    gh.close();
  }
}
