package dev.rollcall.config;

import dev.rollcall.Golden;
import dev.rollcall.config.ProjectReader.Roster;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.model.Address;
import dev.rollcall.model.DesiredState;
import dev.rollcall.model.Entry;
import dev.rollcall.model.Kind;
import dev.rollcall.model.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder in {@code cases-config} is a project; its {@code diagnostics.txt} is what reading it
 * says.
 */
final class ProjectCasesTest {
  static List<Path> cases() throws IOException {
    return Golden.list("cases-config", "");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void project(Path folder) throws Exception {
    Golden.check(folder.resolve("diagnostics.txt"), read(folder));
  }

  private static String read(Path folder) throws NoSuchFolderException {
    try {
      Roster roster = Given.read(ProjectFolder.open(folder)).roster();
      return Golden.show(Diagnostics.of(roster.warnings())) + show(roster.desired());
    } catch (InvalidInputException e) {
      return Golden.show(e.diagnostics());
    }
  }

  private static String show(DesiredState desired) {
    List<String> lines = new ArrayList<>(List.of("managed: " + desired.managed()));
    show(desired, Kind.MEMBER, lines);
    show(desired, Kind.SERVICE_ACCOUNT, lines);
    desired.groups().stream()
        .map(Address::group)
        .forEach(group -> lines.add(group + " at " + desired.sources().get(group)));
    show(desired, Kind.GROUP_MEMBER, lines);
    desired
        .workspaces()
        .forEach(
            name -> lines.add("workspace " + name + " at " + desired.workspaceSources().get(name)));
    show(desired, Kind.WORKSPACE_ACCESS, lines);
    return String.join("\n", lines) + "\n";
  }

  private static void show(DesiredState desired, Kind kind, List<String> lines) {
    desired
        .entries()
        .forEach(
            (address, entry) -> {
              if (address.kind() == kind) {
                lines.add(show(address, entry, desired));
              }
            });
  }

  private static String show(Address address, Entry entry, DesiredState desired) {
    Window window = entry.window();
    String when =
        window.equals(Window.ALWAYS) ? "" : " from " + window.from() + " until " + window.until();
    String why = entry.note() == null ? "" : " (" + entry.note() + ")";
    return address + ": " + entry.role() + when + why + " at " + desired.sources().get(address);
  }
}
