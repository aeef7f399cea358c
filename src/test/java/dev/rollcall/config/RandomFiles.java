package dev.rollcall.config;

import dev.rollcall.model.Address;
import dev.rollcall.model.DesiredState;
import dev.rollcall.model.Entry;
import dev.rollcall.model.Kind;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import dev.rollcall.model.Section;
import dev.rollcall.yaml.YamlWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Writes a desired state as files in every manner people have; the same for the same seed. */
final class RandomFiles {
  private final Random random;
  private final boolean odd;
  private final Map<String, List<String>> files = new LinkedHashMap<>();

  /**
   * @param odd whether braces, anchors and explicit keys are used where they leave no lines to tell
   */
  RandomFiles(long seed, boolean odd) {
    this.random = new Random(seed);
    this.odd = odd;
  }

  void write(Path folder, DesiredState desired) throws IOException {
    for (Section section : Section.values()) {
      if (desired.manages(section)) {
        write(section, items(section, desired));
      }
    }
    String end = random.nextInt(4) == 0 ? "\r\n" : "\n";
    for (Map.Entry<String, List<String>> file : files.entrySet()) {
      String text = String.join(end, file.getValue()) + (random.nextBoolean() ? end : "");
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, (random.nextInt(4) == 0 ? "\uFEFF" : "") + text);
    }
  }

  /** The blocks of a section, each indented by two. */
  private List<List<String>> items(Section section, DesiredState desired) {
    List<List<String>> items = new ArrayList<>();
    switch (section) {
      case MEMBERS -> entries(Kind.MEMBER, desired, items);
      case SERVICE_ACCOUNTS -> entries(Kind.SERVICE_ACCOUNT, desired, items);
      case GROUPS -> {
        var members = Address.byContainer(desired.entries(), Kind.GROUP_MEMBER);
        for (String name : desired.groups()) {
          items.add(place(name, "members", members.getOrDefault(name, Map.of()), "member"));
        }
      }
      case WORKSPACES -> {
        var access = Address.byContainer(desired.entries(), Kind.WORKSPACE_ACCESS);
        for (String name : desired.workspaces()) {
          items.add(place(name, "access", access.getOrDefault(name, Map.of()), ""));
        }
      }
    }
    return items;
  }

  private void entries(Kind kind, DesiredState desired, List<List<String>> items) {
    desired
        .entries()
        .forEach(
            (address, entry) -> {
              if (address.kind() == kind) {
                String key = kind == Kind.MEMBER ? spelling(address.principal()) : address.name();
                items.add(entry("  ", key, entry, "member"));
              }
            });
  }

  private void write(Section section, List<List<String>> items) {
    List<List<String>> rest = new ArrayList<>(items);
    if (random.nextInt(3) == 0) {
      Collections.shuffle(rest, random);
    }
    int split = rest.isEmpty() || random.nextBoolean() ? 0 : random.nextInt(rest.size());
    part("a/" + random.nextInt(2) + ".yaml", section, rest.subList(split, rest.size()));
    if (split > 0) {
      part("b/" + section.key() + ".yml", section, rest.subList(0, split));
    }
  }

  private void part(String file, Section section, List<List<String>> items) {
    List<String> lines = files.computeIfAbsent(file, name -> new ArrayList<>(noise("")));
    String anchor = odd && random.nextInt(8) == 0 ? " &" + section.key() : "";
    if (items.isEmpty()) {
      lines.add(section.key() + ":" + anchor + " {}" + comment());
      return;
    }
    lines.add(section.key() + ":" + anchor + comment());
    for (List<String> item : items) {
      lines.addAll(noise("  "));
      lines.addAll(item);
    }
    lines.addAll(noise(""));
  }

  private List<String> place(
      String name, String inner, Map<Principal, Entry> entries, String lowest) {
    List<String> lines = new ArrayList<>();
    if (entries.isEmpty()) {
      if (inner.equals("members") && random.nextBoolean()) {
        return key("  ", name, " {}" + comment());
      }
      lines.addAll(key("  ", name, comment()));
      lines.add("     " + inner + ": {}" + comment());
      return lines;
    }
    if (odd && random.nextInt(5) == 0) {
      List<String> pairs = new ArrayList<>();
      entries.forEach(
          (principal, entry) -> pairs.add(quoted(spelling(principal)) + ": " + flow(entry)));
      return key("  ", name, " {" + inner + ": {" + String.join(", ", pairs) + "}}");
    }
    lines.addAll(key("  ", name, comment()));
    lines.add("    " + inner + ":" + comment());
    String margin = random.nextBoolean() ? "      " : "       ";
    entries.forEach(
        (principal, entry) -> {
          lines.addAll(noise(margin));
          lines.addAll(entry(margin, spelling(principal), entry, lowest));
        });
    return lines;
  }

  private List<String> entry(String margin, String key, Entry entry, String lowest) {
    boolean plain = entry.equals(Entry.of(entry.role()));
    if (plain && entry.role().equals(new Role(lowest)) && random.nextBoolean()) {
      return key(margin, key, comment());
    }
    if (plain && random.nextInt(3) > 0) {
      return key(margin, key, " " + entry.role() + comment());
    }
    return switch (random.nextInt(odd ? 5 : 4)) {
      case 0 -> key(margin, key, " " + flow(entry) + comment());
      case 1 -> {
        List<String> lines = key(margin, key, " {");
        fields(entry)
            .forEach((name, value) -> lines.add(margin + "    " + name + ": " + value + ","));
        lines.add(margin + "  }" + comment());
        yield lines;
      }
      case 2, 3 -> block(margin, key, entry);
      default -> {
        List<String> lines = new ArrayList<>(List.of(margin + "? " + quoted(key)));
        lines.add(margin + ": " + flow(entry));
        yield lines;
      }
    };
  }

  private List<String> block(String margin, String key, Entry entry) {
    List<String> lines = key(margin, key, comment());
    String deeper = margin + "  ";
    fields(entry)
        .forEach(
            (name, value) -> {
              lines.addAll(noise(deeper));
              boolean literal = name.equals("note") && random.nextBoolean();
              lines.add(deeper + name + ":" + (literal ? " |-" : " " + value + comment()));
              if (literal) {
                lines.add(deeper + "  " + entry.note());
              }
            });
    return lines;
  }

  private Map<String, String> fields(Entry entry) {
    Map<String, String> fields = new LinkedHashMap<>();
    if (random.nextBoolean()) {
      fields.put("role", entry.role().name());
    }
    if (entry.window().until() != null) {
      fields.put("until", entry.window().until().toString());
    }
    if (entry.window().from() != null) {
      fields.put("from", entry.window().from().toString());
    }
    if (entry.note() != null) {
      fields.put("note", quoted(entry.note()));
    }
    fields.put("role", entry.role().name());
    return fields;
  }

  private String flow(Entry entry) {
    List<String> fields = new ArrayList<>();
    fields(entry).forEach((name, value) -> fields.add(name + ": " + value));
    return "{" + String.join(", ", fields) + "}";
  }

  private List<String> key(String margin, String key, String rest) {
    String written = quoted(key);
    if (random.nextInt(6) == 0 && !written.startsWith("\"")) {
      written = "\"" + written + "\"";
    }
    return new ArrayList<>(
        written.length() > 800
            ? List.of(margin + "? " + written, margin + ":" + rest)
            : List.of(margin + written + ":" + rest));
  }

  private String spelling(Principal principal) {
    String text = principal.toString();
    return principal.isPerson() && random.nextInt(4) == 0 ? text.replace("p", "P") : text;
  }

  private String comment() {
    return random.nextInt(4) == 0 ? "   # why: not" : "";
  }

  private List<String> noise(String margin) {
    return switch (random.nextInt(8)) {
      case 0 -> List.of("");
      case 1 -> List.of(margin + "# a remark");
      case 2 -> List.of("", "# at the margin", margin + "  # deeper");
      default -> List.of();
    };
  }

  private static String quoted(String text) {
    StringWriter out = new StringWriter();
    try {
      new YamlWriter(out).text("k", text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toString().strip().substring("k: ".length());
  }
}
