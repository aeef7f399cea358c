package dev.rollcall.github;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * The corner of jq that the scripts keep to: {@code .a.b}, {@code [.a, .b.c] | @tsv}, and either of
 * them for each member of a list, {@code .list[] | ...}.
 */
final class Filter {
  private static final Pattern FORM =
      Pattern.compile("(?:(\\.[a-z_.]*)\\[] \\| )?(?:\\[([^]]+)] \\| @tsv|(\\.[a-z_.]+))");

  private Filter() {}

  /** The lines that {@code gh api --jq} prints. */
  static String apply(String filter, JsonNode json) {
    Matcher form = FORM.matcher(filter);
    if (!form.matches()) {
      throw new IllegalArgumentException("not a filter this test knows: " + filter);
    }
    Stream<JsonNode> values =
        form.group(1) == null
            ? Stream.of(json)
            : StreamSupport.stream(at(json, form.group(1)).spliterator(), false);
    return values
        .map(
            value ->
                form.group(2) == null
                    ? at(value, form.group(3)).asString()
                    : row(value, List.of(form.group(2).split(", ", -1))))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private static String row(JsonNode value, List<String> paths) {
    return paths.stream()
        .map(path -> at(value, path))
        .map(cell -> cell.isNull() || cell.isMissingNode() ? "" : cell.asString())
        .map(
            cell ->
                cell.replace("\\", "\\\\")
                    .replace("\t", "\\t")
                    .replace("\n", "\\n")
                    .replace("\r", "\\r"))
        .collect(Collectors.joining("\t"));
  }

  private static JsonNode at(JsonNode node, String path) {
    return node.at(path.equals(".") ? "" : path.replace('.', '/'));
  }
}
