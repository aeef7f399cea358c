package dev.rollcall.github;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs the steps of a job or of a composite action as they stand in their file. */
final class Steps {
  private final Machine machine;
  private final Log log;
  private final Map<String, Object> contexts;
  private final Map<String, String> environment;
  private final Map<String, Object> results = new HashMap<>();
  private boolean failed;

  /**
   * Steps to run.
   *
   * @param contexts what expressions see; {@code steps} and how the job stands come on top
   */
  Steps(Machine machine, Log log, Map<String, Object> contexts, Map<String, String> environment) {
    this.machine = machine;
    this.log = log;
    this.contexts = new HashMap<>(contexts);
    this.environment = environment;
    this.contexts.put("steps", results);
    this.contexts.put("always()", true);
    this.contexts.put("cancelled()", false);
  }

  /** Runs them all; answers whether none failed. */
  boolean run(List<Map<String, Object>> steps) throws IOException, InterruptedException {
    for (Map<String, Object> step : steps) {
      contexts.put("success()", !failed);
      contexts.put("failure()", failed);
      if (Expression.holds(Yaml.text(step.get("if")), contexts)) {
        run(step);
      }
    }
    return !failed;
  }

  /** The contexts after the last step. */
  Map<String, Object> contexts() {
    return contexts;
  }

  /** The outputs of the step of this id; none if it did not run. */
  Map<String, String> outputs(String id) {
    Map<String, String> outputs = new HashMap<>();
    Yaml.map(Yaml.map(results.get(id)).get("outputs"))
        .forEach((name, value) -> outputs.put(name, Yaml.text(value)));
    return outputs;
  }

  private void run(Map<String, Object> step) throws IOException, InterruptedException {
    Map<String, String> outputs = new HashMap<>();
    boolean good;
    try {
      good = step.containsKey("run") ? script(step, outputs) : action(step, outputs);
    } catch (IOException e) {
      log.add("step failed: " + e);
      good = false;
    }
    failed |= !good;
    results.put(
        Yaml.text(step.get("id")),
        Map.of("outputs", outputs, "outcome", good ? "success" : "failure"));
  }

  private boolean script(Map<String, Object> step, Map<String, String> outputs)
      throws IOException, InterruptedException {
    Path script = machine.newFile(Yaml.text(step.get("run")));
    Path output = machine.newFile("");
    Map<String, String> all = new HashMap<>(environment);
    all.put("GITHUB_OUTPUT", output.toString());
    all.putAll(filled(step.get("env")));
    List<String> bash =
        List.of("bash", "--noprofile", "--norc", "-eo", "pipefail", script.toString());
    Bash.Ended ended = Bash.run(machine.workspace, all, bash);
    log.add("$ " + Yaml.text(step.get("run")).replace("\n", "\n  "));
    log.add(ended.output());
    for (String line : Files.readAllLines(output)) {
      int equals = line.indexOf('=');
      outputs.put(line.substring(0, equals), line.substring(equals + 1));
    }
    return ended.code() == 0;
  }

  private boolean action(Map<String, Object> step, Map<String, String> outputs)
      throws IOException, InterruptedException {
    String uses = Yaml.text(step.get("uses"));
    Map<String, String> with = filled(step.get("with"));
    if (!uses.startsWith("./")) {
      machine.use(uses.replaceFirst("@.*", ""), with);
      return true;
    }
    Path folder = machine.workspace.resolve(uses);
    Map<String, Object> action = Yaml.read(folder.resolve("action.yml"));
    Steps inner = new Steps(machine, log, inputs(action, with), inside(folder));
    boolean good = inner.run(Yaml.maps(Yaml.map(action.get("runs")).get("steps")));
    Yaml.map(action.get("outputs"))
        .forEach(
            (name, output) ->
                outputs.put(
                    name,
                    Expression.fill(Yaml.text(Yaml.map(output).get("value")), inner.contexts)));
    return good;
  }

  private Map<String, Object> inputs(Map<String, Object> action, Map<String, String> with) {
    Map<String, Object> declared = Yaml.map(action.get("inputs"));
    Map<String, Object> inputs = new HashMap<>();
    declared.forEach(
        (name, input) ->
            inputs.put(name, Expression.fill(Yaml.text(Yaml.map(input).get("default")), contexts)));
    if (!declared.keySet().containsAll(with.keySet())) {
      throw new IllegalArgumentException("no such inputs: " + with.keySet());
    }
    inputs.putAll(with);
    Map<String, Object> seen = new HashMap<>();
    seen.put("inputs", inputs);
    seen.put("github", contexts.get("github"));
    return seen;
  }

  private Map<String, String> inside(Path action) {
    Map<String, String> inner = new HashMap<>(environment);
    inner.put("GITHUB_ACTION_PATH", action.normalize().toString());
    return inner;
  }

  private Map<String, String> filled(@Nullable Object mapping) {
    Map<String, String> filled = new HashMap<>();
    Yaml.map(mapping)
        .forEach((name, value) -> filled.put(name, Expression.fill(Yaml.text(value), contexts)));
    return filled;
  }
}
