package dev.rollcall.plan;

import dev.rollcall.model.Address;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.Principal;
import dev.rollcall.plan.Consequence.Loss;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What goes when principals go: one pass over the live state, whoever many leave. */
final class RemovalConsequences {
  private final Map<Principal, List<Loss>> losses = new HashMap<>();

  RemovalConsequences(LiveState live, Set<Principal> leaving) {
    if (leaving.isEmpty()) {
      return;
    }
    live.groups()
        .forEach(
            (name, group) ->
                group
                    .members()
                    .forEach(
                        (principal, role) -> {
                          Loss loss = new Loss(new Address.GroupMember(name, principal), role);
                          note(principal, loss, leaving);
                          note(new Principal.GroupPrincipal(name), loss, leaving);
                        }));
    live.workspaces()
        .forEach(
            (name, workspace) ->
                workspace
                    .access()
                    .forEach(
                        (principal, role) ->
                            note(
                                principal,
                                new Loss(new Address.WorkspaceAccess(name, principal), role),
                                leaving)));
  }

  private void note(Principal principal, Loss loss, Set<Principal> leaving) {
    if (leaving.contains(principal)) {
      losses.computeIfAbsent(principal, p -> new ArrayList<>()).add(loss);
    }
  }

  /** The removal itself, with everything that goes. */
  Change toChange(PlannedRemoval departure, PlanContext scope) {
    Address address = Address.of(departure.principal());
    return new Change(
        departure.step(),
        address,
        departure.role() == null ? Attributes.NONE : Attributes.of(departure.role()),
        null,
        departure.reason(),
        departure.cause(),
        departure.note(),
        scope.source(address),
        List.of(),
        consequences(departure),
        false);
  }

  private List<Consequence> consequences(PlannedRemoval departure) {
    Stream<Loss> lost =
        losses.getOrDefault(departure.principal(), List.of()).stream()
            .sorted(Comparator.comparing(Loss::address));
    return Stream.<Consequence>concat(
            lost, departure.further().stream().map(Consequence.Further::new))
        .toList();
  }
}
