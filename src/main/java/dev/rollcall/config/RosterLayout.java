package dev.rollcall.config;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import dev.rollcall.model.Identity;
import dev.rollcall.model.Names;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Section;
import dev.rollcall.yaml.CollectionEntry;
import dev.rollcall.yaml.CollectionNode;
import dev.rollcall.yaml.CollectionNode.Layout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The canonical form of a roster file: sections in their order, names in the order of every output,
 * each who: as what on one line.
 */
final class RosterLayout implements CanonicalLayout {
  private static final Map<String, Section> SECTIONS =
      Arrays.stream(Section.values()).collect(toMap(Section::key, section -> section));

  private static final Comparator<String> SECTION_ORDER =
      CanonicalLayout.ranking(Arrays.stream(Section.values()).map(Section::key).toList());

  private static final Comparator<String> FIELD_ORDER =
      CanonicalLayout.ranking(List.of("role", "from", "until", "note"));

  private static final Comparator<String> NAME_ORDER =
      comparing(Names::normalize, Names.BY_CODE_POINT);

  private final Map<String, Principal> principals = new HashMap<>();
  private final Comparator<String> principalOrder =
      comparing(name -> principals.computeIfAbsent(name, Identity.EMAIL::principal));

  @Override
  public CollectionNode arrange(CollectionNode root, KeySorter keys) {
    return parted(keys.sort(root.in(Layout.LINES), SECTION_ORDER))
        .map(
            entry -> {
              Section section = SECTIONS.get(entry.name());
              return section == null ? entry : entry.inside(block -> section(section, block, keys));
            });
  }

  /** The same with an empty line between sections. */
  private static CollectionNode parted(CollectionNode sections) {
    List<CollectionEntry> parted = new ArrayList<>();
    sections
        .entries()
        .forEach(entry -> parted.add(entry.parted(entry.followsBlankLine() || !parted.isEmpty())));
    return sections.with(parted);
  }

  private CollectionNode section(Section section, CollectionNode block, KeySorter keys) {
    return switch (section) {
      case MEMBERS -> entries(block, principalOrder, keys);
      case SERVICE_ACCOUNTS -> entries(block, NAME_ORDER, keys);
      case GROUPS, WORKSPACES -> places(block, keys);
    };
  }

  private CollectionNode places(CollectionNode places, KeySorter keys) {
    return keys.sortNames(places.in(Layout.LINES), NAME_ORDER)
        .map(
            place ->
                place.inside(
                    body ->
                        body.in(Layout.LINES)
                            .map(
                                key ->
                                    key.inside(
                                        entries -> entries(entries, principalOrder, keys)))));
  }

  private static CollectionNode entries(
      CollectionNode entries, Comparator<String> order, KeySorter keys) {
    return keys.sortNames(entries.in(Layout.LINES), order)
        .map(entry -> entry.inside(fields -> keys.sort(fields.in(Layout.ONE_LINE), FIELD_ORDER)));
  }
}
