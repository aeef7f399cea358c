package dev.rollcall.config;

import dev.rollcall.diagnostic.Diagnostic;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Address;
import dev.rollcall.model.DesiredState;
import dev.rollcall.model.Email;
import dev.rollcall.model.Entry;
import dev.rollcall.model.Names;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Section;
import dev.rollcall.model.Sources;
import dev.rollcall.yaml.DuplicateKeys;
import dev.rollcall.yaml.SafeText;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Gathers what all files declare. The first of two declarations of one thing holds; the second is
 * an error that names the first.
 */
final class DesiredStateBuilder {
  private final Diagnostics.Collector problems;
  private final Set<Section> managed = EnumSet.noneOf(Section.class);
  private final Map<Email, Entry> members = new LinkedHashMap<>();
  private final Map<String, Entry> serviceAccounts = new LinkedHashMap<>();
  private final Map<String, Map<Principal, Entry>> groups = new LinkedHashMap<>();
  private final Map<String, Map<Principal, Entry>> workspaces = new LinkedHashMap<>();
  private final Map<Address, SourceLocation> entryPlaces = new HashMap<>();
  private final Map<String, SourceLocation> workspacePlaces = new HashMap<>();
  private final Map<Section, Map<String, Spelling>> spellings = new EnumMap<>(Section.class);

  DesiredStateBuilder(Diagnostics.Collector problems) {
    this.problems = problems;
  }

  void manage(Section section) {
    managed.add(section);
  }

  void member(Email email, Entry entry, SourceLocation place) {
    if (isFirst(entryPlaces, new Address.Member(email), email.written(), place)) {
      members.put(email, entry);
    }
  }

  void serviceAccount(String name, Entry entry, SourceLocation place) {
    Address.ServiceAccount address = new Address.ServiceAccount(name);
    if (isFirst(entryPlaces, address, name, place)) {
      checkSpelling(Section.SERVICE_ACCOUNTS, address.name(), place);
      serviceAccounts.put(address.name(), entry);
    }
  }

  /** Declares a group; its members are to be declared after it, unless this answers false. */
  boolean group(String name, SourceLocation place) {
    Address.Group address = new Address.Group(name);
    if (!isFirst(entryPlaces, address, name, place)) {
      return false;
    }
    checkSpelling(Section.GROUPS, address.name(), place);
    groups.put(address.name(), new LinkedHashMap<>());
    return true;
  }

  void groupMember(String group, Principal principal, Entry entry, SourceLocation place) {
    Address.GroupMember address = new Address.GroupMember(group, principal);
    if (isFirst(entryPlaces, address, principal.toString(), place)) {
      entriesOf(groups, address.name()).put(principal, entry);
    }
  }

  /** Declares a workspace; access to it is to be declared after it, unless this answers false. */
  boolean workspace(String name, SourceLocation place) {
    String normalized = Names.normalize(name);
    if (!isFirst(workspacePlaces, normalized, name, place)) {
      return false;
    }
    checkSpelling(Section.WORKSPACES, normalized, place);
    workspaces.put(normalized, new LinkedHashMap<>());
    return true;
  }

  void access(String workspace, Principal principal, Entry entry, SourceLocation place) {
    Address.WorkspaceAccess address = new Address.WorkspaceAccess(workspace, principal);
    if (isFirst(entryPlaces, address, principal.toString(), place)) {
      entriesOf(workspaces, address.name()).put(principal, entry);
    }
  }

  private static Map<Principal, Entry> entriesOf(
      Map<String, Map<Principal, Entry>> places, String name) {
    return places.computeIfAbsent(name, undeclared -> new LinkedHashMap<>());
  }

  private <K> boolean isFirst(
      Map<K, SourceLocation> places, K key, String written, SourceLocation place) {
    SourceLocation first = places.putIfAbsent(key, place);
    if (first != null) {
      problems.add(DuplicateKeys.describe(written, place, first));
    }
    return first == null;
  }

  private void checkSpelling(Section section, String name, SourceLocation place) {
    Spelling first =
        spellings
            .computeIfAbsent(section, none -> new HashMap<>())
            .putIfAbsent(Names.foldCase(name), new Spelling(name, place));
    if (first != null) {
      String message =
          String.format(
              "%s and %s, at %s, differ only by case",
              SafeText.quote(name), SafeText.quote(first.name), first.place);
      problems.add(
          Diagnostic.error("case-conflict", message, place)
              .withHint("write one of them everywhere, or rename one"));
    }
  }

  /** What was declared, in the order of the files. */
  DesiredState inFileOrder() {
    return new DesiredState(managed, members, serviceAccounts, groups, workspaces, sources());
  }

  /** What was declared, in the order of every output. */
  DesiredState inOrder() {
    return new DesiredState(
        Collections.unmodifiableSet(managed),
        CanonicalOrder.sorted(members, CanonicalOrder.EMAILS),
        CanonicalOrder.sorted(serviceAccounts, Names.BY_CODE_POINT),
        CanonicalOrder.sorted(groups, Names.BY_CODE_POINT, CanonicalOrder::sortedEntries),
        CanonicalOrder.sorted(workspaces, Names.BY_CODE_POINT, CanonicalOrder::sortedEntries),
        sources());
  }

  private Sources sources() {
    return new Sources(
        Collections.unmodifiableMap(entryPlaces), Collections.unmodifiableMap(workspacePlaces));
  }

  private record Spelling(String name, SourceLocation place) {}
}
