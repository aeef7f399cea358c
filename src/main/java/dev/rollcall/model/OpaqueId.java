package dev.rollcall.model;

/**
 * The product's own id of a live value. Only the adapter that made it reads it: it reaches no
 * output, and since all ids are equal it takes no part in comparing live values.
 */
public final class OpaqueId {
  /** Of what a product has no id for, such as a membership. */
  public static final OpaqueId NONE = new OpaqueId("");

  private final String value;

  public OpaqueId(String value) {
    this.value = value;
  }

  /** The id as the product wrote it, for the adapter alone. */
  public String value() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OpaqueId;
  }

  @Override
  public int hashCode() {
    return 0;
  }

  @Override
  public String toString() {
    return "id";
  }
}
