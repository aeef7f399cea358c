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
import dev.rollcall.yaml.LocatedObject;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

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
    if (!(value.node() instanceof LocatedObject fields)) {
      // most entries are one of a few roles and nothing else: those share one value
      Role role = role(value);
      return plain.computeIfAbsent(role.name(), name -> Entry.of(role));
    }
    Located role = fields.has("role") ? value.child("role") : null;
    return new Entry(role(role), window(fields), text(fields.get("note")));
  }

  private Role role(@Nullable Located value) {
    String name = value == null ? null : text(value.node());
    if (name == null || name.isEmpty()) {
      return ladder == null ? new Role("") : ladder.lowest();
    }
    Role role = new Role(name);
    if (ladder != null && !ladder.contains(role) && value != null) {
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

  private Window window(LocatedObject entry) {
    LocalDate from = date(entry.get("from"));
    LocalDate until = date(entry.get("until"));
    if (from != null && until != null && until.isBefore(from)) {
      String message = "until " + until + " lies before from " + from;
      problems.add(Diagnostic.error("invalid-window", message, entry.locationOfValue("until")));
      return Window.ALWAYS;
    }
    return from == null && until == null ? Window.ALWAYS : new Window(from, until);
  }

  private static @Nullable LocalDate date(@Nullable JsonNode node) {
    String text = text(node);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      return null; // the schema said so
    }
  }

  private static @Nullable String text(@Nullable JsonNode node) {
    return node != null && node.isString() ? node.stringValue() : null;
  }
}
