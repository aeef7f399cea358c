package dev.rollcall.plan;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.model.Address;
import dev.rollcall.model.Entry;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.LiveWorkspace;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import dev.rollcall.model.Section;
import dev.rollcall.plan.Change.Attributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares both sides entry by entry. Who comes and who leaves is settled first: memberships and
 * grants follow from it.
 */
final class EntryPlanner {
  private final PlanContext context;
  private final PlanBuilder builder;
  private final InvitationPlanner invitations;
  private final Map<String, Principal> ignoredMembers = new HashMap<>();
  private final Set<String> grantable = new HashSet<>();

  EntryPlanner(PlanContext context, PlanBuilder builder) {
    this.context = context;
    this.builder = builder;
    this.invitations = new InvitationPlanner(context, builder);
  }

  void plan() {
    findIgnoredMembers();
    checkWorkspaces();
    planEntries(true);
    planGroups();
    planEntries(false);
    invitations.warnUntimed();
    builder.completeRemovals(context.live());
  }

  private void planEntries(boolean principals) {
    context
        .desired()
        .entries()
        .forEach(
            (address, entry) -> {
              if (address.kind().isPrincipal() == principals && isPlanned(address)) {
                planDeclared(address, entry, context.live().at(address));
              }
            });
    context
        .live()
        .entries()
        .forEach(
            (address, entry) -> {
              if (address.kind().isPrincipal() == principals
                  && isPlanned(address)
                  && !context.desired().declares(address)) {
                planUndeclared(address, entry);
              }
            });
  }

  private boolean isPlanned(Address address) {
    if (!context.desired().manages(address.kind().section())) {
      return false;
    }
    return switch (address.kind()) {
      case MEMBER, SERVICE_ACCOUNT, GROUP -> true;
      case GROUP_MEMBER -> context.desired().groups().contains(address.name());
      case WORKSPACE_ACCESS -> grantable.contains(address.name());
    };
  }

  private void planGroups() {
    for (String name : context.desired().groups()) {
      Address address = Address.group(name);
      if (context.live().at(address) == null) {
        add(address, null, "", Cause.DECLARED);
      }
    }
  }

  private void checkWorkspaces() {
    for (String name : context.desired().workspaces()) {
      LiveWorkspace workspace = context.live().workspaces().get(name);
      if (workspace == null) {
        warn(name, "workspace-missing", "there is no workspace \"" + name + "\"");
      } else if (workspace.personal()) {
        warn(name, "workspace-personal", "workspace \"" + name + "\" is personal");
      } else {
        grantable.add(name);
      }
    }
  }

  private void warn(String workspace, String code, String message) {
    builder.warn(
        Diagnostic.warning(
                code,
                message + "; its access is not planned",
                context.desired().workspaceSources().get(workspace))
            .withHint("rollcall manages access to existing shared workspaces and creates none"));
  }

  private void planDeclared(Address address, Entry entry, @Nullable LiveEntry live) {
    PlanContext.EntryStatus status = context.status(address, entry);
    if (!status.present()) {
      if (live != null && !isLeaving(address)) {
        remove(address, live, status.reason(), status.cause());
      }
    } else if (live == null) {
      planMissing(address, entry, status.cause());
    } else {
      planRole(address, entry, live, status.cause());
      if (address.kind() == Kind.MEMBER) {
        invitations.plan(address, entry, live, status.cause());
      }
    }
  }

  private boolean isLeaving(Address address) {
    return !address.kind().isPrincipal() && builder.isLeaving(address.principal());
  }

  private void planRole(Address address, Entry entry, LiveEntry live, Cause cause) {
    Role before = live.role();
    boolean member = address.kind() == Kind.MEMBER;
    if (before == null
        || before.equals(entry.role())
        || (member && context.isTooEarly(address.principal()))) {
      return;
    }
    // Where roles wait for people to join, whoever still has the lowest may have just joined.
    boolean late =
        member
            && context.waitsForJoining(address.principal())
            && before.equals(context.lowest(Kind.MEMBER));
    setRole(address, before, entry, late ? Cause.TIME : cause, "declared with another role");
  }

  private void setRole(Address address, Role before, Entry entry, Cause cause, String text) {
    boolean lowers = context.ladder(address.kind()).isLowered(before, entry.role());
    Step step = Step.settingRole(address.kind(), lowers);
    builder.add(
        context
            .change(step, address, text, cause)
            .between(Attributes.of(before), Attributes.of(entry.role()))
            .requiring(builder.creates(address) ? List.of(address) : List.of())
            .lowering(lowers));
  }

  private void planMissing(Address address, Entry entry, Cause cause) {
    switch (address.kind()) {
      case MEMBER -> invite(address, entry, cause);
      case SERVICE_ACCOUNT -> add(address, entry.role(), "", cause);
      case GROUP_MEMBER, WORKSPACE_ACCESS -> planMissingAccess(address, entry, cause);
      case GROUP -> throw new IllegalArgumentException("a group has no entry");
    }
  }

  /** Everybody is invited with the lowest role; another one is a change of its own. */
  private void invite(Address address, Entry entry, Cause cause) {
    Role lowest = context.lowest(Kind.MEMBER);
    boolean other = !entry.role().equals(lowest);
    boolean tooEarly = context.isTooEarly(address.principal());
    String later = other && tooEarly ? "; becomes " + entry.role() + " after joining" : "";
    add(address, lowest, later, cause);
    if (other && !tooEarly) {
      setRole(address, lowest, entry, cause, "everybody is invited with the lowest role");
    }
  }

  private void add(Address address, @Nullable Role role, String further, Cause cause) {
    builder.add(
        context
            .change(Step.adding(address.kind()), address, missing(address.kind()) + further, cause)
            .between(null, Attributes.of(role))
            .requiring(requirements(address)));
  }

  private static String missing(Kind kind) {
    return switch (kind) {
      case MEMBER -> "declared, not in the organization";
      case SERVICE_ACCOUNT, GROUP -> "declared, does not exist";
      case GROUP_MEMBER -> "declared, not in the group";
      case WORKSPACE_ACCESS -> "declared, has no access";
    };
  }

  private List<Address> requirements(Address address) {
    if (address.kind().isPrincipal()) {
      return List.of();
    }
    Stream<Address> group =
        address.kind() == Kind.GROUP_MEMBER
            ? Stream.of(Address.group(address.name()))
            : Stream.empty();
    return Stream.concat(group, Stream.of(Address.of(address.principal())))
        .filter(builder::creates)
        .toList();
  }

  private void planMissingAccess(Address address, Entry entry, Cause cause) {
    Principal holder = address.principal();
    if (!context.live().has(holder) && !builder.creates(Address.of(holder))) {
      String reason = absence(holder);
      builder.addWaiting(new Plan.Waiting(address, reason, null, null, false));
      warn(address, "not-present", reason);
    } else if (context.live().derived().contains(address) && context.staysAdmin(holder)) {
      warn(
          address,
          "no-effect-while-admin",
          holder + " is an admin and already has this access; nothing is granted");
    } else if (context.isTooEarly(holder)) {
      builder.addWaiting(new Plan.Waiting(address, "granted after joining", null, null, false));
    } else {
      add(address, entry.role(), "", context.waitsForJoining(holder) ? Cause.TIME : cause);
    }
  }

  private void warn(Address address, String code, String message) {
    builder.warn(Diagnostic.warning(code, message, context.source(address)));
  }

  /** Why nothing can be given to a principal that is not live. */
  private String absence(Principal principal) {
    Section section = principal.kind().section();
    return context.input().capabilities().sections().contains(section)
        ? principal + " is not in the organization"
        : "it is unknown whether "
            + principal
            + " is in the organization: "
            + section.key()
            + " cannot be read here";
  }

  private void planUndeclared(Address address, LiveEntry live) {
    Principal principal = address.principal();
    if (context.ignores(principal) || isLeaving(address)) {
      return;
    }
    String kept = address.kind() == Kind.GROUP ? keepsGroup(address) : null;
    if (kept != null) {
      builder.addUnmanaged(address, "not declared; never deleted while it holds " + kept);
    } else if (context.isUndeclaredCaller(principal)) {
      addCaller(address);
    } else if (context.input().settings().prune()) {
      remove(address, live, "not declared", Cause.DECLARED);
    } else {
      builder.addUnmanaged(address, "not declared");
    }
  }

  private @Nullable String keepsGroup(Address group) {
    Principal ignored = ignoredMembers.get(group.name());
    if (ignored != null) {
      return ignored + ", who is ignored";
    }
    return context.live().parents().contains(group.name()) ? "other groups" : null;
  }

  /** The first ignored member of each group. */
  private void findIgnoredMembers() {
    if (context.input().settings().ignore().patterns().isEmpty()) {
      return;
    }
    Stream.concat(context.live().entries().keySet().stream(), context.live().derived().stream())
        .filter(address -> address.kind() == Kind.GROUP_MEMBER)
        .filter(address -> context.ignores(address.principal()))
        .forEach(
            address ->
                ignoredMembers.merge(
                    address.name(),
                    address.principal(),
                    (a, b) -> Address.of(a).compareTo(Address.of(b)) <= 0 ? a : b));
  }

  /** Leaves the account rollcall runs as alone, which nobody declared. */
  private void addCaller(Address address) {
    builder.addUnmanaged(address, "the account rollcall runs as");
    if (address.kind().isPrincipal()) {
      Principal caller = address.principal();
      builder.warn(
          Diagnostic.warning(
                  "caller-undeclared",
                  caller + ", the account rollcall runs as, is not declared; it is left alone",
                  null)
              .withHint(
                  "to silence this warning, add to rollcall.yaml: ignore: [\"" + caller + "\"]"));
    }
  }

  private void remove(Address address, LiveEntry live, String text, Cause cause) {
    boolean invited = address.kind() == Kind.MEMBER && !live.joined();
    String reason = invited ? text + "; withdraws the invitation" : text;
    builder.add(
        context
            .change(Step.removing(address.kind()), address, reason, cause)
            .between(Attributes.of(live.role()), null)
            .losing(Map.of(), live.onRemoval()));
  }
}
