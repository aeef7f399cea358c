package dev.rollcall.plan;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.model.Address;
import dev.rollcall.model.Kind;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Section;
import dev.rollcall.settings.GuardLimits;
import dev.rollcall.settings.Limit;
import dev.rollcall.settings.PrincipalPattern;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Judges where a set of changes leads and how much it takes, class by class. */
final class Guards {
  private final PlanContext context;
  private final GuardLimits limits;
  private final List<Change> changes;
  private final AdminFloor admins;
  private final List<Verdict.Violation> violations = new ArrayList<>();
  private final List<Diagnostic> warnings = new ArrayList<>();

  Guards(PlanContext context, List<Change> changes) {
    this.context = context;
    this.limits = context.input().settings().guards();
    this.changes = changes.stream().sorted(Change.ORDER).toList();
    this.admins = AdminFloor.of(context, changes, minAdmins());
    judgeRemovals();
    judgeInvitations();
    judgeAdmins();
    judgeProtected();
    judgeFirstContact();
    judgeCaller();
    judgeEmptyRead();
  }

  Verdict verdict() {
    return new Verdict(context.input().overrides(), violations);
  }

  List<Diagnostic> warnings() {
    return warnings;
  }

  AdminFloor adminFloor() {
    return admins;
  }

  private void judgeRemovals() {
    Map<Kind, Set<Address>> losses = losses();
    if (losses.isEmpty()) {
      return;
    }
    Map<Kind, Integer> totals = new EnumMap<>(Kind.class);
    for (Address address : context.live().entries().keySet()) {
      if (context.counts(address)) {
        totals.merge(address.kind(), 1, Integer::sum);
      }
    }
    Limit limit = override(Guard.MAX_REMOVALS, Limit::of).orElse(limits.maxRemovals());
    losses.forEach(
        (kind, lost) -> {
          // What goes with somebody who leaves need not be managed, and still is part of a whole.
          int total = Math.max(totals.getOrDefault(kind, 0), lost.size());
          if (lost.size() > limit.of(total)) {
            refuseRemovals(limit, kind, lost.size(), total);
          }
        });
  }

  private Map<Kind, Set<Address>> losses() {
    Map<Kind, Set<Address>> losses = new EnumMap<>(Kind.class);
    for (Change change : changes) {
      if (change.reducesAccess()) {
        count(losses, change.address());
      }
      change.losses().keySet().forEach(address -> count(losses, address));
    }
    return losses;
  }

  private static void count(Map<Kind, Set<Address>> losses, Address address) {
    losses.computeIfAbsent(address.kind(), kind -> new HashSet<>()).add(address);
  }

  private void refuseRemovals(Limit limit, Kind kind, int actual, int of) {
    String what = kind.plural().replace('_', ' ');
    String message =
        actual + " of " + of + " " + what + " would be removed or lowered; the limit is " + limit;
    // Rounded up, so that what it allows, rounded down, is enough.
    int percent = (int) (((long) actual * 100 + of - 1) / of);
    String enough = limit.percent() ? percent + "%" : String.valueOf(actual);
    refuse(Guard.MAX_REMOVALS, kind, limit.toString(), actual, of, message, enough);
  }

  private void judgeInvitations() {
    Optional<Integer> allowed = override(Guard.MAX_INVITATIONS, Integer::valueOf);
    Integer limit = allowed.orElse(limits.maxInvitations());
    int emails = (int) changes.stream().filter(change -> change.step().sendsEmail()).count();
    if (limit != null && emails > limit) {
      String message = count(emails, "e-mail") + " would be sent; the limit is " + limit;
      String value = String.valueOf(emails);
      refuse(Guard.MAX_INVITATIONS, null, limit.toString(), emails, null, message, value);
    }
  }

  private int minAdmins() {
    return override(Guard.MIN_ADMINS, Integer::valueOf).orElse(limits.minAdmins());
  }

  private void judgeAdmins() {
    int min = minAdmins();
    int after = admins.after();
    if (context.input().capabilities().admin().isEmpty() || after >= min) {
      return;
    }
    String message = count(after, "joined admin") + " would be left; min_admins is " + min;
    if (after < admins.admins().size()) {
      String limit = String.valueOf(min);
      int before = admins.admins().size();
      refuse(Guard.MIN_ADMINS, null, limit, after, before, message, String.valueOf(after));
    } else {
      warnings.add(
          Diagnostic.warning(
              "few-admins",
              "the organization has " + count(after, "joined admin") + ", min_admins is " + min,
              context.input().settings().sourceOf("guards.min_admins")));
    }
  }

  private void judgeProtected() {
    List<PrincipalPattern> allowed =
        context.input().overrides().stream()
            .filter(override -> override.guard() == Guard.PROTECT)
            .map(override -> new PrincipalPattern(override.value(), null))
            .toList();
    for (Change change : changes) {
      Principal principal = change.address().principal();
      if (change.reducesAccess()
          && change.address().kind().isPrincipal()
          && allowed.stream().noneMatch(p -> p.matches(principal))) {
        limits.protect().stream()
            .filter(pattern -> pattern.matches(principal))
            .findFirst()
            .ifPresent(pattern -> refuseProtected(change, principal, pattern));
      }
    }
  }

  private void refuseProtected(Change change, Principal principal, PrincipalPattern pattern) {
    String verb = change.lowers() ? "lowered" : "removed";
    violations.add(
        new Verdict.Violation(
            Guard.PROTECT,
            change.step().kind(),
            pattern.toString(),
            1,
            null,
            principal + " is protected and would be " + verb,
            new GuardOverride(Guard.PROTECT, principal.toString()).option(),
            pattern.source()));
  }

  /** Whether the files know the organization at all; nothing is at stake where nobody leaves. */
  private void judgeFirstContact() {
    if (!limits.firstContact()
        || !context.input().settings().prune()
        || !context.desired().manages(Section.MEMBERS)
        || override(Guard.FIRST_CONTACT, value -> value).isPresent()
        || changes.stream().noneMatch(change -> change.step() == Step.REMOVE_MEMBER)) {
      return;
    }
    int undeclared = 0;
    int total = 0;
    for (Address address : context.live().entries().keySet()) {
      Principal person = address.principal();
      if (address.kind() == Kind.MEMBER
          && !context.ignores(person)
          && !context.isUndeclaredCaller(person)) {
        total++;
        undeclared += context.isDeclared(person) ? 0 : 1;
      }
    }
    if (2 * undeclared > total) {
      String message =
          undeclared
              + " of "
              + total
              + " live members are undeclared; start from the live state with rollcall import";
      refuse(Guard.FIRST_CONTACT, Kind.MEMBER, "on", undeclared, total, message, "yes");
    }
  }

  /** Keeps the account rollcall runs as in its place. Nothing allows otherwise. */
  private void judgeCaller() {
    Principal caller = context.live().caller();
    if (caller == null) {
      return;
    }
    if (!context.live().has(caller)) {
      refuseForCaller(
          caller, caller + ", the account rollcall runs as, is missing from the live state");
    }
    for (Change change : changes) {
      String harm = harm(change, caller);
      if (harm != null) {
        refuseForCaller(caller, caller + ", the account rollcall runs as, " + harm);
      }
    }
  }

  private @Nullable String harm(Change change, Principal caller) {
    Address address = change.address();
    Step step = change.step();
    boolean self = address.equals(Address.of(caller));
    if (step == Step.DELETE_GROUP || step == Step.REMOVE_GROUP_MEMBER) {
      Address membership = caller.isGroup() ? null : Address.groupMember(address.name(), caller);
      boolean leaves =
          membership != null
              && (address.equals(membership) || change.losses().containsKey(membership));
      return leaves ? "would leave group " + address.name() : null;
    }
    if (self && step.isDeleting()) {
      return "would be removed";
    }
    boolean losesAdmin =
        step.isSettingRole()
            && step != Step.RAISE_MEMBER
            && context.isAdmin(change.roleBefore())
            && !context.isAdmin(change.roleAfter());
    return self && losesAdmin ? "would no longer be an admin" : null;
  }

  private void refuseForCaller(Principal caller, String message) {
    violations.add(
        new Verdict.Violation(Guard.CALLER, caller.kind(), "always", 1, null, message, null, null));
  }

  private void judgeEmptyRead() {
    Principal caller = context.live().caller();
    boolean empty =
        context.live().entries().keySet().stream()
            .noneMatch(address -> address.kind() == Kind.MEMBER);
    if (empty
        && context.input().capabilities().sections().contains(Section.MEMBERS)
        && (caller == null || !caller.isPerson())
        && limits.emptyRead()
        && !changes.isEmpty()
        && override(Guard.EMPTY_READ, value -> value).isEmpty()) {
      refuse(
          Guard.EMPTY_READ,
          Kind.MEMBER,
          "on",
          0,
          null,
          "the organization has no members at all, as far as the caller can see",
          "yes");
    }
  }

  /** The last value somebody gave for one run, which the others give way to. */
  private <T> Optional<T> override(Guard guard, Function<String, T> read) {
    return context.input().overrides().stream()
        .filter(override -> override.guard() == guard)
        .reduce((first, last) -> last)
        .map(override -> read.apply(override.value()));
  }

  private void refuse(
      Guard guard,
      @Nullable Kind kind,
      String limit,
      int actual,
      @Nullable Integer of,
      String message,
      String enough) {
    violations.add(
        new Verdict.Violation(
            guard,
            kind,
            limit,
            actual,
            of,
            message,
            new GuardOverride(guard, enough).option(),
            context.input().settings().sourceOf("guards." + guard.word())));
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
