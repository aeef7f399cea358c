package dev.rollcall.config;

import dev.rollcall.model.Email;
import dev.rollcall.model.Entry;
import dev.rollcall.model.Names;
import dev.rollcall.model.Principal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The one order of principals and names: people, service accounts, groups; then code points. */
final class CanonicalOrder {
  static final Comparator<Email> EMAILS = Comparator.naturalOrder();

  static final Comparator<Principal> PRINCIPALS =
      Comparator.comparingInt(CanonicalOrder::rank)
          .thenComparing(Principal::toString, Names.BY_CODE_POINT);

  private CanonicalOrder() {}

  private static int rank(Principal principal) {
    if (principal instanceof Principal.Person) {
      return 0;
    }
    return principal instanceof Principal.ServiceAccountPrincipal ? 1 : 2;
  }

  /** The same map, its keys in order and fast to look up. */
  static <K, V> Map<K, V> sorted(Map<K, V> map, Comparator<? super K> order) {
    return sorted(map, order, UnaryOperator.identity());
  }

  /** The same map, its keys in order and its values as {@code change} makes them. */
  static <K, V> Map<K, V> sorted(
      Map<K, V> map, Comparator<? super K> order, UnaryOperator<V> change) {
    List<Map.Entry<K, V>> entries = new ArrayList<>(map.entrySet());
    entries.sort(Map.Entry.comparingByKey(order));
    Map<K, V> sorted = new LinkedHashMap<>();
    entries.forEach(entry -> sorted.put(entry.getKey(), change.apply(entry.getValue())));
    return Collections.unmodifiableMap(sorted);
  }

  static Map<Principal, Entry> sortedEntries(Map<Principal, Entry> entries) {
    return sorted(entries, PRINCIPALS);
  }
}
