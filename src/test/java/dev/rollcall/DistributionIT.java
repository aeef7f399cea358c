package dev.rollcall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DistributionIT {
  private static final Path JAR = Launch.HOME.resolve("lib/rollcall.jar");

  @Test
  void holdsWhatAUserNeeds() {
    assertThat(Launch.HOME.resolve("bin/rollcall")).isExecutable();
    assertThat(Launch.HOME.resolve("LICENSE")).content().contains("Apache License");
  }

  @Test
  void classPathNamesExactlyTheLibraries() throws Exception {
    List<String> named = List.of(manifest().getValue(Attributes.Name.CLASS_PATH).split(" ", -1));

    assertThat(libraries()).containsExactlyInAnyOrderElementsOf(named);
  }

  @Test
  void holdsOneLibraryOfAKind() throws Exception {
    assertThat(libraries()).filteredOn(jar -> jar.contains("yaml")).hasSize(1);
    assertThat(libraries())
        .filteredOn(jar -> jar.startsWith("okhttp"))
        .extracting(jar -> jar.replaceAll("-[0-9.]+jar$", ""))
        .containsExactlyInAnyOrder("okhttp-jvm", "okhttp-tls");
  }

  /** Java 8 reads class files up to version 52. */
  @Test
  void oldJavasCanReadTheStart() throws Exception {
    try (JarFile jar = new JarFile(JAR.toFile());
        InputStream bytes = jar.getInputStream(jar.getEntry("dev/rollcall/cli/Launcher.class"))) {
      DataInputStream data = new DataInputStream(bytes);
      assertThat(data.readInt()).isEqualTo(0xCAFEBABE);
      assertThat(data.readUnsignedShort()).isZero();
      assertThat(data.readUnsignedShort()).isEqualTo(52);
    }
  }

  @Test
  void windowsLauncherHasWindowsLineEnds() throws Exception {
    assertThat(Files.readString(Launch.HOME.resolve("bin/rollcall.cmd")))
        .startsWith("@echo off\r\n")
        .doesNotContainPattern("[^\r]\n");
  }

  @Test
  void bashReadsTheCompletion() throws Exception {
    Launch bash =
        Launch.of(
            Path.of("bash"), "-nu", Launch.HOME.resolve("completion/rollcall.bash").toString());

    assertThat(bash.run()).isEqualTo(new Launch.Finished(0, "", ""));
  }

  private static Attributes manifest() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      return jar.getManifest().getMainAttributes();
    }
  }

  private static List<String> libraries() throws IOException {
    try (Stream<Path> files = Files.list(Launch.HOME.resolve("lib"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals("rollcall.jar"))
          .toList();
    }
  }
}
