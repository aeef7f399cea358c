package dev.rollcall.live.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.rollcall.model.Role;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

final class JsonBindingTest {
  private static final String INNER = "{'x': 'y'}";
  private final JsonBinding binding = new JsonBinding();

  record Inner(String x) {}

  record Repeated(@JsonBinding.Shared String id) {}

  record Required(
      String text, int count, Role role, Inner object, List<Inner> objects, boolean yes) {}

  record Optional(
      @Nullable String text,
      @Nullable Integer count,
      @Nullable Inner object,
      @JsonProperty("other_texts") @Nullable List<String> texts,
      @JsonSetter(contentNulls = Nulls.SET) @Nullable Map<String, @Nullable List<String>> lists) {}

  record Refused(String word) {
    @JsonCreator
    static Refused of(String word) throws InvalidResponseException {
      if (!word.isEmpty()) {
        throw new InvalidResponseException(word);
      }
      return new Refused(word);
    }
  }

  private static JsonNode json(String text) {
    return new JsonMapper().readTree(text.replace('\'', '"'));
  }

  private static JsonNode required(String replaced, String value) {
    ObjectNode row =
        (ObjectNode)
            json(
                "{'text': 'a', 'count': 7, 'role': 'admin', 'object': {'x': 'y'},"
                    + " 'objects': [{'x': '1'}, {'x': '2'}], 'yes': true, 'more': [1]}");
    if (value.isEmpty()) {
      row.remove(replaced);
    } else {
      row.set(replaced, json(value));
    }
    return new JsonMapper().createArrayNode().add(row);
  }

  @Test
  void readsWhatIsThere() throws Exception {
    Inner inner = new Inner("y");
    assertThat(binding.list("items", required("more", "1"), Required.class))
        .containsExactly(
            new Required(
                "a", 7, new Role("admin"), inner, List.of(new Inner("1"), new Inner("2")), true));
    assertThat(
            binding.object(
                json(
                    "{'text': '', 'count': 0, 'object': "
                        + INNER
                        + ", 'other_texts': ['a', 'b'], 'lists': {'l': ['c'], 'n': null}}"),
                Optional.class))
        .satisfies(read -> assertThat(read.text()).isEmpty())
        .satisfies(read -> assertThat(read.count()).isZero())
        .satisfies(read -> assertThat(read.object()).isEqualTo(inner))
        .satisfies(read -> assertThat(read.texts()).containsExactly("a", "b"))
        .satisfies(read -> assertThat(read.lists()).containsKeys("l", "n"));
  }

  @Test
  void nullIsAbsent() throws Exception {
    Optional nothing = new Optional(null, null, null, null, null);
    assertThat(binding.object(json("{}"), Optional.class)).isEqualTo(nothing);
    assertThat(
            binding.object(
                json("{'text': null, 'count': null, 'object': null, 'other_texts': null}"),
                Optional.class))
        .isEqualTo(nothing);
    assertThat(binding.list("", required("yes", "null"), Required.class).get(0).yes()).isFalse();
    assertThat(binding.list("", required("yes", ""), Required.class).get(0).yes()).isFalse();
  }

  @Test
  void sharedTextsAreOneObject() throws Exception {
    JsonNode rows = json("[{'id': 'long enough'}, {'id': 'long enough'}]");
    List<Repeated> read = binding.list("", rows, Repeated.class);
    assertThat(read.get(0).id()).isSameAs(read.get(1).id());
    assertThatThrownBy(() -> binding.list("", json("[{'id': ''}]"), Repeated.class))
        .hasMessage("[0].id is not a string");
    assertThatThrownBy(() -> binding.list("", json("[{'id': null}]"), Repeated.class))
        .hasMessage("[0].id is not a string");
  }

  /** The value is absent where it is empty. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      emptyValue = "",
      nullValues = "-",
      value = {
        "text | `` | text is not a string",
        "text | null | text is not a string",
        "text | '' | text is not a string",
        "text | 7 | text is not a string",
        "text | {} | text is not a string",
        "role | 7 | role is not a string",
        "role | '' | role is not a string",
        "role | null | role is not a string",
        "count | `` | count is not a count",
        "count | null | count is not a count",
        "count | -1 | count is not a count",
        "count | 99999999999 | count is not a count",
        "count | 1.0 | count is not a count",
        "count | 1.5 | count is not a count",
        "count | '1' | count is not a count",
        "count | 1e300 | count is not a count",
        "yes | 'true' | yes is not true or false",
        "yes | 1 | yes is not true or false",
        "object | `` | object is not an object",
        "object | null | object is not an object",
        "object | 'x' | object is not an object",
        "object | '' | object is not an object",
        "object | [] | object is not an object",
        "object | {} | object.x is not a string",
        "objects | `` | objects is not a list",
        "objects | {} | objects is not a list",
        "objects | '' | objects is not a list",
        "objects | ['a'] | objects[0] is not an object",
        "objects | [{'x': '1'}, null] | objects[1] is not an object",
        "objects | [{'x': '1'}, {'x': 2}] | objects[1].x is not a string",
      })
  void saysWhatIsOfAnotherKindAndWhere(String field, String value, String said) {
    assertThatThrownBy(() -> binding.list("items", required(field, value), Required.class))
        .isInstanceOf(InvalidResponseException.class)
        .hasMessage("items[0]." + said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'text': 7} | text is not a string",
        "{'count': 'x'} | count is not a count",
        "{'count': -1} | count is not a count",
        "{'object': 'x'} | object is not an object",
        "{'other_texts': 'x'} | other_texts is not a list",
        "{'other_texts': ['a', 1]} | other_texts is not a list of strings",
        "{'other_texts': ['a', '']} | other_texts is not a list of strings",
        "{'other_texts': ['a', null]} | other_texts is not a list of strings",
        "{'lists': {'l': ['a', null]}} | lists.l is not a list of strings",
        "{'lists': {'l': ['a', 1]}} | lists.l is not a list of strings",
        "{'lists': {'l': 'a'}} | lists.l is not a list",
        "{'lists': []} | lists is not an object",
      })
  void optionalValuesAreCheckedToo(String object, String said) {
    assertThatThrownBy(() -> binding.object(json(object), Optional.class))
        .isInstanceOf(InvalidResponseException.class)
        .hasMessage(said);
  }

  @Test
  void listHasToBeOne() {
    assertThatThrownBy(() -> binding.list("items", json("{}"), Inner.class))
        .hasMessage("items is not a list");
    assertThatThrownBy(() -> binding.list("items", json("{}").path("items"), Inner.class))
        .hasMessage("items is not a list");
    assertThatThrownBy(() -> binding.list("", json("[[]]"), Inner.class))
        .hasMessage("[0] is not an object");
    assertThatThrownBy(() -> binding.list("items", json("[null]"), Inner.class))
        .hasMessage("items[0] is not an object");
  }

  @ParameterizedTest
  @CsvSource({
    ".word is odd, items[0].word is odd",
    "' puts a group into itself', items[0] puts a group into itself",
    "the member x has no e-mail, the member x has no e-mail"
  })
  void recordMayRefuse(String reason, String said) {
    JsonNode rows = json("[{'word': '" + reason + "'}]");
    assertThatThrownBy(() -> binding.list("items", rows, Refused.class))
        .isInstanceOf(InvalidResponseException.class)
        .hasMessage(said);
  }
}
