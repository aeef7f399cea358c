package dev.rollcall.config;

import dev.rollcall.config.EditCollector.InsertionPoint;
import dev.rollcall.diagnostic.Diagnostics;
import dev.rollcall.diagnostic.Edit;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Address;
import dev.rollcall.model.DeclarationChange;
import dev.rollcall.model.DesiredState;
import dev.rollcall.model.Entry;
import dev.rollcall.model.Kind;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Section;
import dev.rollcall.settings.Settings;
import dev.rollcall.yaml.Document;
import dev.rollcall.yaml.DocumentNode;
import dev.rollcall.yaml.YamlFile;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says what to write on which line of which roster file for the files to say something else. New
 * entries go where their neighbours are; existing ones keep their form and their comments.
 */
public final class RosterEditor {
  private static final String MEMBERS = "members";
  private static final String ACCESS = "access";

  /** How many neighbours on each side decide where somebody belongs. */
  private static final int NEAR = 3;

  private final DesiredState desired;
  private final Map<String, NavigableMap<Principal, SourceLocation>> containers = new HashMap<>();
  private final Map<String, YamlFile> files = new LinkedHashMap<>();
  private final Map<String, Optional<Document>> documents = new HashMap<>();

  /**
   * An editor of files as they were read.
   *
   * @param settings those the files were read with
   * @param desired what they say
   */
  public RosterEditor(ProjectFolder folder, Settings settings, DesiredState desired) {
    this.desired = desired;
    desired
        .sources()
        .forEach((address, place) -> siblings(address).put(address.principal(), place));
    folder
        .rosterFiles(settings, new Diagnostics.Collector())
        .forEach(file -> files.put(file.name(), file));
  }

  /** The edits that change the files so, all at once, by file and line. */
  public List<Edit> edits(Collection<DeclarationChange> changes) {
    Map<Address, DeclarationChange> sorted = new TreeMap<>(Address.IN_FILES);
    changes.forEach(change -> sorted.put(change.address(), change));
    EditCollector edits = new EditCollector();
    Map<Address, Map<Principal, Entry>> newGroups = newGroups(sorted.values());
    for (DeclarationChange change : sorted.values()) {
      Address address = change.address();
      SourceLocation place = desired.sources().get(address);
      Entry entry = change.entry();
      if (!change.declared()) {
        if (place != null && !isRemovedWithGroup(address, sorted)) {
          delete(address, place, edits);
        }
      } else if (entry != null && place != null) {
        replace(address, place, entry, edits);
      } else if (entry != null && !newGroups.containsKey(group(address))) {
        String key = key(address);
        insert(address, margin -> EntryFormatter.entry(margin, key, entry), edits);
      }
    }
    newGroups.forEach(
        (group, members) ->
            insert(group, margin -> EntryFormatter.group(margin, group.name(), members), edits));
    return edits.toList();
  }

  /** Groups that are declared for the first time, each with its members. */
  private Map<Address, Map<Principal, Entry>> newGroups(Collection<DeclarationChange> sorted) {
    Map<Address, Map<Principal, Entry>> groups = new TreeMap<>(Address.IN_FILES);
    for (DeclarationChange change : sorted) {
      Address address = change.address();
      if (change.declared() && desired.sources().get(address) == null) {
        Map<Principal, Entry> members = groups.get(group(address));
        Entry entry = change.entry();
        if (address.kind() == Kind.GROUP) {
          groups.put(address, new TreeMap<>());
        } else if (entry != null && members != null) {
          members.put(address.principal(), entry);
        }
      }
    }
    return groups;
  }

  /** The group of a membership; of any other address, that itself. */
  private static Address group(Address address) {
    return address.kind() == Kind.GROUP_MEMBER ? Address.group(address.name()) : address;
  }

  private static boolean isRemovedWithGroup(Address address, Map<Address, DeclarationChange> all) {
    DeclarationChange group = all.get(group(address));
    return address.kind() == Kind.GROUP_MEMBER && group != null && !group.declared();
  }

  private void delete(Address address, SourceLocation place, EditCollector edits) {
    DocumentNode entry = at(place);
    String obstacle = EditCollector.obstacle(entry);
    if (entry != null && obstacle == null) {
      edits.delete(entry);
    } else {
      edits.byHand(Edit.delete(place.file(), place.line(), place.line(), key(address)), obstacle);
    }
  }

  private void replace(Address address, SourceLocation place, Entry entry, EditCollector edits) {
    DocumentNode old = at(place);
    Document file = document(place.file());
    String obstacle = EditCollector.obstacle(old);
    String key = key(address);
    if (file != null && old != null && obstacle == null) {
      edits.replace(old, EntryFormatter.rewritten(file, old, entry), key);
    } else {
      List<String> lines = EntryFormatter.entry("", key, entry);
      edits.byHand(Edit.replace(place.file(), place.line(), place.line(), lines, key), obstacle);
    }
  }

  /**
   * Inserts something new.
   *
   * @param text its lines behind a margin
   */
  private void insert(Address address, Function<String, List<String>> text, EditCollector edits) {
    InsertionPoint point = insertionPoint(address);
    SourceLocation place = point.place();
    DocumentNode mapping = point.mapping();
    String obstacle = point.obstacle();
    if (mapping != null && obstacle == null) {
      edits.insert(point, lastLineBefore(address, mapping), text, key(address));
    } else {
      Edit edit = Edit.insert(place.file(), place.line(), text.apply(""), key(address));
      edits.byHand(edit, obstacle);
    }
  }

  /** The last line of the nearest neighbour before an address in a mapping, or of its key. */
  private int lastLineBefore(Address address, DocumentNode mapping) {
    return siblings(address).headMap(address.principal(), false).descendingMap().values().stream()
        .flatMap(place -> Stream.ofNullable(at(place)))
        .filter(neighbour -> mapping.equals(neighbour.parent()))
        .findFirst()
        .map(DocumentNode::lastLine)
        .orElse(mapping.place().line());
  }

  /** Where everybody in the same section, group or workspace is declared, in whatever file. */
  private NavigableMap<Principal, SourceLocation> siblings(Address address) {
    String container = address.kind().word() + "/" + address.container();
    return containers.computeIfAbsent(container, name -> new TreeMap<>());
  }

  /**
   * The file in which most of the nearest are declared; of two that have as many, the one with the
   * nearest. Null if there are none.
   */
  private @Nullable String fileNear(Address address) {
    NavigableMap<Principal, SourceLocation> siblings = siblings(address);
    Principal principal = address.principal();
    Iterator<SourceLocation> before =
        siblings.headMap(principal, false).descendingMap().values().iterator();
    Iterator<SourceLocation> after = siblings.tailMap(principal, false).values().iterator();
    Map<String, Integer> votes = new LinkedHashMap<>();
    for (int i = 0; i < NEAR; i++) {
      Stream.of(before, after)
          .filter(Iterator::hasNext)
          .forEach(places -> votes.merge(places.next().file(), 1, Integer::sum));
    }
    return votes.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  private InsertionPoint insertionPoint(Address address) {
    if (address.kind() == Kind.GROUP_MEMBER) {
      return within(Objects.requireNonNull(desired.sources().get(group(address))), MEMBERS);
    }
    if (address.kind() == Kind.WORKSPACE_ACCESS) {
      return within(Objects.requireNonNull(desired.workspaceSources().get(address.name())), ACCESS);
    }
    Section section = address.kind().section();
    String near = fileNear(address);
    // A section is planned only if it is written: if nobody is declared there, it is empty.
    String file = near == null ? Objects.requireNonNull(fileWith(section)) : near;
    DocumentNode mapping = section(file, section);
    SourceLocation place = mapping == null ? new SourceLocation(file, 1, 1) : mapping.place();
    return new InsertionPoint(place, mapping, null);
  }

  /** Below a key of the mapping of a group or workspace, be the key written or not. */
  private InsertionPoint within(SourceLocation place, String key) {
    DocumentNode container = at(place);
    DocumentNode mapping = container == null ? null : container.child(key);
    boolean unwritten = container != null && mapping == null && container.isFlow();
    return new InsertionPoint(place, unwritten ? container : mapping, unwritten ? key : null);
  }

  /** The first file, in code point order, with a section; null if none has it. */
  private @Nullable String fileWith(Section section) {
    for (String file : files.keySet()) {
      if (section(file, section) != null) {
        return file;
      }
    }
    return null;
  }

  private @Nullable DocumentNode section(String file, Section section) {
    Document document = document(file);
    return document == null ? null : document.root().child(section.key());
  }

  private @Nullable DocumentNode at(SourceLocation place) {
    Document document = document(place.file());
    return document == null ? null : document.at(place);
  }

  /** A file, read when it is first asked for; null where it cannot be read again. */
  private @Nullable Document document(String file) {
    return documents
        .computeIfAbsent(file, name -> Optional.ofNullable(files.get(name)).map(YamlFile::document))
        .orElse(null);
  }

  /** A key as files have it that have none yet. */
  private static String key(Address address) {
    Principal holder = address.holder();
    return holder == null ? address.principal().written() : ProjectWriter.key(holder, ACCESS);
  }
}
