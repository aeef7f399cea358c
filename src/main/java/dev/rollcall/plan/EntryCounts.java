package dev.rollcall.plan;

import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveGroup;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.LiveWorkspace;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Section;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How many live entries of each class a share is taken of: those that are managed and not ignored.
 * Where a whole section is not managed, all that are not ignored: what goes with a removal there is
 * then still weighed against something.
 */
final class EntryCounts {
  private final PlanContext scope;
  private final LiveState live;
  private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);

  EntryCounts(PlanContext scope) {
    this.scope = scope;
    this.live = scope.input().live();
    count(Kind.MEMBER, live.members().keySet().stream().map(Principal.Person::new));
    count(
        Kind.SERVICE_ACCOUNT,
        live.serviceAccounts().keySet().stream().map(Principal.ServiceAccountPrincipal::new));
    count(Kind.GROUP, live.groups().keySet().stream().map(Principal.GroupPrincipal::new));
    live.groups().forEach(this::countGroup);
    live.workspaces().forEach(this::countWorkspace);
  }

  /** Entries of one class. */
  int of(Kind kind) {
    return counts.getOrDefault(kind, 0);
  }

  private void count(Kind kind, Stream<? extends Principal> principals) {
    counts.put(kind, (int) principals.filter(this::isManaged).count());
  }

  private boolean isManaged(Principal principal) {
    if (scope.ignores(principal) || scope.isUndeclaredCaller(principal)) {
      return false;
    }
    return !scope.manages(principal)
        || scope.isDeclared(principal)
        || scope.input().settings().prune();
  }

  private void countGroup(String name, LiveGroup group) {
    if (isManaged(new Principal.GroupPrincipal(name))) {
      Map<Principal, ?> declared = scope.input().desired().groups().getOrDefault(name, Map.of());
      // A group nobody declared goes as a whole.
      boolean all =
          !scope.input().desired().manages(Section.GROUPS)
              || !scope.input().desired().groups().containsKey(name);
      countEntries(Kind.GROUP_MEMBER, group.members().keySet(), declared, all);
    }
  }

  private void countWorkspace(String name, LiveWorkspace workspace) {
    Map<Principal, ?> declared = scope.input().desired().workspaces().get(name);
    boolean all = !scope.input().desired().manages(Section.WORKSPACES);
    if (!workspace.personal() && (all || declared != null)) {
      countEntries(
          Kind.WORKSPACE_ACCESS,
          workspace.access().keySet(),
          declared == null ? Map.of() : declared,
          all);
    }
  }

  private void countEntries(
      Kind kind, Set<Principal> holders, Map<Principal, ?> declared, boolean all) {
    for (Principal holder : holders) {
      if (!scope.ignores(holder) && (all || declared.containsKey(holder) || scope.prunes(holder))) {
        counts.merge(kind, 1, Integer::sum);
      }
    }
  }
}
