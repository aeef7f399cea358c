package dev.rollcall.plan;

import dev.rollcall.model.Address;
import dev.rollcall.model.Entry;
import dev.rollcall.model.LiveGroup;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.LiveWorkspace;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What some principals hold, or are declared to hold, in the declared groups and workspaces: one
 * pass over both sides, however many they are.
 */
final class PrincipalAccess {
  private final Map<Principal, List<AccessItem>> all = new HashMap<>();

  /**
   * One membership or grant.
   *
   * @param declared null where no file declares it
   * @param stored null where it is not live
   * @param derived whether it is there, too, by being an admin
   * @param planned whether plans speak of its place at all
   */
  record AccessItem(
      Address address,
      @Nullable Entry declared,
      @Nullable Role stored,
      boolean derived,
      boolean planned) {}

  PrincipalAccess(PlanInput input, Set<Principal> principals) {
    LiveState live = input.live();
    input
        .desired()
        .groups()
        .forEach(
            (name, members) -> {
              LiveGroup group = live.groups().get(name);
              Map<Principal, Role> stored = group == null ? Map.of() : group.members();
              Set<Principal> derived = group == null ? Set.of() : group.derived();
              ContainerAccess place =
                  new ContainerAccess(
                      p -> new Address.GroupMember(name, p), members, stored, derived, true);
              note(place, principals);
            });
    input
        .desired()
        .workspaces()
        .forEach(
            (name, access) -> {
              LiveWorkspace found = live.workspaces().get(name);
              boolean planned = found != null && !found.personal();
              Map<Principal, Role> stored = found == null ? Map.of() : found.access();
              Set<Principal> derived = found == null ? Set.of() : found.derived();
              ContainerAccess place =
                  new ContainerAccess(
                      p -> new Address.WorkspaceAccess(name, p), access, stored, derived, planned);
              note(place, principals);
            });
  }

  private record ContainerAccess(
      Function<Principal, Address> address,
      Map<Principal, Entry> declared,
      Map<Principal, Role> stored,
      Set<Principal> derived,
      boolean planned) {}

  private void note(ContainerAccess place, Set<Principal> principals) {
    Set<Principal> holders = new LinkedHashSet<>(place.declared.keySet());
    holders.addAll(place.stored.keySet());
    holders.retainAll(principals);
    for (Principal holder : holders) {
      all.computeIfAbsent(holder, p -> new ArrayList<>())
          .add(
              new AccessItem(
                  place.address.apply(holder),
                  place.declared.get(holder),
                  place.stored.get(holder),
                  place.derived.contains(holder),
                  place.planned));
    }
  }

  List<AccessItem> of(Principal principal) {
    return all.getOrDefault(principal, List.of());
  }
}
