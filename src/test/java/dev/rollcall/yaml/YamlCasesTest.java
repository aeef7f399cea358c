package dev.rollcall.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.Golden;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.SourceLocation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Each file in {@code cases-yaml} has beside it what reading it says: diagnostics, and every node
 * with its place.
 */
final class YamlCasesTest {
  static List<Path> cases() throws IOException {
    return Golden.list("cases-yaml", ".yaml");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void file(Path file) throws IOException {
    Diagnostics.Collector problems = new Diagnostics.Collector();
    Located whole = new YamlFile(file, "f").readWhole(problems);
    List<String> nodes = new ArrayList<>();
    show("", whole, null, nodes);

    Golden.check(
        Path.of(file.toString().replace(".yaml", ".expected")),
        Golden.show(problems.toDiagnostics())
            + nodes.stream().map(node -> node + "\n").collect(Collectors.joining()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void piecesAndTheWholeAgree(Path file) {
    Diagnostics.Collector inPieces = new Diagnostics.Collector();
    Diagnostics.Collector whole = new Diagnostics.Collector();
    boolean read = new YamlFile(file, "f").readEntries((path, piece) -> {}, inPieces);

    assertThat(new YamlFile(file, "f").readWhole(whole) != null).isEqualTo(read);
    assertThat(inPieces.toDiagnostics()).isEqualTo(whole.toDiagnostics());
  }

  private static void show(
      String path, @Nullable Located value, @Nullable SourceLocation key, List<String> lines) {
    if (value == null) {
      return;
    }
    JsonNode node = value.node();
    String at = key == null ? "" : key.line() + ":" + key.column() + " ";
    SourceLocation place = value.place();
    String text = node.isContainer() ? "" : " " + node;
    lines.add(
        String.format(
            "%s%s = %d:%d %s%s", at, path, place.line(), place.column(), node.getNodeType(), text));
    value
        .fields()
        .forEach((name, child) -> show(path + "/" + name, child, child.keyPlace(), lines));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      show(path + "/" + i, value.child(String.valueOf(i)), null, lines);
    }
  }
}
