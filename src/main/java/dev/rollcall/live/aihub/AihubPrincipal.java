package dev.rollcall.live.aihub;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.rollcall.live.http.InvalidResponseException;
import dev.rollcall.live.http.JsonBinding.Shared;
import dev.rollcall.model.Kind;

/** A principal as the server names it. */
record AihubPrincipal(Kind kind, String id) {
  @JsonCreator
  static AihubPrincipal of(String type, @Shared String id) throws InvalidResponseException {
    for (Kind kind : Kind.values()) {
      if (kind.isPrincipal() && kind.word().equals(type)) {
        return new AihubPrincipal(kind, id);
      }
    }
    throw new InvalidResponseException(
        ".type is " + type + ", a kind of principal rollcall does not know");
  }

  @Override
  public String toString() {
    return kind.word() + " " + id;
  }
}
