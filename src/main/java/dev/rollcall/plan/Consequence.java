package dev.rollcall.plan;

import dev.rollcall.model.Address;
import dev.rollcall.model.Role;

/** What else a removal takes away. Never planned on its own. */
public sealed interface Consequence {
  /** A membership or grant that goes with what is removed. */
  record Loss(Address address, Role role) implements Consequence {}

  /** Something only the product knows, in its words, such as tokens that stop working. */
  record Further(String text) implements Consequence {}
}
