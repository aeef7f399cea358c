package dev.rollcall.saved;

import dev.rollcall.plan.Seal;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * Digests the tokens of one JSON object in their order, each by its type and text, and so neither
 * blanks nor line ends nor the way a character is escaped. What stands at {@link #SEAL} is left
 * out, that it stands there is not.
 *
 * <p>No key takes part: whoever has the program can seal anything. It tells edits by hand,
 * accidents and merges.
 */
final class TokenDigest {
  /** The property of a plan that holds the digest of all the others. */
  static final String SEAL = "seal";

  private final MessageDigest digest;
  private int depth;
  private boolean inSeal;

  /** What stands at {@link #SEAL}, empty where that is no string. */
  private @Nullable String found;

  TokenDigest() {
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * Takes the next token.
   *
   * @param text of a name, string or number; others have none
   */
  void add(JsonToken token, String text) {
    if (token.isStructEnd()) {
      depth--;
    }
    if (depth == 1 && token == JsonToken.PROPERTY_NAME) {
      inSeal = text.equals(SEAL);
      digest(token, text);
    } else if (depth > 0 && !inSeal) {
      digest(token, text);
    } else if (depth == 1) {
      found = token == JsonToken.VALUE_STRING ? text : "";
    }
    if (token.isStructStart()) {
      depth++;
    }
  }

  // By UTF-16 units: an encoder would make the same of every half of a pair that stands alone.
  private void digest(JsonToken token, String text) {
    ByteBuffer bytes = ByteBuffer.allocate(2 + 4 + 2 * text.length());
    bytes.putChar(tag(token)).putInt(text.length());
    bytes.asCharBuffer().put(text);
    digest.update(bytes.array());
  }

  /** The type in our own letters: a library may renumber or rename its own. */
  private static char tag(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> '{';
      case END_OBJECT -> '}';
      case START_ARRAY -> '[';
      case END_ARRAY -> ']';
      case PROPERTY_NAME -> ':';
      case VALUE_STRING -> '"';
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> '0';
      case VALUE_TRUE -> 't';
      case VALUE_FALSE -> 'f';
      case VALUE_NULL -> 'n';
      case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalArgumentException("no token of JSON: " + token);
    };
  }

  /** {@code sha256:} and 64 hexadecimal digits; to be asked once, after the last token. */
  String seal() {
    return "sha256:" + HexFormat.of().formatHex(digest.digest());
  }

  /** How the seal that was among the tokens stands; to be asked once, after the last of them. */
  Seal judge() {
    if (found == null) {
      return Seal.MISSING;
    }
    return seal().equals(found) ? Seal.INTACT : Seal.BROKEN;
  }
}
