package dev.rollcall.apply;

import dev.rollcall.model.Address;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.Role;
import dev.rollcall.plan.AdminFloor;
import dev.rollcall.plan.Cause;
import dev.rollcall.plan.Change;
import dev.rollcall.plan.Change.Attributes;
import dev.rollcall.plan.Plan;
import dev.rollcall.plan.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an organization should be like, and the shortest planner that gets it there.
 *
 * @param entries the role at each address that should be there
 * @param reminders who should get one more e-mail than that of this time
 */
record Wish(Map<Address, Role> entries, Map<Address, Instant> reminders, int floor) {
  /** What stands for the role of a group, which has none. */
  static final Role NONE = new Role("");

  /** The same view of what is live. */
  static Map<Address, Role> entries(LiveState live) {
    Map<Address, Role> entries = new LinkedHashMap<>();
    live.entries()
        .forEach(
            (address, entry) ->
                entries.put(address, Objects.requireNonNullElse(entry.role(), NONE)));
    return entries;
  }

  /** What a membership or grant cannot be without. */
  static List<Address> owners(Address address) {
    return switch (address.kind()) {
      case MEMBER, SERVICE_ACCOUNT, GROUP -> List.of();
      case GROUP_MEMBER -> List.of(Address.group(address.name()), Address.of(address.principal()));
      case WORKSPACE_ACCESS -> List.of(Address.of(address.principal()));
    };
  }

  Plan plan(LiveState live) {
    Map<Address, Role> now = entries(live);
    List<Change> changes = new ArrayList<>();
    entries.forEach((address, role) -> changes.addAll(towards(address, role, now, live)));
    now.keySet().stream()
        .filter(
            address ->
                !entries.containsKey(address) && entries.keySet().containsAll(owners(address)))
        .forEach(address -> changes.add(away(address, now)));
    reminders.forEach((member, seen) -> changes.addAll(reminder(member, seen, live)));
    return Changes.plan(floor(live, changes), changes);
  }

  private static List<Change> towards(
      Address address, Role role, Map<Address, Role> now, LiveState live) {
    Role before = now.get(address);
    if (role.equals(before)) {
      return List.of();
    }
    List<Address> requires =
        new TreeSet<>(owners(address)).stream().filter(owner -> !now.containsKey(owner)).toList();
    if (before != null) {
      boolean lowers = live.roles().of(address.kind()).isLowered(before, role);
      return List.of(change(settingRole(address, lowers), address, before, role, requires, lowers));
    }
    Role lowest = live.roles().organization().lowest();
    if (address.kind() == Kind.MEMBER && !role.equals(lowest)) {
      return List.of(
          change(Step.INVITE_MEMBER, address, null, lowest, List.of(), false),
          change(Step.RAISE_MEMBER, address, lowest, role, List.of(address), false));
    }
    return List.of(change(bringing(address), address, null, role, requires, false));
  }

  private static Step bringing(Address address) {
    return switch (address.kind()) {
      case MEMBER -> Step.INVITE_MEMBER;
      case SERVICE_ACCOUNT -> Step.CREATE_SERVICE_ACCOUNT;
      case GROUP -> Step.CREATE_GROUP;
      case GROUP_MEMBER -> Step.ADD_GROUP_MEMBER;
      case WORKSPACE_ACCESS -> Step.GRANT_WORKSPACE_ACCESS;
    };
  }

  private static Step settingRole(Address address, boolean lowers) {
    return switch (address.kind()) {
      case MEMBER -> lowers ? Step.LOWER_MEMBER : Step.RAISE_MEMBER;
      case SERVICE_ACCOUNT -> Step.SET_ROLE_SERVICE_ACCOUNT;
      case GROUP_MEMBER -> Step.SET_ROLE_GROUP_MEMBER;
      case WORKSPACE_ACCESS -> Step.SET_ROLE_WORKSPACE_ACCESS;
      case GROUP -> throw new IllegalArgumentException("a group has no role");
    };
  }

  private static Change away(Address address, Map<Address, Role> now) {
    Step step =
        switch (address.kind()) {
          case MEMBER -> Step.REMOVE_MEMBER;
          case SERVICE_ACCOUNT -> Step.DELETE_SERVICE_ACCOUNT;
          case GROUP -> Step.DELETE_GROUP;
          case GROUP_MEMBER -> Step.REMOVE_GROUP_MEMBER;
          case WORKSPACE_ACCESS -> Step.REVOKE_WORKSPACE_ACCESS;
        };
    Map<Address, Role> losses = new HashMap<>();
    now.forEach(
        (other, role) -> {
          if (owners(other).contains(address)) {
            losses.put(other, role);
          }
        });
    return new Change(
        step,
        address,
        attributes(now.get(address)),
        null,
        "undeclared",
        Cause.DECLARED,
        null,
        null,
        List.of(),
        losses,
        List.of(),
        false);
  }

  private static List<Change> reminder(Address address, Instant seen, LiveState live) {
    LiveEntry member = live.at(address);
    boolean due =
        member != null
            && member.invitation() != null
            && seen.equals(member.invitation().lastSentAt());
    return due ? List.of(Changes.resend(address.name(), seen, null)) : List.of();
  }

  private AdminFloor floor(LiveState live, List<Change> changes) {
    Set<Address> raised =
        changes.stream()
            .filter(change -> change.step() == Step.RAISE_MEMBER)
            .map(Change::address)
            .filter(address -> isJoined(address, live))
            .collect(Collectors.toSet());
    return new AdminFloor(floor, admins(live), raised, admins(live));
  }

  /** The joined admins. */
  static Set<Address> admins(LiveState live) {
    return live.entries().entrySet().stream()
        .filter(entry -> entry.getKey().kind() == Kind.MEMBER)
        .filter(entry -> entry.getValue().joined() && Role.ADMIN.equals(entry.getValue().role()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static boolean isJoined(Address address, LiveState live) {
    LiveEntry member = live.at(address);
    return member != null && member.joined();
  }

  private static @Nullable Attributes attributes(@Nullable Role role) {
    return role == null ? null : role.equals(NONE) ? Attributes.NONE : Attributes.of(role);
  }

  private static Change change(
      Step step,
      Address address,
      @Nullable Role before,
      Role after,
      List<Address> requires,
      boolean lowers) {
    return new Change(
        step,
        address,
        attributes(before),
        attributes(after),
        "declared",
        Cause.DECLARED,
        null,
        null,
        requires,
        Map.of(),
        List.of(),
        lowers);
  }
}
