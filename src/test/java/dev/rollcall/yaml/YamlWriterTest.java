package dev.rollcall.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.HostileNames;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.SafeText;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class YamlWriterTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada@acme.example",
        "007agent@acme.example",
        "ada+tag@acme.example",
        "group:claims",
        "service:ci-runner",
        "kubernetes/sig-apps",
        "two words",
        "https://acme.aihub.example/api",
        "Émile",
        "a.b_c"
      })
  void plainWherePlainlyText(String text) {
    assertThat(Scalars.string(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a ",
        " a",
        "yes",
        "No",
        "ON",
        "off",
        "y",
        "null",
        "~",
        "true",
        "1",
        "1.0",
        "0x1F",
        "1_000",
        "2026-11-23",
        "12:30",
        "-",
        "- x",
        "a: b",
        "a #b",
        "#a",
        "*a",
        "&a",
        "!a",
        "%a",
        "@a",
        "`a",
        "|",
        ">",
        "{a",
        "[a",
        "a]",
        "a, b",
        "'a",
        "\"a",
        "a\\",
        "a:",
        "a\nb",
        "a\tb",
        "---",
        "=",
        "<<",
        "?",
        "\u202E",
        "\uFEFF",
        "\u0085",
        "a::b",
        "a##b"
      })
  void quotedWhereYamlNeedsIt(String text) {
    assertThat(Scalars.string(text)).startsWith("\"").endsWith("\"");
  }

  @Test
  void blocks() throws IOException {
    StringWriter out = new StringWriter();
    YamlWriter writer = new YamlWriter(out);
    writer.comment("two\nlines");
    writer.open("groups");
    writer.open("yes");
    writer.text("a: b", "member");
    writer.close();
    writer.emptyMapping("empty");
    writer.close();
    writer.list("ignore", List.of("*@x.example", "ada@x.example"));
    writer.bool("prune", true);
    writer.open("guards");
    writer.list("protect", List.of("a".repeat(50), "*" + "b".repeat(50)));
    writer.close();

    assertThat(out)
        .hasToString(
            """
            # two\\u{a}lines
            groups:
              "yes":
                "a: b": member
              empty: {}
            ignore: ["*@x.example", ada@x.example]
            prune: true
            guards:
              protect:
                - %s
                - "*%s"
            """
                .formatted("a".repeat(50), "b".repeat(50)));
  }

  @Test
  void flow() throws IOException {
    StringWriter out = new StringWriter();
    Map<String, Object> pairs = new LinkedHashMap<>();
    pairs.put("role", "yes");
    pairs.put("until", LocalDate.parse("2027-01-31"));
    pairs.put("note", "a, b}");
    new YamlWriter(out).flow("ada@acme.example", pairs);

    assertThat(out)
        .hasToString("ada@acme.example: { role: \"yes\", until: 2027-01-31, note: \"a, b}\" }\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"::error::x", "a:::b", "##vso[task]", "#####", "\\::", "a::##"})
  void nothingThatARunnerOfBuildsObeysIsWritten(String text) throws IOException {
    assertThat(Scalars.string(text)).doesNotContain("::", "##");
    assertThat(SafeText.isSafe(Scalars.string(text))).isTrue();
    StringWriter out = new StringWriter();
    new YamlWriter(out).text(text, text);
    assertThat(read(out.toString()).path(text).stringValue()).isEqualTo(text);
  }

  static IntStream seeds() {
    return IntStream.range(0, 40);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsWrittenIsRead(int seed) throws IOException {
    HostileNames names = new HostileNames(seed);
    Set<String> keys = new LinkedHashSet<>();
    List<String> values = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      if (keys.add(names.next())) {
        values.add(names.next());
      }
    }
    StringWriter out = new StringWriter();
    YamlWriter writer = new YamlWriter(out);
    List<String> ordered = List.copyOf(keys);
    for (int i = 0; i < ordered.size(); i++) {
      writer.open("level " + i);
      writer.text(ordered.get(i), values.get(i));
      writer.open("x" + ordered.get(i));
      writer.list("all", ordered);
      writer.close();
      writer.close();
    }

    JsonNode read = read(out.toString());
    for (int i = 0; i < ordered.size(); i++) {
      JsonNode level = read.path("level " + i);
      assertThat(level.path(ordered.get(i)).stringValue()).isEqualTo(values.get(i));
      assertThat(level.path("x" + ordered.get(i)).path("all"))
          .extracting(JsonNode::stringValue)
          .containsExactlyElementsOf(ordered);
    }
  }

  private JsonNode read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("written.yaml"), text);
    Diagnostics.Collector problems = new Diagnostics.Collector();
    Located read = new YamlFile(file, "f").readWhole(problems);
    assertThat(problems.toDiagnostics().kept()).isEmpty();
    return Objects.requireNonNull(read).node();
  }
}
