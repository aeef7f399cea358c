package dev.rollcall.sandbox;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One operation: a method, a path template and what it does. */
record Route(String method, List<String> template, Effect effect) {

  /** Does what a request asks and says how it went. */
  interface Effect {
    Response run(Request call) throws HttpErrorException;
  }

  static Route of(String method, String template, Effect effect) {
    return new Route(method, List.of(template.substring(1).split("/")), effect);
  }

  /** The values of the template's variables, or null when the path is another. */
  @Nullable Map<String, String> match(List<String> path) {
    if (path.size() != template.size()) {
      return null;
    }
    Map<String, String> variables = new TreeMap<>();
    for (int i = 0; i < path.size(); i++) {
      String expected = template.get(i);
      if (expected.startsWith("{")) {
        variables.put(expected.substring(1, expected.length() - 1), path.get(i));
      } else if (!expected.equals(path.get(i))) {
        return null;
      }
    }
    return variables;
  }
}
