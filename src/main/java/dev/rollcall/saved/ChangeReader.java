package dev.rollcall.saved;

import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.model.Address;
import dev.rollcall.model.Kind;
import dev.rollcall.model.Role;
import dev.rollcall.plan.Action;
import dev.rollcall.plan.Attributes;
import dev.rollcall.plan.Consequence;
import dev.rollcall.plan.SavedChange;
import dev.rollcall.plan.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the changes of one saved plan and holds them against each other. */
final class ChangeReader {
  private final Set<SavedChange.Key> keys = new HashSet<>();
  private final Set<Address> addresses = new HashSet<>();
  private final List<LocatedJson> requirements = new ArrayList<>();
  private @Nullable InvalidInputException repetition;

  SavedChange read(LocatedJson value) throws InvalidInputException {
    SavedChange change =
        new SavedChange(
            action(value),
            address(value),
            value.get("before").orNull(ChangeReader::attributes),
            value.get("after").orNull(ChangeReader::attributes),
            value.get("consequences").list(ChangeReader::consequence));
    if (!keys.add(change.key()) && repetition == null) {
      repetition = value.wrong("repeats another: it is the second to " + describe(change));
    }
    addresses.add(change.address());
    requirements.addAll(value.get("requires").list(requirement -> requirement));
    return change;
  }

  /**
   * To be called after the last change: no plan does one thing twice, and each change may require
   * only addresses the plan changes.
   */
  void check() throws InvalidInputException {
    if (repetition != null) {
      throw repetition;
    }
    for (LocatedJson requirement : requirements) {
      if (!addresses.contains(requirement.as(Address::of))) {
        throw requirement.wrong("is \"" + requirement.text() + "\", which no change is about");
      }
    }
  }

  private static Action action(LocatedJson value) throws InvalidInputException {
    Action action = value.get("action").oneOf(Action.values(), Action::word);
    Kind kind = kind(value);
    boolean exists =
        Arrays.stream(Step.values()).anyMatch(s -> s.action() == action && s.kind() == kind);
    if (!exists) {
      throw value.get("kind").wrong("cannot be \"" + kind.word() + "\" for " + action.word());
    }
    return action;
  }

  private static Kind kind(LocatedJson value) throws InvalidInputException {
    return value.get("kind").oneOf(Kind.values(), Kind::word);
  }

  private static Address address(LocatedJson value) throws InvalidInputException {
    LocatedJson written = value.get("address");
    Address address = written.as(Address::of);
    if (address.kind() != kind(value)) {
      throw written.wrong(
          "is of kind " + address.kind().word() + ", the change of " + kind(value).word());
    }
    return address;
  }

  private static Attributes attributes(LocatedJson value) throws InvalidInputException {
    return new Attributes(
        optional(value, "role", ChangeReader::role),
        optional(value, "last_sent_at", sent -> sent.as(Instant::parse)),
        optional(value, "sends", LocatedJson::count));
  }

  private static <T> @Nullable T optional(
      LocatedJson value, String property, LocatedJson.Reader<T> reader)
      throws InvalidInputException {
    return value.has(property) ? reader.read(value.get(property)) : null;
  }

  private static Consequence consequence(LocatedJson value) throws InvalidInputException {
    return value.has("text")
        ? new Consequence.Further(value.get("text").string())
        : new Consequence.Loss(value.get("address").as(Address::of), role(value.get("role")));
  }

  private static Role role(LocatedJson value) throws InvalidInputException {
    return new Role(value.string());
  }

  private static String describe(SavedChange change) {
    return change.action().word() + " " + change.address();
  }
}
