package dev.rollcall.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.diagnostic.Edit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Does what edits say, as somebody would with an editor. */
public final class Edited {
  private Edited() {}

  /** Edits the files of a project; what is to be done by hand is left. */
  public static void apply(Path folder, List<Edit> edits) throws IOException {
    Map<String, List<Edit>> files = new TreeMap<>();
    edits.stream()
        .filter(edit -> edit.byHand() == null)
        .forEach(edit -> files.computeIfAbsent(edit.file(), f -> new ArrayList<>()).add(edit));
    for (Map.Entry<String, List<Edit>> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      String text = Files.readString(path);
      List<String> lines = new ArrayList<>(List.of(text.split("\r\n|\n", -1)));
      for (int i = file.getValue().size() - 1; i >= 0; i--) {
        apply(file.getValue().get(i), lines);
      }
      Files.writeString(path, String.join("\n", lines));
    }
  }

  private static void apply(Edit edit, List<String> lines) {
    int at = edit.verb() == Edit.Verb.INSERT ? edit.first() : edit.first() - 1;
    assertThat(at).isBetween(0, lines.size());
    if (edit.verb() != Edit.Verb.INSERT) {
      lines.subList(at, edit.last()).clear();
    }
    lines.addAll(at, edit.lines());
  }
}
