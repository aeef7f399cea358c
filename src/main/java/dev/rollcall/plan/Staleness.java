package dev.rollcall.plan;

import dev.rollcall.model.Address;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.LiveState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a plan that was approved still holds, measured by one made now.
 *
 * @param objections why the saved plan is not to be applied here whatever it holds: changed after
 *     it was saved, or of another organization or provider; clauses such as "it is of ..."
 * @param current the changes of the plan made now that were approved, all of them if nothing is
 *     stale
 * @param dropped approved resends to people who joined meanwhile: nothing is left to do
 * @param stale approved changes that would not be what was approved
 */
public record Staleness(
    List<String> objections,
    List<Change> current,
    List<SavedChange> dropped,
    List<StaleChange> stale) {

  /**
   * A saved change that a plan made now no longer holds as it was saved.
   *
   * @param now what is planned at that address instead, or null where nothing is
   * @param reason for a person, a clause such as "the role was changed meanwhile"
   */
  public record StaleChange(SavedChange saved, @Nullable Change now, String reason) {}

  /** Measures a saved plan by a plan made now on {@code live}. */
  public static Staleness of(SavedPlan saved, Plan now, LiveState live) {
    String otherTarget = otherTarget(saved.header(), now.header());
    Staleness found =
        new Staleness(
            Stream.of(saved.seal().objection(), otherTarget).flatMap(Stream::ofNullable).toList(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    if (otherTarget == null) {
      found.measure(saved, now, live);
    }
    return found;
  }

  private void measure(SavedPlan saved, Plan now, LiveState live) {
    Map<Address, List<Change>> fresh =
        now.changes().stream().collect(Collectors.groupingBy(Change::address));
    Set<Address> approved = new HashSet<>();
    for (SavedChange change : saved.changes()) {
      List<Change> there = fresh.getOrDefault(change.address(), List.of());
      if (!there.isEmpty() && change.isOf(there.get(0))) {
        approved.add(change.address());
      }
      measure(change, there, live);
    }
    moveUnapproved(approved);
  }

  /** Whether the saved plan may be applied. */
  public boolean isCurrent() {
    return objections.isEmpty() && stale.isEmpty();
  }

  private static @Nullable String otherTarget(Plan.Header saved, Plan.Header now) {
    if (!saved.organization().equals(now.organization())) {
      return "it is for organization " + saved.organization() + ", not " + now.organization();
    }
    return saved.provider().equals(now.provider())
        ? null
        : "it is for provider " + saved.provider() + ", not " + now.provider();
  }

  private void measure(SavedChange saved, List<Change> there, LiveState live) {
    Change same = there.stream().filter(saved::isOf).findFirst().orElse(null);
    if (same != null && saved.equals(SavedChange.of(same))) {
      current.add(same);
    } else if (saved.action() == Action.RESEND && hasJoined(saved.address(), live)) {
      // A person who accepted is what the resend was for.
      dropped.add(saved);
    } else {
      Change now = same == null && !there.isEmpty() ? there.get(0) : same;
      stale.add(new StaleChange(saved, now, reason(saved, same, now)));
    }
  }

  /**
   * Moves what now requires something to be created that was there when the plan was approved.
   *
   * @param approved where the first change, the one that creates what is there, was approved;
   *     another one may have been, such as a new role for somebody who must now be invited
   */
  private void moveUnapproved(Set<Address> approved) {
    current.removeIf(
        change -> {
          Optional<Address> gone =
              change.requires().stream().filter(one -> !approved.contains(one)).findFirst();
          gone.map(required -> "it needs " + required + ", which is gone")
              .ifPresent(why -> stale.add(new StaleChange(SavedChange.of(change), change, why)));
          return gone.isPresent();
        });
  }

  private static boolean hasJoined(Address address, LiveState live) {
    LiveEntry person = live.at(address);
    return address.kind() == Kind.MEMBER && person != null && person.joined();
  }

  private static String reason(SavedChange saved, @Nullable Change same, @Nullable Change now) {
    if (now == null) {
      return "nothing is planned there now";
    }
    if (same == null) {
      return "something else is planned there now";
    }
    if (!Objects.equals(saved.before(), same.before())) {
      return "its live state changed";
    }
    return Objects.equals(saved.after(), same.after())
        ? "its consequences changed"
        : "its declaration changed";
  }
}
