package dev.rollcall.plan;

import dev.rollcall.model.Address;
import dev.rollcall.model.Entry;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveServiceAccount;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Service accounts: creations, role changes, deletions. */
final class ServiceAccountPlanner {
  private final PlanContext scope;
  private final PlanBuilder draft;

  ServiceAccountPlanner(PlanContext scope, PlanBuilder draft) {
    this.scope = scope;
    this.draft = draft;
  }

  void plan() {
    Map<String, LiveServiceAccount> live = scope.input().live().serviceAccounts();
    Map<String, Entry> declared = scope.input().desired().serviceAccounts();
    declared.forEach((name, entry) -> planDeclared(name, entry, live.get(name)));
    live.forEach(
        (name, account) -> {
          if (!declared.containsKey(name)) {
            planUndeclared(new Principal.ServiceAccountPrincipal(name), account);
          }
        });
  }

  private void planDeclared(String name, Entry entry, @Nullable LiveServiceAccount live) {
    EntryStatus standing = scope.standing(entry);
    Address.ServiceAccount address = new Address.ServiceAccount(name);
    if (!standing.present()) {
      if (live != null) {
        Principal account = new Principal.ServiceAccountPrincipal(name);
        leave(account, live, standing.reason(), standing.cause(), entry.note());
      }
    } else if (live == null) {
      put(Step.CREATE_SERVICE_ACCOUNT, address, null, entry, standing.cause());
    } else if (!live.role().equals(entry.role())) {
      put(Step.SET_ROLE_SERVICE_ACCOUNT, address, live.role(), entry, standing.cause());
    }
  }

  private void put(
      Step step, Address.ServiceAccount address, @Nullable Role before, Entry entry, Cause cause) {
    draft.add(
        new Change(
            step,
            address,
            before == null ? null : Attributes.of(before),
            Attributes.of(entry.role()),
            before == null ? "declared, does not exist" : "declared with another role",
            cause,
            entry.note(),
            scope.source(address),
            List.of(),
            List.of(),
            before != null && scope.ladder(Kind.SERVICE_ACCOUNT).isLowered(before, entry.role())));
  }

  private void planUndeclared(Principal.ServiceAccountPrincipal account, LiveServiceAccount live) {
    if (scope.ignores(account)) {
      return;
    }
    if (scope.isUndeclaredCaller(account)) {
      draft.addCaller(account);
    } else if (scope.prunes(account)) {
      leave(account, live, "not declared", Cause.DECLARED, null);
    } else {
      draft.addUnmanaged(Address.of(account), "not declared");
    }
  }

  private void leave(
      Principal account,
      LiveServiceAccount live,
      String reason,
      Cause cause,
      @Nullable String note) {
    draft.add(
        new PlannedRemoval(
            Step.DELETE_SERVICE_ACCOUNT,
            account,
            live.role(),
            reason,
            cause,
            note,
            live.onRemoval()));
  }
}
