package dev.rollcall.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.rollcall.Effort;
import dev.rollcall.diagnostic.Edit;
import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.plan.Drift;
import dev.rollcall.plan.DriftClass;
import dev.rollcall.plan.RandomPlans;
import dev.rollcall.plan.SampleDrifts;
import dev.rollcall.saved.PublishedSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class DriftPageTest {
  private static final String APPLY = "rollcall apply access/acme";
  private static final Printed.View<Drift> TEXT = Printed.text(drift -> DriftPage.of(drift, APPLY));
  private static final Printed.View<Drift> JSON =
      (drift, out) -> JsonPrinter.print(drift, APPLY, "1.2.3", out);
  private static final Printed.View<Drift> MARKDOWN =
      Printed.markdown(drift -> DriftPage.of(drift, APPLY));

  static Stream<Arguments> samples() {
    return Stream.of(
        arguments("everything", SampleDrifts.everything()),
        arguments("refused", SampleDrifts.refused()),
        arguments("none", SampleDrifts.none()));
  }

  static LongStream seeds() {
    return LongStream.range(0, Effort.of(60, 200));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void showsDrift(String name, Drift drift) throws IOException {
    Printed.check("drift/" + name + ".txt", TEXT, drift);
    Printed.check("drift/" + name + ".json", JSON, drift);
    Printed.check("drift/" + name + ".md", MARKDOWN, drift);
    PublishedSchema.of("drift").accepts(Printed.as(JSON, drift));
    new RenderedMarkdown(Printed.as(MARKDOWN, drift)).isInert();
    Findings findings = FindingsBuilder.of(drift, APPLY, "access/acme");
    Printed.check("drift/" + name + ".github.txt", GithubPrinter::print, findings);
    Printed.check("drift/" + name + ".gitlab.json", GitlabPrinter::print, findings);
    SarifSchema.accepts(Printed.as(FindingsTest.SARIF, findings));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void showsAnyDriftInert(long seed) {
    Drift drift = RandomPlans.hostileDrift(seed);
    RenderedMarkdown page = new RenderedMarkdown(Printed.as(MARKDOWN, drift)).isInert();
    drift.drifted().stream()
        .flatMap(one -> one.edits().stream())
        .filter(edit -> !edit.lines().isEmpty())
        .map(DriftPageTest::shown)
        .forEach(lines -> assertThat(page.blocks()).anyMatch(block -> block.contains(lines)));
    assertThat(Printed.as(TEXT, drift).replace("\n", ""))
        .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\u2028\\u2029]")
        .doesNotContain("::", "##");
    Findings findings = FindingsBuilder.of(drift, APPLY, "a b");
    assertThat(RunnerCommand.all(Printed.as(GithubPrinter::print, findings)))
        .allMatch(command -> command.word().matches("error|warning|notice"));
    SarifSchema.accepts(Printed.as(FindingsTest.SARIF, findings));
  }

  /**
   * All lines of an edit, one after the other; CommonMark empties those of blanks within a list.
   */
  private static String shown(Edit edit) {
    return edit.lines().stream()
        .map(line -> line.isBlank() ? "" : SafeText.of(line))
        .collect(Collectors.joining("\n"));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void tellsProgramsEverythingExactly(long seed) {
    Drift drift = RandomPlans.hostileDrift(seed);
    String text = Printed.as(JSON, drift);
    assertThat(text.replace("\n", "")).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\u2028\\u2029]");
    JsonNode json = JsonMapper.shared().readTree(text);
    assertThat(json.get("drift")).hasSameSizeAs(drift.drifted());
    assertThat(json.at("/plan/changes")).hasSameSizeAs(drift.plan().changes());
    for (int i = 0; i < drift.together().size(); i++) {
      JsonNode edit = json.get("adopt_all").get(i);
      assertThat(edit.get("file").stringValue()).isEqualTo(drift.together().get(i).file());
      assertThat(edit.get("lines"))
          .extracting(JsonNode::stringValue)
          .containsExactlyElementsOf(drift.together().get(i).lines());
    }
  }

  @Test
  void keepsMuchDriftWithinAnIssue() {
    String text = Printed.as(MARKDOWN, SampleDrifts.large(3000));
    assertThat(text.getBytes(UTF_8)).hasSizeBetween(50_000, MarkdownPrinter.MAX_BYTES);
    assertThat(text)
        .startsWith("## Drift of `acme`: 3000 added by hand\n")
        .contains("refused by `max_removals`", " more added by hand: ");
    new RenderedMarkdown(text).isInert();
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 500, 2000, 5000, 20_000})
  void isNeverLongerThanThePage(int bytes) {
    Printed.View<Drift> view = Printed.markdown(bytes, drift -> DriftPage.of(drift, APPLY));
    for (long seed = 0; seed < 40; seed++) {
      Drift drift = seed == 0 ? SampleDrifts.large(300) : RandomPlans.hostileDrift(seed);
      assertThat(Printed.as(view, drift).getBytes(UTF_8).length).isLessThanOrEqualTo(bytes);
    }
  }

  @Test
  void colourIsAllThatAPaletteAdds() {
    Drift drift = SampleDrifts.everything();
    String coloured =
        Printed.as(Printed.text(ColorMode.COLOR, shown -> DriftPage.of(shown, APPLY)), drift);
    assertThat(coloured.replaceAll("\u001b\\[[0-9;]+m", ""))
        .isEqualTo(Printed.as(TEXT, drift))
        .isNotEqualTo(coloured);
  }

  @Test
  void everyClassIsARuleAndAWordOfTheSchema() {
    String schema =
        new JsonMapper()
            .readTree(Path.of("schemas", "drift.schema.json"))
            .at("/$defs/drifted/properties/class/enum")
            .toString();
    assertThat(List.of(DriftClass.values()))
        .allMatch(c -> schema.contains("\"" + c.name().toLowerCase(Locale.ROOT) + "\""));
    assertThat(Pattern.compile("\"").splitAsStream(schema).filter(w -> w.matches("[a-z_]+")))
        .hasSameSizeAs(DriftClass.values());
  }
}
