package dev.rollcall.plan;

import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Address;
import dev.rollcall.model.DesiredState;
import dev.rollcall.model.Entry;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.LiveWorkspace;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Window;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whom and what a plan may touch, and who should have access on the day it is made. */
final class PlanContext {
  private final PlanInput input;
  private final LocalDate today;
  private final Map<Principal, Boolean> ignored = new HashMap<>();

  /**
   * What a declared entry asks for on one day.
   *
   * @param present whether it gives access, or is declared absent
   * @param cause {@link Cause#TIME} where a window opened or ended
   * @param reason why it is declared absent, a clause; empty where it is present
   */
  record EntryStatus(boolean present, Cause cause, String reason) {}

  PlanContext(PlanInput input) {
    this.input = input;
    this.today = input.now().atZone(ZoneOffset.UTC).toLocalDate();
  }

  PlanInput input() {
    return input;
  }

  DesiredState desired() {
    return input.desired();
  }

  LiveState live() {
    return input.live();
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
    return principal.equals(live().caller()) && !isDeclared(principal);
  }

  /** Whether what is live of this principal and undeclared may be removed. */
  boolean prunes(Principal principal) {
    return input.settings().prune() && !isUndeclaredCaller(principal);
  }

  /** Whether somebody declared the principal itself, at whatever date. */
  boolean isDeclared(Principal principal) {
    return desired().declares(Address.of(principal));
  }

  /** Whether principals of this kind are managed. */
  boolean manages(Principal principal) {
    return desired().manages(principal.kind().section());
  }

  /** The declared entry at an address, or null; a group has none. */
  @Nullable Entry entry(Address address) {
    return desired().entries().get(address);
  }

  /** Whether a person can be given nothing yet, since the product waits for people to join. */
  boolean isTooEarly(Principal principal) {
    if (!waitsForJoining(principal)) {
      return false;
    }
    LiveEntry member = live().at(Address.of(principal));
    return member == null || !member.joined();
  }

  /** Whether the product gives this principal anything only after joining. */
  boolean waitsForJoining(Principal principal) {
    return principal.isPerson() && !input.capabilities().grantsBeforeJoining();
  }

  /** What the entry at an address asks for today; its holder must be present, too. */
  EntryStatus status(Address address, Entry entry) {
    EntryStatus status = status(entry.window(), "its");
    Principal holder = address.holder();
    Entry own = holder == null || !manages(holder) ? null : entry(Address.of(holder));
    if (own == null || !status.present) {
      return status;
    }
    EntryStatus held = status(own.window(), holder + "'s");
    return held.present && status.cause == Cause.TIME ? status : held;
  }

  /** What an entry with this window asks for today, {@code whose} naming it in the reason. */
  EntryStatus status(Window window, String whose) {
    if (window.isOver(today)) {
      return new EntryStatus(false, Cause.TIME, whose + " window ended on " + window.until());
    }
    if (window.isBefore(today)) {
      return new EntryStatus(false, Cause.DECLARED, whose + " window begins on " + window.from());
    }
    return new EntryStatus(true, window.from() == null ? Cause.DECLARED : Cause.TIME, "");
  }

  /** Whether the principal is an admin now and will be one after the plan. */
  boolean staysAdmin(Principal principal) {
    Address address = Address.of(principal);
    LiveEntry live = live().at(address);
    Entry entry = manages(principal) ? entry(address) : null;
    return live != null
        && live.role() != null
        && isAdmin(live.role())
        && (entry == null || isAdmin(entry.role()));
  }

  /**
   * The product's own order of roles: what the settings say of it is part of what is judged, and
   * might be written the other way round.
   */
  RoleLadder ladder(Kind kind) {
    return live().roles().of(kind);
  }

  /** The role everybody starts with. */
  Role lowest(Kind kind) {
    return ladder(kind).lowest();
  }

  /** Whether an organization role is the admin's or above it; an unknown one is neither. */
  boolean isAdmin(@Nullable Role role) {
    RoleLadder ladder = ladder(Kind.MEMBER);
    Role admin = input.capabilities().admin().orElse(null);
    if (role == null || admin == null) {
      return false;
    }
    return role.equals(admin)
        || (ladder.contains(role) && ladder.contains(admin) && ladder.isLowered(role, admin));
  }

  /** The line that declares an address, or null. */
  @Nullable SourceLocation source(Address address) {
    return desired().sources().get(address);
  }

  /** A change that finds and leaves nothing yet, with what the files say of its address. */
  Change change(Step step, Address address, String reason, Cause cause) {
    Entry entry = entry(address);
    return new Change(
        step,
        address,
        null,
        null,
        reason,
        cause,
        entry == null ? null : entry.note(),
        source(address),
        List.of(),
        Map.of(),
        List.of(),
        false);
  }

  /**
   * Whether a live entry is one of those a share is taken of: managed and not ignored. Where a
   * whole section is not managed, all count that are not ignored: what goes with a removal there is
   * then still weighed against something.
   */
  boolean counts(Address address) {
    return switch (address.kind()) {
      case MEMBER, SERVICE_ACCOUNT, GROUP -> counts(address.principal());
      // a group nobody declared goes as a whole
      case GROUP_MEMBER ->
          counts(Principal.group(address.name()))
              && counts(address, !desired().groups().contains(address.name()));
      case WORKSPACE_ACCESS -> isShared(address) && counts(address, false);
    };
  }

  private boolean counts(Principal principal) {
    return !ignores(principal)
        && !isUndeclaredCaller(principal)
        && (!manages(principal) || isDeclared(principal) || input.settings().prune());
  }

  private boolean counts(Address access, boolean whole) {
    Principal holder = access.principal();
    return !ignores(holder)
        && (whole
            || !desired().manages(access.kind().section())
            || desired().declares(access)
            || prunes(holder));
  }

  private boolean isShared(Address grant) {
    LiveWorkspace workspace = live().workspaces().get(grant.name());
    return workspace != null
        && !workspace.personal()
        && (!desired().manages(grant.kind().section())
            || desired().workspaces().contains(grant.name()));
  }
}
