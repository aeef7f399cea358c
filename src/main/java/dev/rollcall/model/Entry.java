package dev.rollcall.model;

import org.jspecify.annotations.Nullable;

/** One declared line: as what, when and why; whom and where is its address. */
public record Entry(Role role, Window window, @Nullable String note) {
  /** An entry that holds always and says nothing of why. */
  public static Entry of(Role role) {
    return new Entry(role, Window.ALWAYS, null);
  }
}
