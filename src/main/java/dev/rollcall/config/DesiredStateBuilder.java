package dev.rollcall.config;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.SafeText;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Address;
import dev.rollcall.model.DesiredState;
import dev.rollcall.model.Entry;
import dev.rollcall.model.Kind;
import dev.rollcall.model.Names;
import dev.rollcall.model.Section;
import dev.rollcall.yaml.YamlFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gathers what all files declare. The first of two declarations of one thing holds; the second is
 * an error that names the first.
 */
final class DesiredStateBuilder {
  private final Diagnostics.Collector problems;
  private final Set<Section> managed = EnumSet.noneOf(Section.class);
  private final Map<Address, Entry> entries = new LinkedHashMap<>();
  private final Set<String> groups = new LinkedHashSet<>();
  private final Set<String> workspaces = new LinkedHashSet<>();
  private final Map<Address, SourceLocation> entryPlaces = new HashMap<>();
  private final Map<String, SourceLocation> workspacePlaces = new HashMap<>();
  private final Map<Section, Map<String, String>> spellings = new EnumMap<>(Section.class);

  DesiredStateBuilder(Diagnostics.Collector problems) {
    this.problems = problems;
  }

  void manage(Section section) {
    managed.add(section);
  }

  /** Declares a member, service account, membership or grant, with how its principal is written. */
  void entry(Address address, String written, Entry entry, SourceLocation place) {
    if (isFirst(entryPlaces, address, written, place)) {
      if (address.kind() == Kind.SERVICE_ACCOUNT) {
        checkSpelling(Section.SERVICE_ACCOUNTS, address.name(), place);
      }
      entries.put(address, entry);
    }
  }

  /** Declares a group; its members are to be declared after it, unless this answers false. */
  boolean group(String name, SourceLocation place) {
    Address address = Address.group(name);
    if (!isFirst(entryPlaces, address, name, place)) {
      return false;
    }
    checkSpelling(Section.GROUPS, address.name(), place);
    return groups.add(address.name());
  }

  /** Declares a workspace; access to it is to be declared after it, unless this answers false. */
  boolean workspace(String name, SourceLocation place) {
    String normalized = Names.normalize(name);
    if (!isFirst(workspacePlaces, normalized, name, place)) {
      return false;
    }
    checkSpelling(Section.WORKSPACES, normalized, place);
    return workspaces.add(normalized);
  }

  private <K> boolean isFirst(
      Map<K, SourceLocation> places, K key, String written, SourceLocation place) {
    SourceLocation first = places.putIfAbsent(key, place);
    if (first != null) {
      problems.add(YamlFile.duplicateKey(written, place, first));
    }
    return first == null;
  }

  private void checkSpelling(Section section, String name, SourceLocation place) {
    String first =
        spellings
            .computeIfAbsent(section, none -> new HashMap<>())
            .putIfAbsent(Names.foldCase(name), SafeText.quote(name) + ", at " + place);
    if (first != null) {
      String message = SafeText.quote(name) + " and " + first + ", differ only by case";
      problems.add(
          Diagnostic.error("case-conflict", message, place)
              .withHint("write one of them everywhere, or rename one"));
    }
  }

  /** What was declared, in the order of the files. */
  DesiredState inFileOrder() {
    return new DesiredState(managed, entries, groups, workspaces, entryPlaces, workspacePlaces);
  }

  /** What was declared, in the order of every output. */
  DesiredState inOrder() {
    List<Map.Entry<Address, Entry>> ordered = new ArrayList<>(entries.entrySet());
    ordered.sort(Map.Entry.comparingByKey(Address.IN_FILES));
    Map<Address, Entry> sorted = new LinkedHashMap<>();
    ordered.forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return new DesiredState(
        Collections.unmodifiableSet(managed),
        Collections.unmodifiableMap(sorted),
        sorted(groups),
        sorted(workspaces),
        Collections.unmodifiableMap(entryPlaces),
        Collections.unmodifiableMap(workspacePlaces));
  }

  private static Set<String> sorted(Set<String> names) {
    List<String> ordered = new ArrayList<>(names);
    ordered.sort(Names.BY_CODE_POINT);
    return Collections.unmodifiableSet(new LinkedHashSet<>(ordered));
  }
}
