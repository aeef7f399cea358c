package dev.rollcall.cli;

import picocli.CommandLine.Option;

/** In which format a command's artefact is written. */
final class FormatOption {
  /** The formats there are; their names are the words of the option. */
  enum Format {
    text,
    json
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "Write ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} if left out.")
  private Format format = Format.text;

  boolean isJson() {
    return format == Format.json;
  }
}
