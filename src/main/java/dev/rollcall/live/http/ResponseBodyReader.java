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

/** Reads bodies: JSON values of bounded length. */
final class ResponseBodyReader {
  /**
   * What no honest answer exceeds: a page of 500 rows takes some 15,000 tokens, and nothing in an
   * answer nests deeper than four. What is kept of an answer is bounded by these, whatever its
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

  private static final JsonMapper MAPPER =
      JsonMapper.builder(JsonFactory.builder().streamReadConstraints(BOUNDS).build())
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final long MAX_LENGTH = 32L << 20;
  private static final long MAX_REASON_LENGTH = 64L << 10;
  private static final int EXCERPT = 1000;

  private ResponseBodyReader() {}

  /**
   * The object that is the whole of an answer; an empty one where the body is empty. One of its
   * fields may be read in another way, and is not kept then.
   *
   * @throws JacksonException if it is no JSON, or the connection broke
   */
  static ObjectNode object(
      Response response, @Nullable String field, HttpApi.Decoder<JsonParser, ?> reader)
      throws InvalidResponseException {
    ObjectNode object = MAPPER.createObjectNode();
    read(
        response,
        "object",
        parser -> {
          if (parser.currentToken() != null && !parser.hasToken(JsonToken.START_OBJECT)) {
            throw new InvalidResponseException("it is not a JSON object");
          }
          for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            if (name.equals(field)) {
              reader.decode(parser);
            } else {
              object.set(name, MAPPER.readTree(parser));
            }
          }
          return object;
        });
    return object;
  }

  /**
   * The whole of an answer that is one JSON value, such as a list or a number.
   *
   * @throws JacksonException if it is no JSON, or the connection broke
   */
  static <T> T value(Response response, HttpApi.Decoder<JsonParser, T> reader)
      throws InvalidResponseException {
    return read(
        response,
        "value",
        parser -> {
          if (parser.currentToken() == null) {
            throw new InvalidResponseException("it is empty");
          }
          return reader.decode(parser);
        });
  }

  private static <T> T read(Response response, String whole, HttpApi.Decoder<JsonParser, T> reader)
      throws InvalidResponseException {
    try (JsonParser parser = MAPPER.createParser(new BoundedStream(response.body().byteStream()))) {
      parser.nextToken();
      T value = reader.decode(parser);
      if (parser.nextToken() != null) {
        throw new InvalidResponseException("there is text after its JSON " + whole);
      }
      return value;
    } catch (StreamConstraintsException e) {
      throw new InvalidResponseException(
          "it exceeds the limits of a response: " + e.getOriginalMessage());
    }
  }

  /** A value of any kind. */
  static JsonNode tree(JsonParser parser) {
    return MAPPER.readTree(parser);
  }

  /** The first characters of a body, which stays unread. */
  static String excerpt(Response response) throws IOException {
    return response.peekBody(EXCERPT).string();
  }

  /**
   * Why a server refuses: the message of a JSON error, else the body as it is; empty where it
   * breaks off.
   */
  static String reason(Response response, ApiServer.ErrorFormat format) {
    String body;
    try {
      body = response.peekBody(MAX_REASON_LENGTH).string();
    } catch (IOException e) {
      return "";
    }
    try {
      String reason = body.startsWith("{") ? format.reason(MAPPER.readTree(body)) : null;
      return reason == null ? body : reason;
    } catch (JacksonException e) {
      return body;
    }
  }

  /** A body longer than any honest one. */
  static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    private TooLongException() {
      super("the response is longer than " + (MAX_LENGTH >> 20) + " MiB");
    }
  }

  private static final class BoundedStream extends FilterInputStream {
    private long left = MAX_LENGTH;

    private BoundedStream(InputStream in) {
      super(in);
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
        throw new TooLongException();
      }
      return count;
    }
  }
}
