package dev.rollcall.saved;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.Effort;
import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.RandomPlans;
import dev.rollcall.plan.SamplePlans;
import dev.rollcall.plan.SavedPlan;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Any edit of what a plan says is noticed, however small; another way to write it down is none. */
final class SealTest {
  private static final JsonMapper JSON = new JsonMapper();

  static LongStream seeds() {
    return LongStream.range(0, Effort.of(1000, 5000));
  }

  private static String json(Plan plan) throws IOException {
    StringWriter out = new StringWriter();
    new PlanFile("1.2.3").write(plan, out);
    return out.toString();
  }

  /** Read as a whole, or so far that it is known to have been changed. */
  private static SavedPlan.Seal seal(String json) throws IOException, InvalidInputException {
    try {
      return PlanReader.read("plan.json", () -> new StringReader(json)).seal();
    } catch (TamperedPlanException e) {
      return SavedPlan.Seal.BROKEN;
    }
  }

  private static List<Plan> plans(long seed) {
    return List.of(RandomPlans.plan(seed), RandomPlans.hostile(seed));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void holdsHoweverThePlanIsWrittenDown(long seed) throws Exception {
    for (Plan plan : plans(seed)) {
      String saved = json(plan);
      assertThat(seal(saved)).isEqualTo(SavedPlan.Seal.INTACT);
      assertThat(seal(saved.replace("\n", "\r\n"))).isEqualTo(SavedPlan.Seal.INTACT);
      assertThat(seal(saved.replaceAll("\n *", ""))).isEqualTo(SavedPlan.Seal.INTACT);
      assertThat(seal(saved.replace("\n", "\n\t \n"))).isEqualTo(SavedPlan.Seal.INTACT);
      assertThat(seal(PlanTokens.of(saved).write())).isEqualTo(SavedPlan.Seal.INTACT);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void noticesOneEdit(long seed) throws Exception {
    Random random = new Random(seed);
    for (Plan plan : plans(seed)) {
      String saved = json(plan);
      for (int edit = 0; edit < 10; edit++) {
        PlanTokens tokens = PlanTokens.of(saved);
        String what = tokens.edit(random);
        assertThat(seals(tokens.write())).as(what).isNotEqualTo(SavedPlan.Seal.INTACT);
      }
    }
  }

  /** What is no plan of a known format any more is refused as well. */
  private static SavedPlan.Seal seals(String json) throws IOException {
    try {
      return seal(json);
    } catch (InvalidInputException e) {
      return SavedPlan.Seal.MISSING;
    }
  }

  @Test
  void noticesEveryEditOfEveryToken() throws Exception {
    String saved = json(SamplePlans.everything());
    int size = PlanTokens.of(saved).size();
    List<String> unnoticed = new ArrayList<>();
    for (int at = 0; at < size; at++) {
      for (PlanTokens.Edit edit : PlanTokens.Edit.values()) {
        PlanTokens tokens = PlanTokens.of(saved);
        if (tokens.edit(edit, at) && seals(tokens.write()) == SavedPlan.Seal.INTACT) {
          unnoticed.add(edit + " at " + at + ": " + tokens.write());
        }
      }
    }
    assertThat(size).isGreaterThan(600);
    assertThat(unnoticed).isEmpty();
  }

  @Test
  void ofAnotherPlanDoesNotHold() throws Exception {
    ObjectNode one = object(json(SamplePlans.everything()));
    JsonNode other = object(json(SamplePlans.small())).get("seal");
    one.set("seal", other);
    assertThat(seal(one.toString())).isEqualTo(SavedPlan.Seal.BROKEN);
  }

  @Test
  void isMissedWhereThereIsNone() throws Exception {
    ObjectNode plan = object(json(SamplePlans.everything()));
    plan.remove("seal");
    assertThat(seal(plan.toString())).isEqualTo(SavedPlan.Seal.MISSING);
    plan.withObject("verdict").put("seal", "sha256:0");
    assertThat(seal(plan.toString()))
        .as("only the plan's own counts")
        .isEqualTo(SavedPlan.Seal.MISSING);
    plan.putNull("seal");
    assertThat(seal(plan.toString())).isEqualTo(SavedPlan.Seal.BROKEN);
    plan.putArray("seal").add("sha256:0");
    assertThat(seal(plan.toString())).isEqualTo(SavedPlan.Seal.BROKEN);
  }

  @Test
  void isTheLastProperty() throws Exception {
    assertThat(object(json(SamplePlans.nothing())).propertyNames()).last().isEqualTo("seal");
  }

  /** Two strings of one text, or a name and a string, are not to be taken for one another. */
  @Test
  void tellsWhereTokensEnd() {
    assertThat(digest("{\"a\":\"bc\"}")).isNotEqualTo(digest("{\"ab\":\"c\"}"));
    assertThat(digest("{\"a\":[\"b\"],\"c\":[]}")).isNotEqualTo(digest("{\"a\":[],\"c\":[\"b\"]}"));
    assertThat(digest("{\"a\":1}")).isNotEqualTo(digest("{\"a\":\"1\"}"));
    assertThat(digest("{\"a\":null}")).isNotEqualTo(digest("{\"a\":\"\"}"));
    assertThat(digest("{\"a\":\"\\ud800\"}")).isNotEqualTo(digest("{\"a\":\"\\ud801\"}"));
    assertThat(digest("{\"a\":\"\\u0041\"}")).isEqualTo(digest("{ \"\\u0061\" : \"A\" }"));
  }

  private static String digest(String json) {
    return PlanTokens.of(json).seal();
  }

  private static ObjectNode object(String json) {
    return (ObjectNode) JSON.readTree(json);
  }
}
