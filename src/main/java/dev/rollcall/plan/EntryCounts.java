package dev.rollcall.plan;

import dev.rollcall.model.Address;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveWorkspace;
import dev.rollcall.model.Principal;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many live entries of each class a share is taken of: those that are managed and not ignored.
 * Where a whole section is not managed, all that are not ignored: what goes with a removal there is
 * then still weighed against something.
 */
final class EntryCounts {
  private final PlanContext context;
  private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);

  EntryCounts(PlanContext context) {
    this.context = context;
    for (Address address : context.live().entries().keySet()) {
      if (isCounted(address)) {
        counts.merge(address.kind(), 1, Integer::sum);
      }
    }
  }

  /** Entries of one class. */
  int of(Kind kind) {
    return counts.getOrDefault(kind, 0);
  }

  private boolean isCounted(Address address) {
    return switch (address.kind()) {
      case MEMBER, SERVICE_ACCOUNT, GROUP -> isManaged(address.principal());
      // a group nobody declared goes as a whole
      case GROUP_MEMBER ->
          isManaged(Principal.group(address.name()))
              && isCounted(address, !context.desired().groups().contains(address.name()));
      case WORKSPACE_ACCESS -> isShared(address) && isCounted(address, false);
    };
  }

  private boolean isShared(Address grant) {
    LiveWorkspace workspace = context.live().workspaces().get(grant.name());
    return workspace != null
        && !workspace.personal()
        && (!context.desired().manages(grant.kind().section())
            || context.desired().workspaces().contains(grant.name()));
  }

  private boolean isCounted(Address access, boolean whole) {
    Principal holder = access.principal();
    return !context.ignores(holder)
        && (whole
            || !context.desired().manages(access.kind().section())
            || context.desired().declares(access)
            || context.prunes(holder));
  }

  private boolean isManaged(Principal principal) {
    if (context.ignores(principal) || context.isUndeclaredCaller(principal)) {
      return false;
    }
    return !context.manages(principal)
        || context.isDeclared(principal)
        || context.input().settings().prune();
  }
}
