package dev.rollcall.sandbox;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows by id and by key, in the order in which they came. */
final class Table<T extends Row.Keyed> {
  private final String noun;
  private final Map<String, T> byId = new LinkedHashMap<>();
  private final Map<String, T> byKey = new HashMap<>();

  /** An empty registry; {@code noun} is what errors call a row. */
  Table(String noun) {
    this.noun = noun;
  }

  Collection<T> all() {
    return Collections.unmodifiableCollection(byId.values());
  }

  T get(String id) throws HttpErrorException {
    T row = byId.get(id);
    if (row == null) {
      throw HttpErrorException.notFound("there is no " + noun + " with the id \"" + id + "\"");
    }
    return row;
  }

  @Nullable T find(String id) {
    return byId.get(id);
  }

  @Nullable T findByKey(String key) {
    return byKey.get(key);
  }

  /** Refuses a key that a row has already. */
  void checkFree(String key) throws HttpErrorException {
    if (byKey.containsKey(key)) {
      throw HttpErrorException.conflict("there is a " + noun + " called \"" + key + "\" already");
    }
  }

  /** Puts a row in the place of the one with its id, or at the end. */
  void put(T row) {
    T before = byId.put(row.id(), row);
    if (before != null) {
      byKey.remove(before.key());
    }
    byKey.put(row.key(), row);
  }

  /** Takes a row out; false when it was not there. */
  boolean remove(String id) {
    T row = byId.remove(id);
    if (row != null) {
      byKey.remove(row.key());
    }
    return row != null;
  }
}
