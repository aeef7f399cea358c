package dev.rollcall.live.aihub;

import dev.rollcall.live.http.InvalidResponseException;
import dev.rollcall.live.http.JsonFields;
import dev.rollcall.model.Principal;

/** A principal as the server names it. */
record AihubPrincipal(Type type, String id) {
  /** The kinds of principals there are. */
  enum Type {
    MEMBER("member"),
    SERVICE_ACCOUNT("service_account"),
    GROUP("group");

    private final String word;

    Type(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }

    static Type of(Principal principal) {
      if (principal instanceof Principal.Person) {
        return MEMBER;
      }
      return principal instanceof Principal.ServiceAccountPrincipal ? SERVICE_ACCOUNT : GROUP;
    }
  }

  static AihubPrincipal of(JsonFields fields, Interner interner) throws InvalidResponseException {
    String word = fields.text("type");
    for (Type type : Type.values()) {
      if (type.word.equals(word)) {
        return new AihubPrincipal(type, interner.text(fields.text("id")));
      }
    }
    throw new InvalidResponseException(
        fields.where() + ".type is " + word + ", a kind of principal rollcall does not know");
  }

  @Override
  public String toString() {
    return type.word() + " " + id;
  }
}
