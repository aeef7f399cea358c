package dev.rollcall.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Who is in a group or reaches a workspace. */
record Principal(Type type, String id) {

  /** The kinds of principal; {@link #wire} is how the contract spells them. */
  enum Type {
    MEMBER,
    SERVICE_ACCOUNT,
    GROUP;

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Type> ofWire(String wire) {
      return Arrays.stream(values()).filter(type -> type.wire().equals(wire)).findFirst();
    }
  }

  static Principal member(String id) {
    return new Principal(Type.MEMBER, id);
  }

  static Principal serviceAccount(String id) {
    return new Principal(Type.SERVICE_ACCOUNT, id);
  }

  static Principal group(String id) {
    return new Principal(Type.GROUP, id);
  }

  void write(JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("type", type.wire());
    json.writeStringProperty("id", id);
    json.writeEndObject();
  }
}
