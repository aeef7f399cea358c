package dev.rollcall.live.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads bodies: JSON objects of bounded length, the rows of a list one by one. */
final class ResponseBodyReader {
  /**
   * What no honest answer exceeds: a page of 500 rows takes some 15,000 tokens, and nothing in the
   * contract nests deeper than four. What is kept of an answer is bounded by these, whatever its
   * length.
   */
  private static final StreamReadConstraints BOUNDS =
      StreamReadConstraints.builder()
          .maxTokenCount(200_000)
          .maxNestingDepth(50)
          .maxStringLength(1 << 17)
          .maxNameLength(1 << 10)
          .maxNumberLength(100)
          .build();

  /** Reads values one by one from the midst of a document. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder(JsonFactory.builder().streamReadConstraints(BOUNDS).build())
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final String ROWS = "items";
  private static final long MAX_LENGTH = 32L << 20;
  private static final long LONGEST_REASON = 64L << 10;
  private static final int EXCERPT = 1000;

  /** Of one answer: far more than a page may hold. */
  private static final int MAX_ROWS = 10_000;

  private ResponseBodyReader() {}

  /** Takes the rows of a list as they come. */
  interface RowSink {
    void add(JsonFields row) throws InvalidResponseException;
  }

  /**
   * The fields of the answer; none where the body is empty. If there is a sink for rows, they go
   * there, and of the rest only texts, numbers and flags are kept.
   *
   * @throws JacksonException if it is no JSON, or the connection broke
   * @throws RefusalException if it says that it is an error, which AI Hub's first API does with a
   *     200
   */
  static JsonFields read(Response response, @Nullable RowSink rows)
      throws InvalidResponseException, RefusalException {
    try (JsonParser parser =
        MAPPER.createParser(new BoundedStream(response.body().byteStream(), MAX_LENGTH))) {
      ObjectNode fields = MAPPER.createObjectNode();
      JsonToken first = parser.nextToken();
      if (first == null) {
        return new JsonFields("", fields);
      }
      if (first != JsonToken.START_OBJECT) {
        throw new InvalidResponseException("it is no JSON object");
      }
      readFields(parser, fields, rows);
      if (parser.nextToken() != null) {
        throw new InvalidResponseException("something follows its JSON object");
      }
      if (fields.path("status").asString("").equals("ERROR")) {
        throw new RefusalException(fields);
      }
      return new JsonFields("", fields);
    } catch (StreamConstraintsException e) {
      throw new InvalidResponseException(
          "it is beyond all bounds of an answer: " + e.getOriginalMessage());
    }
  }

  /**
   * The whole of an answer that is one JSON value, such as a list or a number.
   *
   * @throws JacksonException if it is no JSON, or the connection broke
   */
  static JsonNode readValue(Response response) throws InvalidResponseException {
    try (JsonParser parser =
        MAPPER.createParser(new BoundedStream(response.body().byteStream(), MAX_LENGTH))) {
      if (parser.nextToken() == null) {
        throw new InvalidResponseException("it is empty");
      }
      JsonNode value = MAPPER.readTree(parser);
      if (parser.nextToken() != null) {
        throw new InvalidResponseException("something follows its JSON value");
      }
      return value;
    }
  }

  private static void readFields(JsonParser parser, ObjectNode fields, @Nullable RowSink rows)
      throws InvalidResponseException {
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      JsonToken value = parser.nextToken();
      if (rows != null && name.equals(ROWS)) {
        readRows(parser, value, rows);
      } else if (rows != null && value.isStructStart()) {
        parser.skipChildren();
      } else {
        fields.set(name, MAPPER.readTree(parser));
      }
    }
  }

  private static void readRows(JsonParser parser, JsonToken value, RowSink rows)
      throws InvalidResponseException {
    if (value == JsonToken.VALUE_NULL) {
      return;
    }
    if (value != JsonToken.START_ARRAY) {
      throw new InvalidResponseException(ROWS + " is not a list");
    }
    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      if (i == MAX_ROWS) {
        throw new InvalidResponseException("it holds more than " + MAX_ROWS + " rows");
      }
      rows.add(JsonFields.item(ROWS, i, MAPPER.readTree(parser)));
    }
  }

  /** The first characters of a body, which stays unread. */
  static String excerpt(Response response) throws IOException {
    return response.peekBody(EXCERPT).string();
  }

  /**
   * Why a server refuses: the message of a JSON error, else the body as it is; empty where it
   * breaks off.
   */
  static String reason(Response response, ErrorFormat dialect) {
    try {
      String body = response.peekBody(LONGEST_REASON).string();
      String message = message(body, dialect);
      return message == null ? body : message;
    } catch (IOException e) {
      return "";
    }
  }

  private static @Nullable String message(String body, ErrorFormat dialect) {
    try {
      return body.startsWith("{") ? message(MAPPER.readTree(body), dialect) : null;
    } catch (JacksonException e) {
      return null;
    }
  }

  private static @Nullable String message(JsonNode error, ErrorFormat dialect) {
    return dialect.reasons().stream()
        .map(error::path)
        .filter(JsonNode::isString)
        .map(JsonNode::stringValue)
        .findFirst()
        .orElse(null);
  }

  /** An answer that looks like success and is none. */
  static final class RefusalException extends Exception {
    private static final long serialVersionUID = 1L;

    private RefusalException(JsonNode error) {
      super(message(error, ErrorFormat.AIHUB));
    }

    String reason() {
      return getMessage() == null ? "" : getMessage();
    }
  }

  /** A body longer than any honest one. */
  static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    private TooLongException(long longest) {
      super("the answer is longer than " + (longest >> 20) + " MiB");
    }
  }

  private static final class BoundedStream extends FilterInputStream {
    private long left;

    private BoundedStream(InputStream in, long longest) {
      super(in);
      left = longest;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      left -= Math.max(0, count);
      if (left < 0) {
        throw new TooLongException(MAX_LENGTH);
      }
      return count;
    }
  }
}
