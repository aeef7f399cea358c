package dev.rollcall.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.plan.RandomPlans;
import dev.rollcall.plan.SamplePlans;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several plans on one page, and in one text. */
final class ProjectsPageTest {
  private static final Printed.View<List<ProjectPlan>> MARKDOWN =
      Printed.markdown(ProjectsPage::of);
  private static final Printed.View<List<ProjectPlan>> TEXT = Printed.text(ProjectsPage::of);

  private static List<ProjectPlan> large(int projects) {
    ProjectPlan.Made made = new ProjectPlan.Made(SamplePlans.large(300));
    return IntStream.range(0, projects)
        .mapToObj(i -> "organizations/" + i)
        .map(folder -> new ProjectPlan(folder, made, 0))
        .toList();
  }

  private static List<ProjectPlan> hostile(long seed) {
    String name = RandomPlans.hostileName(seed);
    Diagnostics diagnostics = Diagnostics.of(RandomPlans.hostile(seed).warnings());
    return List.of(
        new ProjectPlan(name, new ProjectPlan.Made(RandomPlans.hostile(seed)), 2),
        new ProjectPlan("a | b" + name, new ProjectPlan.Invalid(diagnostics), 65),
        new ProjectPlan("c", new ProjectPlan.Unreachable(name), 1));
  }

  /** Each cell of the table as a paragraph: the parser knows no tables. */
  private static String cellsApart(String page) {
    return page.lines()
        .filter(line -> !line.startsWith("| ---"))
        .map(line -> line.startsWith("| ") ? line.replaceAll(" ?\\| ?", "\n\n") : line)
        .collect(joining("\n"));
  }

  @Test
  void tellsOfFewPlansAll() {
    String page = Printed.as(MARKDOWN, large(2));
    assertThat(page).contains("## Plans of 2 projects", "| `organizations/1` | acme | 300 | 30 |");
    assertThat(page.split("## Plan for `acme`", -1)).hasSize(3);
    assertThat(page).doesNotContain("of 2 are not shown here");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 100, 400, 3000})
  void staysWithinAComment(int projects) {
    String page = Printed.as(MARKDOWN, large(projects));
    assertThat(page.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(MarkdownPrinter.MAX_BYTES);
    new RenderedMarkdown(cellsApart(page)).isInert();
  }

  @Test
  void countsThePlansItLeavesOut() {
    String page = Printed.as(MARKDOWN, large(3000));
    assertThat(page)
        .contains("## Plans of 3000 projects")
        .doesNotContain("## Plan for")
        .endsWith(
            "\n3000 of 3000 are not shown here: `rollcall plan --format json` has the full list\n");
  }

  @Test
  void namesAndMessagesAreInert() {
    List<String> lines = new ArrayList<>();
    for (long seed = 0; seed < 200; seed++) {
      String page = Printed.as(MARKDOWN, hostile(seed));
      new RenderedMarkdown(cellsApart(page)).isInert();
      List<String> rows = page.lines().filter(line -> line.startsWith("| ")).toList();
      assertThat(rows.subList(0, 5)).allMatch(row -> row.split("\\|", -1).length == 9);
      lines.add(Printed.as(TEXT, hostile(seed)).replace("\n", ""));
    }
    assertThat(lines).noneMatch(line -> line.matches("(?s).*[\\p{Cc}\\p{Cf}\\u2028\\u2029].*"));
  }
}
