package dev.rollcall.apply;

import dev.rollcall.apply.Outcome.Status;
import dev.rollcall.model.Address;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.Principal;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a change has to wait for, judged by the outcomes so far: the changes it requires, and,
 * before it takes anything away, whatever was to be given to those it touches. Asked and told
 * between stages, by one thread.
 */
final class Dependencies {
  private final Map<Address, Change> firstAt = new HashMap<>();
  private final Set<Address> met = new HashSet<>();
  private final Map<Principal, Change> owedTo = new HashMap<>();
  private final Map<String, Change> owedIn = new HashMap<>();
  private final Map<String, Set<Principal>> members = new HashMap<>();

  /**
   * Nothing is settled yet.
   *
   * @param changes the whole plan, in its order
   */
  Dependencies(LiveState live, List<Change> changes) {
    live.entries().keySet().forEach(this::addMember);
    for (Change change : changes) {
      firstAt.putIfAbsent(change.address(), change);
      if (change.step() == Step.ADD_GROUP_MEMBER) {
        addMember(change.address());
      }
    }
  }

  private void addMember(Address address) {
    if (address.kind() == Kind.GROUP_MEMBER) {
      members.computeIfAbsent(address.name(), name -> new HashSet<>()).add(address.principal());
    }
  }

  /** Takes note of what became of a change, in the order of the stages. */
  void settled(Change change, Outcome outcome) {
    boolean applied = outcome.status() == Status.APPLIED;
    // What is required of an address is that it exists: the first change there brings that about.
    if (applied && change.equals(firstAt.get(change.address()))) {
      met.add(change.address());
    }
    if (!applied && gives(change)) {
      touch(
          change,
          principal -> owedTo.putIfAbsent(principal, change),
          workspace -> owedIn.putIfAbsent(workspace, change));
    }
  }

  // An e-mail sent again gives no access, and neither does an invitation withdrawn.
  private static boolean gives(Change change) {
    return !change.reducesAccess()
        && change.step() != Step.RESEND_MEMBER
        && change.step() != Step.REVOKE_INVITATION;
  }

  /** Why a change cannot be sent now, if something keeps it. */
  Optional<Outcome> obstacle(Change change) {
    return change.requires().stream()
        .filter(required -> !met.contains(required))
        .findFirst()
        .map(needed -> blocked("needs " + needed, needed))
        .or(
            () ->
                owed(change)
                    .map(Change::address)
                    .map(owed -> blocked("nothing is taken away before " + owed, owed)));
  }

  private static Outcome blocked(String clause, Address blocker) {
    return Outcome.notAttempted(clause + ", which was not applied", blocker);
  }

  private Optional<Change> owed(Change change) {
    if (!change.reducesAccess() || owedTo.isEmpty()) {
      return Optional.empty();
    }
    List<Change> owed = new ArrayList<>();
    touch(
        change,
        principal -> Optional.ofNullable(owedTo.get(principal)).ifPresent(owed::add),
        workspace -> Optional.ofNullable(owedIn.get(workspace)).ifPresent(owed::add));
    return owed.stream().min(Change.ORDER);
  }

  /**
   * Names everybody and every workspace a change alters the access of, by what goes with it too.
   */
  private void touch(Change change, Consumer<Principal> principals, Consumer<String> workspaces) {
    touch(change.address(), principals, workspaces);
    change.losses().keySet().forEach(lost -> touch(lost, principals, workspaces));
  }

  private void touch(Address address, Consumer<Principal> principals, Consumer<String> workspaces) {
    Principal principal = address.principal();
    principals.accept(principal);
    if (address.kind() == Kind.GROUP_MEMBER) {
      principals.accept(Principal.group(address.name()));
    }
    if (address.kind() == Kind.WORKSPACE_ACCESS) {
      workspaces.accept(address.name());
      if (principal.isGroup()) {
        // what a group reaches, its members reach
        members.getOrDefault(principal.name(), Set.of()).forEach(principals);
      }
    }
  }
}
