package dev.rollcall.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.Effort;
import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to hurt end in a diagnostic, soon. */
@Timeout(60)
final class HostileYamlTest {
  private static final String VALID =
      """
      %YAML 1.2
      ---
      a: &x {b: [1, 2.5, ~], "c\\x41": 'd''e'}
      f: *x
      ? g
      : |-
        h
        i
      j: >+2
          k

      l: "m\\
        n" # o
      !!str p: !q r
      ...
      """;

  @TempDir private Path folder;

  @Test
  void tooLarge() throws IOException {
    Path file = folder.resolve("large.yaml");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(65L << 20);
    }
    assertThat(read(file))
        .hasToString("f:1:1: error[too-large]: the file has 65 MiB, more than 64");
  }

  @Test
  void missing() {
    assertThat(read(folder.resolve("none.yaml")))
        .hasToString("f:1:1: error[unreadable]: it cannot be read: no such file");
  }

  @Test
  void folderInsteadOfFile() {
    assertThat(read(folder)).hasToString("f:1:1: error[unreadable]: it is no file");
  }

  @Test
  void bombOfAliases() throws IOException {
    StringBuilder bomb = new StringBuilder("a: &a [x,x,x,x,x,x,x,x,x,x]\n");
    for (char c = 'b'; c <= 'i'; c++) {
      String inner = ",*" + (char) (c - 1);
      bomb.append(c + ": &" + c + " [" + inner.repeat(10).substring(1) + "]\n");
    }
    assertThat(read(bomb.toString()).code()).isEqualTo("too-many-nodes");
  }

  @Test
  void bombOfEmptyAliases() throws IOException {
    String many = "*a,".repeat(1000);
    String text = "a: &a []\nb: &b [" + many + "]\nc: [" + "*b,".repeat(1001) + "]\n";
    assertThat(read(text).code()).isEqualTo("too-many-nodes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{", "- ", "? ", "{a: ", "[{a: "})
  void deep(String opening) throws IOException {
    Diagnostic diagnostic = read("a:\n  " + opening.repeat(3000));
    assertThat(diagnostic.code()).isEqualTo("too-deep");
    assertThat(diagnostic.source()).isNotNull();
  }

  @Test
  void depthIsCountedThroughAliases() throws IOException {
    StringBuilder text = new StringBuilder("a0: &a0 [[[[[[x]]]]]]\n");
    for (int i = 1; i < 8; i++) {
      text.append(String.format("a%d: &a%d [[[[[[*a%d]]]]]]%n", i, i, i - 1));
    }
    assertThat(read(text.toString()).code()).isEqualTo("too-deep");
  }

  @Test
  void manyNodes() throws IOException {
    assertThat(read("- a\n".repeat(1_000_001)))
        .hasToString(
            "f:1000000:3: error[too-many-nodes]: the file holds more than 1,000,000 keys and"
                + " values, aliases written out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "# comment", "\n", "a: \"", "a: |\n ", "a: &", "a: *", "a: !"})
  void textWithoutEnd(String start) throws IOException {
    assertThat(read("k: v\n" + start + (start.equals("\n") ? start : "x").repeat(5 << 20)))
        .extracting(Diagnostic::code)
        .isEqualTo("too-long");
  }

  /**
   * Valid files with a few bytes changed: whatever they have become, reading ends without an
   * exception.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void damagedFiles(int seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < Effort.of(100, 300); i++) {
      byte[] bytes = VALID.getBytes(StandardCharsets.UTF_8);
      for (int j = 0; j <= random.nextInt(4); j++) {
        bytes[random.nextInt(bytes.length)] = anyByte(random);
      }
      int length = random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length;
      Path file = Files.write(folder.resolve("damaged.yaml"), Arrays.copyOf(bytes, length));
      Diagnostics.Collector problems = new Diagnostics.Collector();
      boolean read = new YamlFile(file, "f").readWhole(problems) != null;
      assertThat(read || problems.toDiagnostics().hasErrors()).isTrue();
    }
  }

  private static byte anyByte(Random random) {
    String telling = "\\\"'[]{}:,-?&*!|>%@#~\n\t xuU";
    return random.nextBoolean()
        ? (byte) telling.charAt(random.nextInt(telling.length()))
        : (byte) random.nextInt(256);
  }

  private Diagnostic read(String text) throws IOException {
    return read(Files.writeString(folder.resolve("hostile.yaml"), text));
  }

  private static Diagnostic read(Path file) {
    Diagnostics.Collector problems = new Diagnostics.Collector();
    assertThat(new YamlFile(file, "f").readEntries((path, piece) -> {}, problems)).isFalse();
    return problems.toDiagnostics().kept().stream()
        .filter(d -> !d.code().equals("non-scalar-key"))
        .findFirst()
        .orElseThrow();
  }
}
