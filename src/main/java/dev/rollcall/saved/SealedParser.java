package dev.rollcall.saved;

import dev.rollcall.plan.Seal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.util.JsonParserDelegate;

/** Reads one JSON object and judges its seal on the way, whatever of it is passed over. */
final class SealedParser extends JsonParserDelegate {
  private final TokenDigest digest = new TokenDigest();
  private @Nullable Seal seal;

  SealedParser(JsonParser json) {
    super(json);
  }

  @Override
  public @Nullable JsonToken nextToken() {
    JsonToken token = super.nextToken();
    if (token != null) {
      digest.add(token, text(token));
    }
    return token;
  }

  private String text(JsonToken token) {
    return switch (token) {
      case PROPERTY_NAME, VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> getString();
      default -> "";
    };
  }

  @Override
  public @Nullable String nextName() {
    return nextToken() == JsonToken.PROPERTY_NAME ? currentName() : null;
  }

  @Override
  public JsonParser skipChildren() {
    int open = currentToken() != null && currentToken().isStructStart() ? 1 : 0;
    while (open > 0) {
      JsonToken token = nextToken();
      if (token == null) {
        return this;
      }
      open += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    }
    return this;
  }

  /** Reads what is left, and says how the seal stands. */
  Seal seal() {
    if (seal == null) {
      while (nextToken() != null) {
        // every token counts
      }
      seal = digest.judge();
    }
    return seal;
  }
}
