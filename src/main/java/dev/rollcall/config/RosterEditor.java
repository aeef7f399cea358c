package dev.rollcall.config;

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
import dev.rollcall.yaml.Outline;
import dev.rollcall.yaml.OutlineNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Says what to write in which line of which roster file for the files to say something else. What
 * is new goes where its neighbours are; what is there keeps its form and its comments.
 */
public final class RosterEditor {
  private static final String MEMBERS = "members";
  private static final String ACCESS = "access";

  private final DesiredState desired;
  private final OutlineCache outlines;
  private final DeclarationIndex neighbourhood;

  /**
   * An editor of files as they were read.
   *
   * @param settings those the files were read with
   * @param desired what they say
   */
  public RosterEditor(ProjectFolder folder, Settings settings, DesiredState desired) {
    this.desired = desired;
    this.outlines = new OutlineCache(folder, settings);
    this.neighbourhood = new DeclarationIndex(desired);
  }

  /** The edits that amend the files so, all at once, by file and line. */
  public List<Edit> edits(Collection<DeclarationChange> amendments) {
    Map<Address, DeclarationChange> sorted = new TreeMap<>(Address.IN_FILES);
    amendments.forEach(amendment -> sorted.put(amendment.address(), amendment));
    EditCollector edits = new EditCollector();
    NewGroups groups = new NewGroups(sorted.values(), desired);
    for (DeclarationChange amendment : sorted.values()) {
      if (amendment instanceof DeclarationChange.Declare declare) {
        declare(declare, groups, edits);
      } else if (!isRemovedWithGroup(amendment.address(), sorted)) {
        withdraw(amendment.address(), edits);
      }
    }
    groups.forEach(
        (group, members) ->
            insert(group, margin -> EntryFormatter.group(margin, group.name(), members), edits));
    return edits.toList();
  }

  private void declare(DeclarationChange.Declare declare, NewGroups groups, EditCollector edits) {
    Address address = declare.address();
    SourceLocation place = desired.sources().of(address);
    Entry entry = declare.entry();
    if (entry != null && place != null) {
      replace(address, place, entry, edits);
    } else if (entry != null && !groups.hold(address)) {
      String key = key(address);
      insert(address, margin -> EntryFormatter.entry(margin, key, entry), edits);
    }
  }

  private void withdraw(Address address, EditCollector edits) {
    SourceLocation place = desired.sources().of(address);
    if (place != null) {
      delete(address, place, edits);
    }
  }

  private static boolean isRemovedWithGroup(Address address, Map<Address, DeclarationChange> all) {
    return address.kind() == Kind.GROUP_MEMBER
        && all.get(Address.group(address.name())) instanceof DeclarationChange.Undeclare;
  }

  private void delete(Address address, SourceLocation place, EditCollector edits) {
    Outline outline = outlines.of(place.file());
    OutlineNode node = outlines.at(place);
    String obstacle = InsertionPoint.obstacle(outline, node);
    if (obstacle != null || outline == null || node == null) {
      Edit edit = Edit.delete(place.file(), place.line(), place.line(), key(address));
      edits.add(Edit.byHand(edit, because(obstacle)));
    } else {
      edits.delete(place.file(), outline, node);
    }
  }

  private void replace(Address address, SourceLocation place, Entry entry, EditCollector edits) {
    Outline outline = outlines.of(place.file());
    OutlineNode node = outlines.at(place);
    String obstacle = InsertionPoint.obstacle(outline, node);
    if (obstacle != null || outline == null || node == null) {
      List<String> text = EntryFormatter.entry("", key(address), entry);
      Edit edit = Edit.replace(place.file(), place.line(), place.line(), text, key(address));
      edits.add(Edit.byHand(edit, because(obstacle)));
    } else {
      List<String> lines =
          EntryFormatter.rewritten(outline, node, String.valueOf(node.key()), entry);
      edits.add(
          Edit.replace(
              place.file(), outline.firstLine(node), outline.lastLine(node), lines, key(address)));
    }
  }

  /**
   * Puts something new below its holder.
   *
   * @param text its lines behind a margin
   */
  private void insert(Address address, Function<String, List<String>> text, EditCollector edits) {
    InsertionPoint holder = holder(address);
    String obstacle = holder.obstacle();
    Outline outline = holder.outline();
    OutlineNode key = holder.node();
    if (obstacle != null || outline == null || key == null) {
      SourceLocation place = holder.place();
      Edit edit = Edit.insert(place.file(), place.line(), text.apply(""), key(address));
      edits.add(Edit.byHand(edit, because(obstacle)));
      return;
    }
    int after = outline.firstLine(key);
    SourceLocation before =
        neighbourhood.of(address).lastBefore(address.principal(), place -> isIn(key, place));
    OutlineNode neighbour = before == null ? null : outlines.at(before);
    if (neighbour != null) {
      after = outline.lastLine(neighbour);
    }
    List<String> lines = text.apply(holder.margin(outline, key));
    if (holder.isEmpty()) {
      edits.open(holder, outline, key, lines);
    } else {
      edits.insert(key, Edit.insert(holder.place().file(), after, lines, key(address)));
    }
  }

  private boolean isIn(OutlineNode key, SourceLocation place) {
    OutlineNode node = outlines.at(place);
    return node != null && key.equals(node.parent());
  }

  private InsertionPoint holder(Address address) {
    if (address.kind() == Kind.GROUP_MEMBER) {
      Address group = Address.group(address.name());
      return holder(Objects.requireNonNull(desired.sources().of(group)), MEMBERS);
    }
    if (address.kind() == Kind.WORKSPACE_ACCESS) {
      return holder(
          Objects.requireNonNull(desired.sources().workspaces().get(address.name())), ACCESS);
    }
    Section section = address.kind().section();
    String near = neighbourhood.of(address).fileNear(address.principal());
    // A section is planned only if it is written: if nobody is declared there, it is empty.
    String file = near == null ? Objects.requireNonNull(outlines.fileWith(section)) : near;
    Outline outline = outlines.of(file);
    OutlineNode node = outline == null ? null : outline.root().child(section.key());
    SourceLocation place = node == null ? new SourceLocation(file, 1, 1) : node.location(file);
    return new InsertionPoint(place, outline, node, null);
  }

  private InsertionPoint holder(SourceLocation place, String inner) {
    Outline outline = outlines.of(place.file());
    OutlineNode node = outlines.at(place);
    if (outline != null && node != null) {
      OutlineNode child = node.child(inner);
      boolean nobody = child == null && node.style() == OutlineNode.ValueStyle.FLOW;
      return new InsertionPoint(place, outline, nobody ? node : child, nobody ? inner : null);
    }
    return new InsertionPoint(place, outline, null, null);
  }

  /** A key as files have it that have none yet. */
  private static String key(Address address) {
    Principal holder = address.holder();
    return holder == null ? address.principal().written() : ProjectWriter.key(holder, ACCESS);
  }

  private static String because(@Nullable String obstacle) {
    return Objects.requireNonNullElse(obstacle, "the file cannot be read again");
  }
}
