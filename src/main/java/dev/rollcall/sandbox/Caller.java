package dev.rollcall.sandbox;

import tools.jackson.core.JsonGenerator;

/**
 * Who every token belongs to. It stays the caller even when it has been removed: not removing
 * oneself is for the client to see to.
 */
record Caller(Principal principal, String name) {
  void write(JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("type", principal.type().wire());
    json.writeStringProperty("id", principal.id());
    json.writeStringProperty("name", name);
    json.writeEndObject();
  }
}
