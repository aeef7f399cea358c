package dev.rollcall.config;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Capabilities;
import dev.rollcall.model.DesiredState;
import dev.rollcall.settings.IgnoreList;
import dev.rollcall.settings.Settings;
import dev.rollcall.yaml.YamlFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The roster files of a project, read one after the other into one desired state. */
final class RosterLoader {
  private final ProjectFolder folder;
  private final Diagnostics.Collector problems;
  private final Consumer<SchemaViolation> brokenRules;

  RosterLoader(
      ProjectFolder folder, Diagnostics.Collector problems, Consumer<SchemaViolation> brokenRules) {
    this.folder = folder;
    this.problems = problems;
    this.brokenRules = brokenRules;
  }

  /**
   * What the files say.
   *
   * @throws InvalidInputException with everything that {@code problems} holds by then, if there is
   *     an error among it
   */
  Roster read(Settings settings, Capabilities capabilities) throws InvalidInputException {
    ProviderSupport support = new ProviderSupport(settings.provider(), capabilities);
    support.problemsWith(settings).forEach(problems::add);
    DesiredStateBuilder declarations =
        declare(settings.files(), globPlaces(settings), support, settings.ignore());
    Diagnostics found = problems.toDiagnostics();
    if (found.hasErrors()) {
      throw new InvalidInputException(found);
    }
    DesiredState desired = declarations.inOrder();
    return new Roster(desired, found.kept(), ConfigDigest.of(settings, desired));
  }

  /** Checks what can be checked without settings; the findings are in {@code problems}. */
  void check(Map<String, SourceLocation> globs) {
    declare(List.copyOf(globs.keySet()), globs, null, IgnoreList.NOBODY);
  }

  private static Map<String, SourceLocation> globPlaces(Settings settings) {
    Map<String, SourceLocation> places = new HashMap<>();
    for (int i = 0; i < settings.files().size(); i++) {
      SourceLocation place = settings.sourceOf("files." + i);
      if (place != null) {
        places.put(settings.files().get(i), place);
      }
    }
    return places;
  }

  private DesiredStateBuilder declare(
      List<String> globs,
      Map<String, SourceLocation> globPlaces,
      @Nullable ProviderSupport support,
      IgnoreList ignore) {
    List<YamlFile> files = folder.rosterFiles(globs, globPlaces, problems);
    if (files.isEmpty()) {
      problems.add(
          Diagnostic.warning("no-roster", "no file says who has access", null)
              .withHint("write members: in a file such as members.yaml"));
    }
    DesiredStateBuilder declarations = new DesiredStateBuilder(problems);
    RosterFileReader reader = new RosterFileReader(support, declarations, problems, brokenRules);
    boolean complete = true;
    for (YamlFile file : files) {
      complete &= file.readEntries(reader, problems);
    }
    DesiredState desired = declarations.inFileOrder();
    new ReferenceChecker(desired, ignore, problems).check(complete && reader.isComplete());
    new SuspiciousNames(desired, problems).check();
    return declarations;
  }
}
