package dev.rollcall.plan;

import dev.rollcall.model.Address;
import dev.rollcall.model.DeclarationChange;
import dev.rollcall.model.Entry;
import dev.rollcall.model.LiveGroup;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import dev.rollcall.model.Window;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the files would have to say for a change not to be planned. Whoever would leave and stays is
 * adopted with all that would have gone along: it would be planned on its own otherwise.
 */
final class AdoptionPlanner {
  /** As the schema of the files has it. */
  private static final int LONGEST_NAME = 1000;

  private final PlanContext scope;
  private final PrincipalAccess holdings;
  private final Set<Principal> adopted = new HashSet<>();

  AdoptionPlanner(PlanContext scope, Collection<Change> changes) {
    this.scope = scope;
    this.holdings =
        new PrincipalAccess(
            scope.input(),
            changes.stream()
                .map(change -> Guards.entity(change.address()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
  }

  /** To be asked in the order of the plan: groups come after the people in them. */
  DriftItem adopt(Change change, DriftClass driftClass) {
    AdoptionBuilder adoption = new AdoptionBuilder(change);
    switch (driftClass) {
      case ADDED -> adoption.declareNew();
      case ROLE_EDITED -> adoption.declareAsLive(change.address());
      case MISSING, WINDOW_OPENED, GRANTABLE -> adoption.declareLess();
      case WINDOW_NOT_BEGUN, WINDOW_ENDED -> adoption.widen();
      case INVITATION_STALE ->
          adoption.refuse("there is nothing to adopt: no file says when an invitation is sent");
      case INVITATION_LEFT ->
          adoption.refuse("there is nothing to adopt: no file speaks of invitations");
    }
    return adoption.toDeviation(driftClass);
  }

  /** One adoption in the making. */
  private final class AdoptionBuilder {
    private final Change change;
    private final List<DeclarationChange> amendments = new ArrayList<>();
    private final List<Address> along = new ArrayList<>();
    private @Nullable String obstacle;

    AdoptionBuilder(Change change) {
      this.change = change;
    }

    DriftItem toDeviation(DriftClass driftClass) {
      Principal principal = Guards.entity(change.address());
      if (obstacle == null && principal != null) {
        adopted.add(principal);
      }
      return obstacle == null
          ? new DriftItem(change, driftClass, amendments, along, null)
          : new DriftItem(change, driftClass, List.of(), List.of(), obstacle);
    }

    void refuse(String reason) {
      obstacle = Objects.requireNonNullElse(obstacle, reason);
    }

    /** What is not live at all, or only with a lower role. */
    void declareLess() {
      if (change.before() == null || change.requires().contains(change.address())) {
        withdraw();
      } else {
        declareAsLive(change.address());
      }
    }

    void declareNew() {
      Principal principal = Guards.entity(change.address());
      Principal named = principal == null ? change.address().principal() : principal;
      if (named != null && !isWritable(named)) {
        refuse("no file can name it: it would be read as something else");
      } else if (principal == null && named != null && isUnknown(named)) {
        refuse(named + " would have to be declared first");
      } else if (principal instanceof Principal.GroupPrincipal group) {
        amendments.add(new DeclarationChange.Declare(change.address(), null));
        declareMembers(group.name());
        settleHoldings(group);
      } else {
        declareAsLive(change.address());
        settleHoldings(principal);
      }
    }

    /** The live members of a group that no file declares. */
    private void declareMembers(String group) {
      LiveGroup live = scope.input().live().groups().get(group);
      if (live == null) {
        return;
      }
      live.members()
          .forEach(
              (member, role) -> {
                boolean unknown = isUnknown(member);
                if (!scope.ignores(member) && (!unknown || adopted.contains(member))) {
                  declare(new Address.GroupMember(group, member), Entry.of(role));
                  if (unknown) {
                    along.add(Address.of(member));
                  }
                }
              });
    }

    void declareAsLive(Address address) {
      Attributes before = change.before();
      Role role = before == null ? null : before.role();
      if (role != null) {
        declare(address, freed(scope.entry(address), role));
      }
    }

    /** It has access outside its window: the bound in the way goes. */
    void widen() {
      Principal holder = change.address().principal();
      Entry own = holder == null ? null : scope.entry(Address.of(holder));
      if (own != null && !scope.standing(own).present()) {
        refuse("it is the window of " + holder + " itself that is in the way");
        return;
      }
      declareAsLive(change.address());
      settleHoldings(Guards.entity(change.address()));
    }

    void withdraw() {
      amendments.add(new DeclarationChange.Undeclare(change.address()));
      Principal principal = Guards.entity(change.address());
      if (principal != null) {
        holdings.of(principal).stream()
            .filter(holding -> holding.declared() != null)
            .forEach(holding -> amendments.add(new DeclarationChange.Undeclare(holding.address())));
      }
    }

    private void settleHoldings(@Nullable Principal principal) {
      if (principal != null) {
        holdings.of(principal).stream()
            .filter(PrincipalAccess.AccessItem::planned)
            .forEach(holding -> settle(principal, holding));
      }
    }

    /** Has the files say of a membership or grant what is live, if a plan would change it. */
    private void settle(Principal principal, PrincipalAccess.AccessItem holding) {
      Entry declared = holding.declared();
      Role stored = holding.stored();
      boolean present = declared != null && scope.standing(declared).present();
      if (stored == null) {
        if (present && !isMet(holding) && !scope.isTooEarly(principal)) {
          amendments.add(new DeclarationChange.Undeclare(holding.address()));
        }
      } else if (declared == null
          ? scope.prunes(principal)
          : !(present && declared.role().equals(stored))) {
        declare(holding.address(), freed(declared, stored));
      }
    }

    /** An admin who stays one has what the declared entry gives. */
    private boolean isMet(PrincipalAccess.AccessItem holding) {
      Attributes before = change.before();
      Role role = before == null ? null : before.role();
      return holding.derived() && role != null && scope.isAdmin(role);
    }

    private void declare(Address address, Entry entry) {
      if (!scope.input().capabilities().roles().of(address.kind()).contains(entry.role())) {
        refuse(
            "the settings know no role "
                + entry.role()
                + " for it: it would have to be one of roles in rollcall.yaml first");
      }
      amendments.add(new DeclarationChange.Declare(address, entry));
    }
  }

  /** An entry with this role and without the bounds that keep it from giving access today. */
  private Entry freed(@Nullable Entry declared, Role role) {
    if (declared == null) {
      return Entry.of(role);
    }
    LocalDate today = scope.today();
    Window window = declared.window();
    return new Entry(
        role,
        new Window(
            window.isBefore(today) ? null : window.from(),
            window.isOver(today) ? null : window.until()),
        declared.note());
  }

  private boolean isUnknown(Principal principal) {
    return scope.manages(principal) && !scope.isDeclared(principal);
  }

  private static boolean isWritable(Principal principal) {
    String text = principal.toString();
    try {
      return Principal.of(text).equals(principal)
          && text.codePointCount(0, text.length()) <= LONGEST_NAME;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
