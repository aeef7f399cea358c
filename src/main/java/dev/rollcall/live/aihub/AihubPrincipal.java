package dev.rollcall.live.aihub;

import dev.rollcall.live.http.InvalidResponseException;
import dev.rollcall.live.http.JsonFields;
import dev.rollcall.model.Kind;

/** A principal as the server names it. */
record AihubPrincipal(Kind kind, String id) {
  static AihubPrincipal of(JsonFields fields, Interner interner) throws InvalidResponseException {
    String word = fields.text("type");
    for (Kind kind : Kind.values()) {
      if (kind.isPrincipal() && kind.word().equals(word)) {
        return new AihubPrincipal(kind, interner.text(fields.text("id")));
      }
    }
    throw new InvalidResponseException(
        fields.where() + ".type is " + word + ", a kind of principal rollcall does not know");
  }

  @Override
  public String toString() {
    return kind.word() + " " + id;
  }
}
