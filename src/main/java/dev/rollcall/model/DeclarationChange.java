package dev.rollcall.model;

import org.jspecify.annotations.Nullable;

/** What the files would say differently at one address. */
public sealed interface DeclarationChange {
  /** Where. */
  Address address();

  /**
   * It would be declared, or declared so where it is declared otherwise.
   *
   * @param entry null for a group, which is declared as what nothing else is
   */
  record Declare(Address address, @Nullable Entry entry) implements DeclarationChange {}

  /** It would not be declared any more; a group goes with all its members. */
  record Undeclare(Address address) implements DeclarationChange {}
}
