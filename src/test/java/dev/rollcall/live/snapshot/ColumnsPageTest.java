package dev.rollcall.live.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of columns on the page of the example lists what rollcall accepts. */
final class ColumnsPageTest {
  @Test
  void listsEveryColumnAndEveryNameOfIt() throws IOException {
    Map<String, List<Column>> known = new LinkedHashMap<>();
    known.put("members", MemberListReader.PEOPLE_COLUMNS);
    known.put("groups", AccessListReader.GROUP_COLUMNS);
    known.put("workspaces", AccessListReader.WORKSPACE_COLUMNS);
    known.put("service_accounts", MemberListReader.ACCOUNT_COLUMNS);

    assertThat(written()).isEqualTo(known);
  }

  private static Map<String, List<Column>> written() throws IOException {
    Map<String, List<Column>> lists = new LinkedHashMap<>();
    List<Column> columns = new ArrayList<>();
    List<String> rows =
        Files.readAllLines(Path.of("examples/snapshot/README.md")).stream()
            .dropWhile(line -> !line.startsWith("| list | column |"))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .toList();
    for (String row : rows) {
      String[] cells = row.split(" *\\| *", -1);
      if (!cells[1].isEmpty()) {
        columns = lists.computeIfAbsent(cells[1].replace("`", ""), list -> new ArrayList<>());
      }
      columns.add(column(cells[2], cells[4]));
    }
    return lists;
  }

  private static Column column(String named, String aliases) {
    String name = named.replaceAll("^`(.*)`.*$", "$1");
    Set<String> keys =
        Stream.concat(Stream.of(name), Stream.of(aliases.split(", ")))
            .map(Column::key)
            .collect(Collectors.toSet());
    return new Column(name, !named.endsWith(", optional"), keys);
  }
}
