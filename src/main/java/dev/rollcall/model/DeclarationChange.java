package dev.rollcall.model;

import org.jspecify.annotations.Nullable;

/**
 * What the files would say differently at one address.
 *
 * @param declared whether it would be declared, or declared so where it is declared otherwise; else
 *     it would not be declared any more, and a group goes with all its members
 * @param entry what would be declared; null for a group, which is declared as what nothing else is
 */
public record DeclarationChange(Address address, boolean declared, @Nullable Entry entry) {
  /** It would be declared. */
  public static DeclarationChange declare(Address address, @Nullable Entry entry) {
    return new DeclarationChange(address, true, entry);
  }

  /** It would not be declared any more. */
  public static DeclarationChange undeclare(Address address) {
    return new DeclarationChange(address, false, null);
  }
}
