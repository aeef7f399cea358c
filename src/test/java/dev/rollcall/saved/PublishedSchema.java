package dev.rollcall.saved;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** One of the schemas we publish, with formats asserted. */
public final class PublishedSchema {
  private final Schema schema;

  private PublishedSchema(Schema schema) {
    this.schema = schema;
  }

  /** The schema {@code schemas/NAME.schema.json}. */
  public static PublishedSchema of(String name) {
    return new PublishedSchema(
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(text(name), InputFormat.JSON));
  }

  static String text(String name) {
    String path = "/dev/rollcall/schemas/" + name + ".schema.json";
    try (InputStream in = PublishedSchema.class.getResourceAsStream(path)) {
      assertThat(in).as(path).isNotNull();
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new AssertionError(path, e);
    }
  }

  public void accepts(String json) {
    assertThat(problems(json)).as(json).isEmpty();
  }

  List<Error> problems(String json) {
    return schema.validate(
        json,
        InputFormat.JSON,
        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }
}
