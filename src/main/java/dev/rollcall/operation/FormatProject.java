package dev.rollcall.operation;

import dev.rollcall.config.Formatter;
import dev.rollcall.config.NoSuchFolderException;
import dev.rollcall.config.ProjectFolder;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.saved.AtomicFile;
import dev.rollcall.saved.AtomicFile.Replacement;
import dev.rollcall.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Path;

/** {@code fmt}: rewrites the files of a project in canonical form; asks no product. */
public final class FormatProject {
  private final OperationContext context;

  public FormatProject(OperationContext context) {
    this.context = context;
  }

  /**
   * Checks every file of a project, and changes none.
   *
   * @throws NoSuchFolderException if there is no such folder
   * @throws InvalidInputException if any file is invalid, with the errors of all files
   */
  public Formatter.FormatResult check(Path folder)
      throws NoSuchFolderException, InvalidInputException, InvalidOptionsException {
    OpenProject project = OpenProject.open(folder, SettingsOverrides.NONE, context);
    project.roster();
    return Formatter.check(ProjectFolder.open(folder), project.settings(), context.modules());
  }

  /**
   * Rewrites files in canonical form; none is replaced before all are written. A file keeps its
   * permissions; a link stays one, and the file it leads to is replaced.
   *
   * @throws IOException if one cannot be written, with a message that names it and says why
   */
  public static void write(Formatter.FormatResult result) throws IOException {
    AtomicFile.replaceAll(
        result.rewrites().entrySet().stream()
            .map(
                rewrite -> {
                  YamlFile file = rewrite.getKey();
                  return new Replacement(
                      SafeText.quote(file.name()), file.path(), rewrite.getValue());
                })
            .toList());
  }
}
