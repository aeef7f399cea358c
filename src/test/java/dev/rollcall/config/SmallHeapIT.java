package dev.rollcall.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.diagnostic.InvalidInputException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is large or made to hurt is read, or refused, in a heap of 512 MB. */
@Timeout(120)
final class SmallHeapIT {
  private static final int LARGEST = 64 << 20;

  @TempDir private Path folder;

  @Test
  void theLargestFileAndABomb() throws Exception {
    String note = "@acme.example: {note: \"" + "x".repeat(300) + "\"}\n";
    project("valid", "members:\n", "  p", note);
    Given.file(
        Given.file(folder.resolve("bomb"), "rollcall.yaml", Given.SETTINGS),
        "groups.yaml",
        "groups:\n  g: &g {members: {" + people(1000) + "}}\n" + groups(1000));

    assertThat(readInSmallHeap("valid", "bomb")).containsExactly("valid", "too-many-nodes");
  }

  private static String people(int count) {
    StringBuilder people = new StringBuilder();
    for (int i = 0; i < count; i++) {
      people.append("p").append(i).append("@x.example: , ");
    }
    return people.toString();
  }

  private static String groups(int count) {
    StringBuilder groups = new StringBuilder();
    for (int i = 0; i < count; i++) {
      groups.append("  g").append(i).append(": *g\n");
    }
    return groups.toString();
  }

  /**
   * Writes a project with one roster file that is as large as a file may be; its lines differ by a
   * number.
   */
  private void project(String name, String start, String before, String after) throws IOException {
    Path project = Given.file(folder.resolve(name), "rollcall.yaml", Given.SETTINGS);
    int lines = (LARGEST - start.length()) / (before.length() + 7 + after.length());
    try (BufferedWriter out = Files.newBufferedWriter(project.resolve("roster.yaml"))) {
      out.write(start);
      for (int i = 0; i < lines; i++) {
        out.write(before);
        out.write(String.valueOf(1_000_000 + i));
        out.write(after);
      }
    }
  }

  private List<String> readInSmallHeap(String... names) throws Exception {
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Reading.class.getName(),
                folder.toString(),
                String.join(",", names))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
    return Files.readAllLines(output);
  }

  /** The program that is run: reads projects and prints the last code of each. */
  static final class Reading {
    private Reading() {}

    public static void main(String[] args) throws Exception {
      for (String name : args[1].split(",", -1)) {
        System.out.println(read(Path.of(args[0], name)));
      }
    }

    private static String read(Path folder) throws Exception {
      try {
        Given.read(ProjectFolder.open(folder));
        return "valid";
      } catch (InvalidInputException e) {
        return e.diagnostics().kept().get(0).code();
      }
    }
  }
}
