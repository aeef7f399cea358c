package dev.rollcall.model;

/** A role by its name in the product. Roles are data: products change their sets. */
public record Role(String name) {
  /** The organization role of administrators, where a product has one. */
  public static final Role ADMIN = new Role("admin");

  @Override
  public String toString() {
    return name;
  }
}
