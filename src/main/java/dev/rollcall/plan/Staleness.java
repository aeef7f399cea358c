package dev.rollcall.plan;

import dev.rollcall.model.Address;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.LiveState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
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
    Map<SavedChange.Key, Change> fresh = new HashMap<>();
    Map<Address, Change> atAddress = new HashMap<>();
    for (Change change : now.changes()) {
      fresh.put(SavedChange.of(change).key(), change);
      atAddress.putIfAbsent(change.address(), change);
    }
    Set<SavedChange.Key> approved = new HashSet<>();
    saved.changes().forEach(change -> approved.add(change.key()));
    for (SavedChange change : saved.changes()) {
      measure(change, fresh.get(change.key()), atAddress.get(change.address()), live);
    }
    moveUnapproved(
        required -> {
          Change first = atAddress.get(required);
          return first != null && approved.contains(SavedChange.of(first).key());
        });
  }

  /** Whether the saved plan may be applied. */
  public boolean isCurrent() {
    return objections.isEmpty() && stale.isEmpty();
  }

  private static @Nullable String otherTarget(Plan.Header saved, Plan.Header now) {
    if (!saved.organization().equals(now.organization())) {
      return "it is of organization " + saved.organization() + ", not " + now.organization();
    }
    return saved.provider().equals(now.provider())
        ? null
        : "it is of provider " + saved.provider() + ", not " + now.provider();
  }

  private void measure(
      SavedChange saved, @Nullable Change same, @Nullable Change atAddress, LiveState live) {
    if (same != null && saved.equals(SavedChange.of(same))) {
      current.add(same);
    } else if (saved.action() == Action.RESEND && hasJoined(saved.address(), live)) {
      // A person who accepted is what the resend was for.
      dropped.add(saved);
    } else {
      Change now = same == null ? atAddress : same;
      stale.add(new StaleChange(saved, now, reason(saved, same, now)));
    }
  }

  /**
   * Moves what now requires something to be created that was there when the plan was approved.
   *
   * @param isApproved whether the change that creates what is at an address was approved; another
   *     change there may have been, such as a new role for somebody who must now be invited
   */
  private void moveUnapproved(Predicate<Address> isApproved) {
    for (Change change : List.copyOf(current)) {
      change.requires().stream()
          .filter(isApproved.negate())
          .findFirst()
          .ifPresent(
              required -> {
                current.remove(change);
                stale.add(
                    new StaleChange(
                        SavedChange.of(change),
                        change,
                        "it needs " + required + ", which is gone"));
              });
    }
  }

  private static boolean hasJoined(Address address, LiveState live) {
    LiveEntry person = live.at(address);
    return address.kind() == Kind.MEMBER && person != null && person.joined();
  }

  private static String reason(SavedChange saved, @Nullable Change same, @Nullable Change now) {
    if (now == null) {
      return "nothing is planned there any more";
    }
    if (same == null) {
      return "something else is planned there now";
    }
    if (!Objects.equals(saved.before(), same.before())) {
      return "what is live there changed";
    }
    return Objects.equals(saved.after(), same.after())
        ? "what would go with it changed"
        : "what is declared there changed";
  }
}
