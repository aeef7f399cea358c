package dev.rollcall.saved;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each schema stands alone, so that one file is enough to validate with. */
final class PublishedSchemaTest {
  private static JsonNode definitions(String schema) {
    return new JsonMapper().readTree(PublishedSchema.text(schema)).get("$defs");
  }

  @ParameterizedTest
  @ValueSource(strings = {"report", "journal", "drift"})
  void sharesItsWordsWithThePlan(String schema) {
    JsonNode plan = definitions("plan");
    JsonNode shared = definitions(schema);
    assertThat(shared.propertyNames()).contains("address", "action");
    for (String name : shared.propertyNames()) {
      if (plan.has(name)) {
        assertThat(shared.get(name)).as(name).isEqualTo(plan.get(name));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"outcome", "counts"})
  void sharesOutcomesBetweenReportAndJournal(String name) {
    assertThat(definitions("journal").get(name)).isEqualTo(definitions("report").get(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"sent\",\"time\":\"2026-11-24T02:10:00Z\"}",
        "{\"type\":\"finished\",\"time\":\"2026-11-24T02:10:00Z\"}",
        "{\"type\":\"sending\",\"time\":\"2026-11-24T02:10:00Z\",\"changes\":[],\"x\":1}"
      })
  void isClosed(String line) {
    assertThat(PublishedSchema.of("journal").problems(line)).isNotEmpty();
  }
}
