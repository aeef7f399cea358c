package dev.rollcall.plan;

import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Address;
import dev.rollcall.model.Entry;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveMember;
import dev.rollcall.model.LiveServiceAccount;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Section;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whom and what a plan may touch, and who is wanted on the day it is made. */
final class PlanContext {
  private final PlanInput input;
  private final LocalDate today;
  private final Map<Principal, Boolean> ignored = new HashMap<>();

  PlanContext(PlanInput input) {
    this.input = input;
    this.today = input.now().atZone(ZoneOffset.UTC).toLocalDate();
  }

  PlanInput input() {
    return input;
  }

  LocalDate today() {
    return today;
  }

  /** Whether the settings say never to touch this principal. */
  boolean ignores(Principal principal) {
    if (input.settings().ignore().patterns().isEmpty()) {
      return false;
    }
    return ignored.computeIfAbsent(principal, input.settings().ignore()::matches);
  }

  /** Whether this is the account rollcall runs as, and nobody declared it. */
  boolean isUndeclaredCaller(Principal principal) {
    return principal.equals(input.live().caller().principal()) && entry(principal) == null;
  }

  /** Whether what is live of this principal and undeclared may be removed. */
  boolean prunes(Principal principal) {
    return input.settings().prune() && !isUndeclaredCaller(principal);
  }

  /** Whether somebody declared the principal itself, at whatever date. */
  boolean isDeclared(Principal principal) {
    return principal instanceof Principal.GroupPrincipal group
        ? input.desired().groups().containsKey(group.name())
        : entry(principal) != null;
  }

  /** Whether principals of this kind are managed. */
  boolean manages(Principal principal) {
    return input.desired().manages(Section.of(principal));
  }

  /** The declared entry of a person or service account, or null; a group has none. */
  @Nullable Entry entry(Principal principal) {
    if (principal instanceof Principal.Person person) {
      return input.desired().members().get(person.email());
    }
    return principal instanceof Principal.ServiceAccountPrincipal account
        ? input.desired().serviceAccounts().get(account.name())
        : null;
  }

  /** The declared entry at an address, or null; a group has none. */
  @Nullable Entry entry(Address address) {
    Principal principal = address.principal();
    if (principal == null) {
      return entry(Objects.requireNonNull(Guards.entity(address)));
    }
    Map<String, Map<Principal, Entry>> places =
        address instanceof Address.GroupMember
            ? input.desired().groups()
            : input.desired().workspaces();
    return places.getOrDefault(address.name(), Map.of()).get(principal);
  }

  /** Whether a person can be given nothing yet, since the product waits for people to join. */
  boolean isTooEarly(Principal principal) {
    if (!waitsForJoining(principal)) {
      return false;
    }
    LiveMember member = input.live().members().get(((Principal.Person) principal).email());
    return member == null || !member.joined();
  }

  /** Whether the product gives this principal anything only after joining. */
  boolean waitsForJoining(Principal principal) {
    return principal instanceof Principal.Person && !input.capabilities().grantsBeforeJoining();
  }

  /** What the entry of a person or service account asks for today. */
  EntryStatus standing(Entry entry) {
    return EntryStatus.of(entry.window(), today, "its");
  }

  /** What an entry naming a principal asks for today. */
  EntryStatus standing(Entry entry, Principal principal) {
    Entry own = manages(principal) ? entry(principal) : null;
    EntryStatus standing = standing(entry);
    return own == null
        ? standing
        : standing.within(EntryStatus.of(own.window(), today, principal + "'s"));
  }

  /** Whether the principal is an admin now and will be one after the plan. */
  boolean staysAdmin(Principal principal) {
    Role live = liveRole(principal);
    Entry entry = manages(principal) ? entry(principal) : null;
    return live != null && isAdmin(live) && (entry == null || isAdmin(entry.role()));
  }

  /**
   * The product's own order of roles: what the settings say of it is part of what is judged, and
   * might be written the other way round.
   */
  RoleLadder ladder(Kind kind) {
    return input.live().roles().of(kind);
  }

  /** Whether an organization role is the admin's or above it; one nobody knows is neither. */
  boolean isAdmin(Role role) {
    RoleLadder ladder = ladder(Kind.MEMBER);
    return input
        .capabilities()
        .admin()
        .map(
            admin ->
                role.equals(admin) || (knows(ladder, role, admin) && ladder.isLowered(role, admin)))
        .orElse(false);
  }

  private static boolean knows(RoleLadder ladder, Role one, Role other) {
    return ladder.contains(one) && ladder.contains(other);
  }

  private @Nullable Role liveRole(Principal principal) {
    if (principal instanceof Principal.Person person) {
      LiveMember member = input.live().members().get(person.email());
      return member == null ? null : member.role();
    }
    if (principal instanceof Principal.ServiceAccountPrincipal account) {
      LiveServiceAccount live = input.live().serviceAccounts().get(account.name());
      return live == null ? null : live.role();
    }
    return null;
  }

  /** The line that declares an address, or null. */
  @Nullable SourceLocation source(Address address) {
    return input.desired().sources().of(address);
  }
}
