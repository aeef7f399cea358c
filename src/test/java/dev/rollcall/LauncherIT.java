package dev.rollcall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.Launch.Finished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LauncherIT {
  @TempDir Path folder;

  @Test
  void printsTheVersionAndNothingElse() throws Exception {
    Finished finished = Launch.rollcall("--version").run();

    assertThat(finished.code()).isZero();
    assertThat(finished.out()).matches("rollcall \\d+\\.\\d+\\.\\d+\\S*\n");
    assertThat(finished.err()).isEmpty();
  }

  @Test
  void passesTheExitCodeOn() throws Exception {
    assertThat(Launch.rollcall("no-such-command").run().code()).isEqualTo(64);
  }

  @Test
  void findsItsHomeThroughLinks() throws Exception {
    Path home = folder.resolve("the home");
    copy("bin/rollcall", home);
    copy("lib/rollcall.jar", home);
    Files.createSymbolicLink(folder.resolve("first"), home.resolve("bin/rollcall"));
    Path link = Files.createSymbolicLink(folder.resolve("second"), Path.of("first"));

    assertThat(Launch.of(link, "--version").in(folder).run().code()).isZero();
  }

  @Test
  void startsFromItsOwnFolder() throws Exception {
    Launch launch =
        Launch.of(Path.of("sh"), "rollcall", "--version").in(Launch.HOME.resolve("bin"));

    assertThat(launch.run().code()).isZero();
  }

  @Test
  void takesTheJavaOnThePath() throws Exception {
    Launch launch =
        Launch.rollcall("--version")
            .without("JAVA_HOME")
            .with("PATH", System.getProperty("java.home") + "/bin");

    assertThat(launch.run().code()).isZero();
  }

  @Test
  void saysThatThereIsNoJava() throws Exception {
    Finished finished =
        Launch.rollcall("--version").without("JAVA_HOME").with("PATH", folder.toString()).run();

    assertThat(finished)
        .isEqualTo(
            new Finished(
                1,
                "",
                "error: java not found: install Java 17 or newer and put it on PATH,"
                    + " or set JAVA_HOME\n"));
  }

  @Test
  void saysThatJavaHomeIsWrong() throws Exception {
    Finished finished = Launch.rollcall("--version").with("JAVA_HOME", folder.toString()).run();

    assertThat(finished.code()).isEqualTo(1);
    assertThat(finished.err())
        .startsWith("error: JAVA_HOME is " + folder + ", which has no bin/java");
  }

  @Test
  void handsOptionsToTheJvmAndArgumentsToTheProgram() throws Exception {
    Finished finished =
        Launch.rollcall("plan", "a folder", "*", "")
            .with("JAVA_HOME", fakeJava().toString())
            .with("JAVA_OPTS", "-Xmx64m -Da=*")
            .with("ROLLCALL_OPTS", "-Db=1")
            .run();

    assertThat(finished.out().lines())
        .contains("[-XX:+UseSerialGC]", "[-Dsun.net.httpserver.nodelay=true]")
        .containsSequence("[-Xmx64m]", "[-Da=*]", "[-Db=1]", "[-jar]")
        .endsWith("[plan]", "[a folder]", "[*]", "[]");
  }

  @Test
  void leavesTheChoiceOfCollectorToTheUser() throws Exception {
    Finished finished = Launch.rollcall("--version").with("JAVA_OPTS", "-XX:+UseG1GC").run();

    assertThat(finished.code()).isZero();
  }

  @Test
  void readsArgumentsBeyondAsciiInTheCLocale() throws Exception {
    Finished finished =
        Launch.rollcall("zoë").without("LANG").without("LC_CTYPE").with("LC_ALL", "C").run();

    assertThat(finished.err()).contains("'zoë'");
  }

  private static void copy(String file, Path home) throws IOException {
    Files.createDirectories(home.resolve(file).getParent());
    Files.copy(Launch.HOME.resolve(file), home.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
  }

  /** A Java home whose java prints each of its arguments on a line. */
  private Path fakeJava() throws IOException {
    Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\nprintf '[%s]\\n' \"$@\"\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    return folder.resolve("jdk");
  }
}
