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
  private final PlanContext scope;
  private final GuardLimits limits;
  private final List<Change> changes;
  private final AdminCounts admins;
  private final List<Violation> violations = new ArrayList<>();
  private final List<Diagnostic> warnings = new ArrayList<>();

  Guards(PlanContext scope, List<Change> changes) {
    this.scope = scope;
    this.limits = scope.input().settings().guards();
    this.changes = changes.stream().sorted(Change.ORDER).toList();
    this.admins = new AdminCounts(scope, changes);
    judgeRemovals();
    judgeInvitations();
    judgeAdmins();
    judgeProtected();
    judgeFirstContact();
    new CallerGuard(scope).judge(this.changes).forEach(violations::add);
    judgeEmptyRead();
  }

  Verdict verdict() {
    return new Verdict(scope.input().allowances(), violations);
  }

  List<Diagnostic> warnings() {
    return warnings;
  }

  AdminFloor adminFloor() {
    return admins.floor(scope.input().capabilities().admin().isPresent() ? minAdmins() : 0);
  }

  private void judgeRemovals() {
    Map<Kind, Set<Address>> losses = losses();
    if (losses.isEmpty()) {
      return;
    }
    EntryCounts census = new EntryCounts(scope);
    Limit limit = allowed(Guard.MAX_REMOVALS, Limit::of).orElse(limits.maxRemovals());
    losses.forEach(
        (kind, lost) -> {
          // What goes with somebody who leaves need not be managed, and still is part of a whole.
          int total = Math.max(census.of(kind), lost.size());
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
      for (Consequence consequence : change.consequences()) {
        if (consequence instanceof Consequence.Loss loss) {
          count(losses, loss.address());
        }
      }
    }
    return losses;
  }

  private static void count(Map<Kind, Set<Address>> losses, Address address) {
    losses.computeIfAbsent(address.kind(), kind -> new HashSet<>()).add(address);
  }

  private void refuseRemovals(Limit limit, Kind kind, int actual, int of) {
    String what = kind.plural().replace('_', ' ');
    String message =
        actual + " of " + of + " " + what + " would be removed or lowered, " + limit + " may be";
    // Rounded up, so that what it allows, rounded down, is enough.
    int percent = (int) (((long) actual * 100 + of - 1) / of);
    String enough = limit.percent() ? percent + "%" : String.valueOf(actual);
    refuse(Guard.MAX_REMOVALS, kind, limit.toString(), actual, of, message, enough);
  }

  private void judgeInvitations() {
    Optional<Integer> allowed = allowed(Guard.MAX_INVITATIONS, Integer::valueOf);
    Integer limit = allowed.orElse(limits.maxInvitations());
    int emails = (int) changes.stream().filter(Guards::sendsEmail).count();
    if (limit != null && emails > limit) {
      String message = count(emails, "e-mail") + " would be sent, " + limit + " may be";
      String value = String.valueOf(emails);
      refuse(Guard.MAX_INVITATIONS, null, limit.toString(), emails, null, message, value);
    }
  }

  private static boolean sendsEmail(Change change) {
    return change.step() == Step.INVITE_MEMBER || change.step() == Step.RESEND_MEMBER;
  }

  private int minAdmins() {
    return allowed(Guard.MIN_ADMINS, Integer::valueOf).orElse(limits.minAdmins());
  }

  private void judgeAdmins() {
    int min = minAdmins();
    int after = admins.after();
    if (scope.input().capabilities().admin().isEmpty() || after >= min) {
      return;
    }
    String message = count(after, "joined admin") + " would be left, at least " + min + " must be";
    if (after < admins.before()) {
      String limit = String.valueOf(min);
      refuse(Guard.MIN_ADMINS, null, limit, after, admins.before(), message, String.valueOf(after));
    } else {
      warnings.add(
          Diagnostic.warning(
              WarningCodes.FEW_ADMINS,
              "the organization has " + count(after, "joined admin") + ", min_admins is " + min,
              scope.input().settings().sourceOf("guards.min_admins")));
    }
  }

  private void judgeProtected() {
    List<PrincipalPattern> allowed =
        scope.input().allowances().stream()
            .filter(allowance -> allowance.guard() == Guard.PROTECT)
            .map(allowance -> new PrincipalPattern(allowance.value(), null))
            .toList();
    for (Change change : changes) {
      Principal principal = change.reducesAccess() ? entity(change.address()) : null;
      if (principal != null && allowed.stream().noneMatch(p -> p.matches(principal))) {
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
        new Violation(
            Guard.PROTECT,
            change.step().kind(),
            pattern.toString(),
            1,
            null,
            principal + " is protected and would be " + verb,
            allow(Guard.PROTECT, principal.toString()),
            pattern.source()));
  }

  /** The principal an address itself names, or null for a membership or grant. */
  static @Nullable Principal entity(Address address) {
    if (address instanceof Address.Member member) {
      return new Principal.Person(member.email());
    }
    if (address instanceof Address.ServiceAccount account) {
      return new Principal.ServiceAccountPrincipal(account.name());
    }
    return address instanceof Address.Group group
        ? new Principal.GroupPrincipal(group.name())
        : null;
  }

  private void judgeFirstContact() {
    if (!limits.firstContact()
        || !scope.input().settings().prune()
        || allowed(Guard.FIRST_CONTACT, value -> value).isPresent()) {
      return;
    }
    FirstContactCheck contact = FirstContactCheck.of(scope);
    if (contact.isRefused() && contact.isConcerned(changes)) {
      String message =
          contact.undeclared()
              + " of "
              + contact.total()
              + " live members are undeclared; start from the live state with rollcall import";
      refuse(
          Guard.FIRST_CONTACT,
          Kind.MEMBER,
          "on",
          contact.undeclared(),
          contact.total(),
          message,
          "yes");
    }
  }

  private void judgeEmptyRead() {
    boolean empty = scope.input().live().members().isEmpty();
    boolean callerIsMember = scope.input().live().caller().principal() instanceof Principal.Person;
    if (empty
        && scope.input().capabilities().sections().contains(Section.MEMBERS)
        && !callerIsMember
        && limits.emptyRead()
        && !changes.isEmpty()
        && allowed(Guard.EMPTY_READ, value -> value).isEmpty()) {
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

  private <T> Optional<T> allowed(Guard guard, Function<String, T> read) {
    return scope.input().allowances().stream()
        .filter(allowance -> allowance.guard() == guard)
        .reduce((first, last) -> last)
        .map(allowance -> read.apply(allowance.value()));
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
        new Violation(
            guard,
            kind,
            limit,
            actual,
            of,
            message,
            allow(guard, enough),
            scope.input().settings().sourceOf("guards." + guard.word())));
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static String allow(Guard guard, String value) {
    return new GuardOverride(guard, value).option();
  }
}
