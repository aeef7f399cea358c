package dev.rollcall.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What can be checked of {@code examples/kubernetes} without a cluster. */
final class KubernetesExamplesTest {
  private static final Path EXAMPLES = Path.of("examples/kubernetes");

  @TempDir private Path folder;

  static List<Map<?, ?>> manifests() throws IOException {
    List<Map<?, ?>> manifests = new ArrayList<>();
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        new Load(LoadSettings.builder().build())
            .loadAllFromString(Files.readString(file))
            .forEach(manifest -> manifests.add((Map<?, ?>) manifest));
      }
    }
    return manifests;
  }

  static List<Map<?, ?>> configMaps() throws IOException {
    return manifests().stream().filter(m -> "ConfigMap".equals(m.get("kind"))).toList();
  }

  /** All mappings inside a manifest that run a container. */
  static List<Map<?, ?>> containers() throws IOException {
    List<Map<?, ?>> found = new ArrayList<>();
    manifests().forEach(manifest -> collect(manifest, found));
    return found;
  }

  private static void collect(Object node, List<Map<?, ?>> found) {
    if (node instanceof Map<?, ?> map) {
      if (map.containsKey("image")) {
        found.add(map);
      }
      map.values().forEach(value -> collect(value, found));
    } else if (node instanceof List<?> list) {
      list.forEach(item -> collect(item, found));
    }
  }

  @Test
  void manifestsHaveTheDocumentedKinds() throws IOException {
    assertThat(manifests())
        .extracting(manifest -> String.valueOf(manifest.get("kind")))
        .contains("ConfigMap", "CronJob", "Job", "PersistentVolumeClaim");
    assertThat(containers()).hasSize(3);
  }

  @ParameterizedTest
  @MethodSource("configMaps")
  void aMountedConfigMapIsAProject(Map<?, ?> configMap) throws IOException {
    Path mount = mount(mapping(configMap, "data"));
    Ran ran = Ran.rollcall("validate", mount);
    assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
    assertThat(ran.err()).doesNotContain("0 members");
  }

  /**
   * Kubernetes writes a ConfigMap's files into a folder named for the time, makes {@code ..data} a
   * link to it, and each file of the mount a link through that, to replace all of them at once.
   */
  private Path mount(Map<?, ?> data) throws IOException {
    Path stamped = Files.createDirectories(folder.resolve("..2026_11_24_09_00_00.123456789"));
    Files.createSymbolicLink(folder.resolve("..data"), stamped.getFileName());
    for (Map.Entry<?, ?> file : data.entrySet()) {
      String name = (String) file.getKey();
      Files.writeString(stamped.resolve(name), (String) file.getValue());
      Files.createSymbolicLink(folder.resolve(name), Path.of("..data", name));
    }
    return folder;
  }

  @ParameterizedTest
  @MethodSource("containers")
  void commandLineIsValidAndContainerIsRestricted(Map<?, ?> container) {
    String[] args =
        ((List<?>) requireNonNull(container.get("args")))
            .stream().map(String.class::cast).toArray(String[]::new);
    assertThat(RootCommand.commandLine(Shells.NOWHERE, args).parseArgs(args).hasSubcommand())
        .isTrue();
    Map<?, ?> security = mapping(container, "securityContext");
    assertThat(security.get("readOnlyRootFilesystem")).isEqualTo(true);
    assertThat(security.get("allowPrivilegeEscalation")).isEqualTo(false);
    boolean writes = args[0].equals("apply");
    assertThat(List.of(args).contains("--journal"))
        .as("a place that can be written")
        .isEqualTo(writes);
  }

  private static Map<?, ?> mapping(Map<?, ?> manifest, String key) {
    return (Map<?, ?>) requireNonNull(manifest.get(key));
  }
}
