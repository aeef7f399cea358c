package dev.rollcall.saved;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.plan.Change;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.RandomPlans;
import dev.rollcall.plan.SamplePlans;
import dev.rollcall.plan.SavedPlan;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PlanFileTest {
  private static final PlanFile FILE = new PlanFile("1.2.3");
  private static final PublishedSchema SCHEMA = PublishedSchema.of("plan");

  static LongStream seeds() {
    return LongStream.range(0, 1000);
  }

  static LongStream fewSeeds() {
    return LongStream.range(0, 100);
  }

  private static String json(Plan plan) throws IOException {
    StringWriter out = new StringWriter();
    FILE.write(plan, out);
    return out.toString();
  }

  private static SavedPlan read(String json) throws Exception {
    return PlanReader.read("plan.json", () -> new StringReader(json));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void readsBackWhatItWrote(long seed) throws Exception {
    Plan plan = RandomPlans.plan(seed);
    assertThat(read(json(plan))).isEqualTo(SavedPlan.of(plan));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("fewSeeds")
  void writesWhatTheSchemaDescribes(long seed) throws IOException {
    SCHEMA.accepts(json(RandomPlans.plan(seed)));
  }

  @Test
  void equalPlansGiveEqualBytes() throws IOException {
    Plan plan = SamplePlans.everything();
    List<Change> shuffled = new ArrayList<>(plan.changes());
    Collections.reverse(shuffled);
    Plan equal =
        new Plan(
            plan.header(),
            shuffled,
            plan.waiting(),
            plan.unmanaged(),
            plan.warnings(),
            plan.verdict(),
            plan.adminFloor());
    assertThat(json(equal)).isEqualTo(json(plan));
  }

  @Test
  void writesNoCharacterThatSteersATerminalOrABuild() throws IOException {
    assertThat(json(SamplePlans.hostile()).replace("\n", ""))
        .doesNotContain("#")
        .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\u2028\\u2029]");
  }

  @Test
  void savesAndReads(@TempDir Path folder) throws Exception {
    Plan plan = SamplePlans.everything();
    Path file = folder.resolve("plan.json");
    FILE.save(SamplePlans.empty(), file);
    FILE.save(plan, file);
    assertThat(file).hasContent(json(plan).stripTrailing());
    assertThat(PlanFile.read(file)).isEqualTo(SavedPlan.of(plan));
    assertThat(folder).isDirectoryContaining(f -> f.equals(file));
  }

  @Test
  void passesOverWhatItDoesNotKnow() throws Exception {
    Plan plan = SamplePlans.everything();
    String newer =
        json(plan)
            .replace("\"1.0\"", "\"1.7\"")
            .replace("{\n", "{\n\"new\": {\"deep\": [1, null]},\n");
    String sealed =
        newer.replaceFirst("sha256:[0-9a-f]*\"\n", PlanTokens.of(newer).seal() + "\"\n");
    assertThat(sealed).isNotEqualTo(newer);
    assertThat(read(sealed)).isEqualTo(SavedPlan.of(plan));
  }

  @Test
  void theDesignsExampleIsAPlan() throws Exception {
    String example = new String(resource("design-example.json"), UTF_8);
    SCHEMA.accepts(example.replace("\"since\": \"...\"", "\"since\": \"2026-11-20T08:00:00Z\""));
    assertThat(read(example).changes()).hasSize(1);
  }

  private static byte[] resource(String name) throws IOException {
    try (var in = PlanFileTest.class.getResourceAsStream("/saved/" + name)) {
      return in.readAllBytes();
    }
  }
}
