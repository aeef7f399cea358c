package dev.rollcall.config;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Entry;
import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Window;
import dev.rollcall.yaml.Located;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what stands after a who: as what. Where the schema found something wrong, and so said it, a
 * default takes the place: the entry is declared all the same, so that one mistake is one error.
 */
final class EntryReader {
  private final @Nullable RoleLadder ladder;
  private final @Nullable String remedy;
  private final Diagnostics.Collector problems;
  private final Map<String, Entry> plain = new HashMap<>();

  /**
   * Reads entries with roles of one kind.
   *
   * @param ladder null if the roles are not known, since the settings are wrong
   * @param remedy what else may help where a role is not in the ladder, or null
   */
  EntryReader(
      @Nullable RoleLadder ladder, @Nullable String remedy, Diagnostics.Collector problems) {
    this.ladder = ladder;
    this.remedy = remedy;
    this.problems = problems;
  }

  Entry read(Located value) {
    if (!value.node().isObject()) {
      // most entries are one of a few roles and nothing else: those share one value
      Role role = role(value);
      return plain.computeIfAbsent(role.name(), name -> Entry.of(role));
    }
    return new Entry(role(value.path("role")), window(value), text(value.path("note")));
  }

  private Role role(Located value) {
    String name = text(value);
    if (name == null || name.isEmpty()) {
      return ladder == null ? new Role("") : ladder.lowest();
    }
    Role role = new Role(name);
    if (ladder != null && !ladder.contains(role)) {
      problems.add(unknownRole(name, ladder, value.place()));
    }
    return role;
  }

  private Diagnostic unknownRole(String name, RoleLadder ladder, SourceLocation place) {
    String hint =
        Suggestion.didYouMeanOrOneOf(name, ladder.roles().stream().map(Role::name).toList());
    return Diagnostic.error(
            "unknown-role", "there is no role " + SafeText.quote(name) + " here", place)
        .withHint(remedy == null ? hint : hint + "; " + remedy);
  }

  private Window window(Located entry) {
    LocalDate from = date(entry.path("from"));
    LocalDate until = date(entry.path("until"));
    if (from != null && until != null && until.isBefore(from)) {
      String message = "until " + until + " lies before from " + from;
      problems.add(Diagnostic.error("invalid-window", message, entry.path("until").place()));
      return Window.ALWAYS;
    }
    return from == null && until == null ? Window.ALWAYS : new Window(from, until);
  }

  private static @Nullable LocalDate date(Located value) {
    String text = text(value);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      return null; // the schema said so
    }
  }

  private static @Nullable String text(Located value) {
    return value.node().isString() ? value.node().stringValue() : null;
  }
}
