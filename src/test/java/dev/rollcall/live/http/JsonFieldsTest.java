package dev.rollcall.live.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

final class JsonFieldsTest {
  private final JsonFields fields =
      new JsonFields(
          "items[3]",
          new JsonMapper()
              .readTree(
                  """
                  {"text": "a", "empty": "", "null": null, "count": 7, "negative": -1,
                   "huge": 99999999999, "part": 1.5, "yes": true, "object": {"x": "y"},
                   "objects": [{"x": "1"}, {"x": "2"}], "texts": ["a", "b"], "mixed": ["a", 1]}
                  """));

  private static void fails(ThrowingCallable read, String message) {
    assertThatThrownBy(read).isInstanceOf(InvalidResponseException.class).hasMessage(message);
  }

  @Test
  void readsWhatIsThere() throws Exception {
    assertThat(fields.text("text")).isEqualTo("a");
    assertThat(fields.optionalText("empty")).isEmpty();
    assertThat(fields.count("count")).isEqualTo(7);
    assertThat(fields.flag("yes")).isTrue();
    assertThat(fields.object("object").text("x")).isEqualTo("y");
    assertThat(fields.objects("objects")).hasSize(2);
    assertThat(fields.optionalTexts("texts")).containsExactly("a", "b");
  }

  @Test
  void nullIsAbsent() throws Exception {
    for (String name : new String[] {"null", "none"}) {
      assertThat(fields.optionalText(name)).isNull();
      assertThat(fields.optionalCount(name)).isNull();
      assertThat(fields.optionalObject(name)).isNull();
      assertThat(fields.optionalTexts(name)).isNull();
      assertThat(fields.flag(name)).isFalse();
    }
  }

  @Test
  void saysWhatIsOfAnotherKindAndWhere() throws Exception {
    fails(() -> fields.text("none"), "items[3].none is not text");
    fails(() -> fields.text("empty"), "items[3].empty is not text");
    fails(() -> fields.optionalText("count"), "items[3].count is not text");
    fails(() -> fields.count("null"), "items[3].null is not a count");
    for (String name : new String[] {"negative", "huge", "part", "text"}) {
      fails(() -> fields.count(name), "items[3]." + name + " is not a count");
    }
    fails(() -> fields.flag("text"), "items[3].text is not true or false");
    fails(() -> fields.object("none"), "items[3].none is not an object");
    fails(() -> fields.object("texts"), "items[3].texts is not an object");
    fails(() -> fields.objects("none"), "items[3].none is not a list");
    fails(() -> fields.objects("texts"), "texts[0] is no object");
    fails(() -> fields.optionalTexts("mixed"), "items[3].mixed is not a list of texts");
    fails(() -> fields.object("object").text("z"), "items[3].object.z is not text");
  }
}
