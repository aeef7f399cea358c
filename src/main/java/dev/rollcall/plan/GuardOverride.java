package dev.rollcall.plan;

import dev.rollcall.settings.Limit;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * One limit raised for one run, as {@code --allow GUARD=VALUE} asks.
 *
 * @param value a count or share, a pattern, or {@code yes}, as the guard wants it
 */
public record GuardOverride(Guard guard, String value) {
  public GuardOverride {
    if (!isFit(guard, value)) {
      throw new IllegalArgumentException(
          guard.word() + " takes " + wanted(guard) + ", not \"" + value + "\"");
    }
  }

  /**
   * Reads {@code GUARD=VALUE}.
   *
   * @throws IllegalArgumentException if no guard takes that, with what would be right
   */
  public static GuardOverride of(String text) {
    int equals = text.indexOf('=');
    String word = equals < 0 ? text : text.substring(0, equals);
    for (Guard guard : Guard.values()) {
      if (guard != Guard.CALLER && guard.word().equals(word)) {
        return new GuardOverride(guard, equals < 0 ? "" : text.substring(equals + 1));
      }
    }
    String known =
        Arrays.stream(Guard.values())
            .filter(guard -> guard != Guard.CALLER)
            .map(Guard::word)
            .collect(Collectors.joining(", "));
    throw new IllegalArgumentException("unknown guard \"" + word + "\"; the guards are " + known);
  }

  /** The option that asks for it, quoted where a shell would read more into it: names are data. */
  public String option() {
    String option = toString();
    return option.matches("[\\w@%+=:,./-]+")
        ? "--allow " + option
        : "--allow '" + option.replace("'", "'\\''") + "'";
  }

  private static boolean isFit(Guard guard, String value) {
    return switch (guard) {
      case MAX_REMOVALS -> isLimit(value);
      case MAX_INVITATIONS, MIN_ADMINS -> value.matches("[0-9]{1,9}");
      case PROTECT -> !value.isEmpty();
      case FIRST_CONTACT, EMPTY_READ -> value.equals("yes");
      case CALLER -> false;
    };
  }

  private static boolean isLimit(String value) {
    try {
      Limit.of(value);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String wanted(Guard guard) {
    return switch (guard) {
      case MAX_REMOVALS -> "a share such as 20% or a count";
      case MAX_INVITATIONS, MIN_ADMINS -> "a count";
      case PROTECT -> "the principal to exempt";
      case FIRST_CONTACT, EMPTY_READ -> "yes";
      case CALLER -> "nothing";
    };
  }

  @Override
  public String toString() {
    return guard.word() + "=" + value;
  }
}
