package dev.rollcall.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.live.Mail;
import dev.rollcall.model.Address;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import dev.rollcall.settings.GuardLimits;
import dev.rollcall.settings.PrincipalPattern;
import dev.rollcall.settings.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What must hold at every moment between one state and another, told from the two alone: it knows
 * the settings and nothing of plans.
 */
final class Promises {
  private final Settings settings;
  private final LiveState start;
  private final Map<Address, Role> entries;
  private final Map<String, Integer> kept;
  private final int admins;

  /**
   * Between the state found and the one wanted.
   *
   * @param goal the entries wanted
   */
  Promises(Settings settings, LiveState start, Map<Address, Role> goal) {
    this.settings = settings;
    this.start = start;
    this.entries = Wish.entries(start);
    this.kept = new HashMap<>(Reach.of(asAdmins(entries), start));
    Map<String, Integer> wanted = Reach.of(asAdmins(goal), start);
    kept.keySet().retainAll(wanted.keySet());
    kept.replaceAll((where, height) -> Math.min(height, wanted.getOrDefault(where, 0)));
    this.admins = Math.min(settings.guards().minAdmins(), countedAdmins(settings, start));
  }

  /** Checks all of it on what is live now. */
  void check(LiveState live, List<Mail> mails) {
    Map<Address, Role> now = Wish.entries(live);
    checkLosses(now);
    checkIgnored(now);
    checkCaller(now);
    Integer mostMails = settings.guards().maxInvitations();
    assertThat(mails).hasSizeLessThanOrEqualTo(mostMails == null ? Integer.MAX_VALUE : mostMails);
    assertThat(countedAdmins(settings, live)).as("admins").isGreaterThanOrEqualTo(admins);
    Map<String, Integer> reach = Reach.of(asAdmins(now), live);
    kept.forEach(
        (where, height) ->
            assertThat(reach.getOrDefault(where, 0)).as(where).isGreaterThanOrEqualTo(height));
  }

  private void checkLosses(Map<Address, Role> now) {
    GuardLimits guards = settings.guards();
    Map<Kind, List<Address>> lost =
        entries.keySet().stream()
            .filter(address -> isLost(address, now.get(address)))
            .collect(Collectors.groupingBy(Address::kind));
    lost.forEach(
        (kind, addresses) ->
            assertThat(addresses)
                .as("lost " + kind.plural())
                .hasSizeLessThanOrEqualTo(guards.maxRemovals().of(0)));
    Predicate<Principal> isProtected =
        who -> guards.protect().stream().anyMatch((PrincipalPattern p) -> p.matches(who));
    assertThat(lost.getOrDefault(Kind.MEMBER, List.of()))
        .as("protected")
        .noneMatch(address -> isProtected.test(who(address)));
  }

  private boolean isLost(Address address, @Nullable Role now) {
    Role before = entries.get(address);
    if (now == null) {
      return true;
    }
    return before != null
        && address.kind() != Kind.GROUP
        && start.roles().of(address.kind()).isLowered(before, now);
  }

  /** Who leaves is in no group any more, be that group ignored; nothing else may touch it. */
  private void checkIgnored(Map<Address, Role> now) {
    Predicate<Map.Entry<Address, Role>> untouchable =
        entry ->
            concerned(entry.getKey()).stream().anyMatch(settings.ignore()::matches)
                && now.containsKey(Address.of(who(entry.getKey())));
    assertThat(now.entrySet().stream().filter(untouchable).collect(Collectors.toSet()))
        .as("ignored")
        .isEqualTo(entries.entrySet().stream().filter(untouchable).collect(Collectors.toSet()));
    assertThat(now.keySet())
        .as("ignored")
        .containsAll(
            entries.keySet().stream()
                .filter(address -> settings.ignore().matches(who(address)))
                .toList());
  }

  private void checkCaller(Map<Address, Role> now) {
    Principal caller = start.caller();
    if (caller == null || !start.has(caller)) {
      return;
    }
    assertThat(now).as("the caller").containsKey(Address.of(caller));
    if (Role.ADMIN.equals(entries.get(Address.of(caller)))) {
      assertThat(now).containsEntry(Address.of(caller), Role.ADMIN);
    }
    entries.keySet().stream()
        .filter(address -> address.kind() == Kind.GROUP_MEMBER)
        .filter(address -> who(address).equals(caller))
        .forEach(address -> assertThat(now).as("a group of the caller").containsKey(address));
  }

  /** How many are admins or above, joined and not ignored. */
  static int countedAdmins(Settings settings, LiveState live) {
    return (int)
        live.entries().entrySet().stream()
            .filter(entry -> entry.getKey().kind() == Kind.MEMBER)
            .filter(entry -> entry.getValue().joined() && isAdmin(entry.getValue().role()))
            .filter(entry -> !settings.ignore().matches(who(entry.getKey())))
            .count();
  }

  /** The random organizations have one role above admin. */
  private static boolean isAdmin(@Nullable Role role) {
    return Role.ADMIN.equals(role) || new Role("auditor").equals(role);
  }

  private static Map<Address, Role> asAdmins(Map<Address, Role> entries) {
    Map<Address, Role> levelled = new HashMap<>(entries);
    levelled.replaceAll((address, role) -> isAdmin(role) ? Role.ADMIN : role);
    return levelled;
  }

  /** What admins are given beside: once they are, nothing further is done about it. */
  static Map<Address, Role> entriesThatCount(Map<Address, Role> entries) {
    Map<Address, Role> counting = new HashMap<>(entries);
    counting
        .keySet()
        .removeIf(
            address ->
                !Address.of(who(address)).equals(address)
                    && isAdmin(entries.get(Address.of(who(address)))));
    return counting;
  }

  /** Whoever being ignored makes an entry untouchable. */
  private static List<Principal> concerned(Address address) {
    return address.kind() == Kind.GROUP_MEMBER
        ? List.of(address.principal(), Principal.group(address.name()))
        : List.of(who(address));
  }

  private static Principal who(Address address) {
    return address.principal();
  }
}
