package dev.rollcall.saved;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/**
 * How rollcall writes JSON, the same bytes everywhere: two spaces per level, LF, and every
 * character that could control a terminal escaped.
 */
public final class JsonDocument {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .characterEscapes(new TerminalSafe())
          .build();

  private static final ObjectWriteContext INDENTED =
      new ObjectWriteContext.Base() {
        @Override
        public PrettyPrinter getPrettyPrinter() {
          return prettyPrinter();
        }

        @Override
        public boolean hasPrettyPrinter() {
          return true;
        }
      };

  private JsonDocument() {}

  /** Writes one document that ends with a line break; {@code out} is flushed, not closed. */
  public static void write(Writer out, Consumer<JsonGenerator> content) throws IOException {
    write(INDENTED, out, content);
    out.write('\n');
    out.flush();
  }

  /** One document on one line, without a line break. */
  static String line(Consumer<JsonGenerator> content) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), line)) {
      content.accept(json);
    }
    return line.toString();
  }

  private static void write(ObjectWriteContext context, Writer out, Consumer<JsonGenerator> content)
      throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(context, out)) {
      content.accept(json);
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
  }

  private static PrettyPrinter prettyPrinter() {
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
            .withArrayEmptySeparator("")
            .withObjectEmptySeparator("");
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    return new DefaultPrettyPrinter(separators)
        .withObjectIndenter(indenter)
        .withArrayIndenter(indenter);
  }

  /**
   * Escapes what JSON would let through raw: DEL, C1 controls, line separators, and what is
   * invisible or changes the reading direction; and {@code #}, two of which begin a command to a
   * build runner that reads the log. Characters beyond the basic plane come as surrogates, and one
   * alone does not say what the character is, so all are escaped; generators over a Writer ask for
   * both surrogates, those over bytes do not. A reader gets the same string.
   */
  private static final class TerminalSafe extends CharacterEscapes {
    private static final long serialVersionUID = 1L;
    private static final int DEL = 0x7F;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = standardAsciiEscapesForJSON();
      codes[DEL] = ESCAPE_STANDARD;
      codes['#'] = ESCAPE_STANDARD;
      return codes;
    }

    /** The escape of one UTF-16 unit beyond ASCII, or null to write it as it is. */
    @Override
    public @Nullable SerializableString getEscapeSequence(int unit) {
      return switch (Character.getType((char) unit)) {
        case Character.CONTROL,
            Character.FORMAT,
            Character.SURROGATE,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR ->
            new SerializedString(String.format("\\u%04x", unit));
        default -> null;
      };
    }
  }
}
