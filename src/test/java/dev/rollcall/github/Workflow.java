package dev.rollcall.github;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** A reusable workflow of ours, called by a repository. */
final class Workflow {
  private final Map<String, Object> file;

  private Workflow(Map<String, Object> file) {
    this.file = file;
  }

  /** The one of this name, as it stands in this repository. */
  static Workflow named(String name) throws IOException {
    return new Workflow(Yaml.read(Path.of(".github/workflows", name + ".yml")));
  }

  /** What it declares for its callers. */
  Map<String, Object> called() {
    return Yaml.map(Yaml.map(file.get("on")).get("workflow_call"));
  }

  Map<String, Object> jobs() {
    return Yaml.map(file.get("jobs"));
  }

  Map<String, Object> job(String name) {
    return Yaml.map(jobs().get(name));
  }

  /** Its inputs: those given, and the defaults of the others. */
  Map<String, Object> inputs(Map<String, Object> given) {
    Map<String, Object> inputs = new LinkedHashMap<>();
    Yaml.map(called().get("inputs"))
        .forEach((name, input) -> inputs.put(name, Yaml.map(input).get("default")));
    if (!inputs.keySet().containsAll(given.keySet())) {
      throw new IllegalArgumentException("no such inputs: " + given.keySet());
    }
    inputs.putAll(given);
    return inputs;
  }

  /** The secrets it declares, of those that the caller has. */
  Map<String, Object> secrets(Map<String, String> given) {
    Map<String, Object> secrets = new HashMap<>(given);
    secrets.keySet().retainAll(Yaml.map(called().get("secrets")).keySet());
    return secrets;
  }
}
