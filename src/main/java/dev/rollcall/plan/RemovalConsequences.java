package dev.rollcall.plan;

import dev.rollcall.model.Address;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.Principal;
import dev.rollcall.plan.Consequence.Loss;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What goes when principals go: one pass over the live state, whoever many leave. */
final class RemovalConsequences {
  private final Map<Principal, List<Loss>> losses = new HashMap<>();

  /**
   * A principal that leaves the organization, before it is known what goes with it.
   *
   * @param further what else the product does, in its words
   */
  record Removal(Change change, List<String> further) {}

  RemovalConsequences(LiveState live, Set<Principal> leaving) {
    if (!leaving.isEmpty()) {
      live.entries().forEach((address, entry) -> collect(address, entry, leaving));
    }
  }

  private void collect(Address address, LiveEntry entry, Set<Principal> leaving) {
    if (address.kind().isPrincipal()) {
      return;
    }
    Principal holder = address.principal();
    Principal group =
        address.kind() == Kind.GROUP_MEMBER ? Principal.group(address.name()) : holder;
    Loss loss = new Loss(address, Objects.requireNonNull(entry.role()));
    for (Principal principal : group.equals(holder) ? List.of(holder) : List.of(holder, group)) {
      if (leaving.contains(principal)) {
        losses.computeIfAbsent(principal, p -> new ArrayList<>()).add(loss);
      }
    }
  }

  /** The removals, each with everything that goes. */
  List<Change> complete(Collection<Removal> removals) {
    return removals.stream().map(r -> r.change().withConsequences(consequences(r))).toList();
  }

  private List<Consequence> consequences(Removal removal) {
    Stream<Loss> lost =
        losses.getOrDefault(removal.change().address().principal(), List.of()).stream()
            .sorted(Comparator.comparing(Loss::address));
    return Stream.<Consequence>concat(
            lost, removal.further().stream().map(Consequence.Further::new))
        .toList();
  }
}
