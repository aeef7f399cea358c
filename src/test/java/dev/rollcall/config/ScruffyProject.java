package dev.rollcall.config;

import dev.rollcall.HostileNames;
import dev.rollcall.model.Email;
import dev.rollcall.model.Names;
import dev.rollcall.model.Principal;
import dev.rollcall.model.RoleLadder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A valid project of hostile names, written as nobody should; the same for the same seed. */
final class ScruffyProject {
  private final Random random;
  private final HostileNames names;
  private final List<Map<String, Object>> pool = new ArrayList<>();
  private final List<String> comments = new ArrayList<>();

  ScruffyProject(int seed) {
    this.random = new Random(seed);
    this.names = new HostileNames(seed);
  }

  /** Writes the project and answers all comments in it. */
  List<String> write(Path folder) throws IOException {
    List<Map<String, Object>> rosters = List.of(new LinkedHashMap<>(), new LinkedHashMap<>());
    sections().forEach((name, entries) -> rosters.get(random.nextInt(2)).put(name, entries));
    file(folder, "rollcall.yaml", settings());
    for (int i = 0; i < rosters.size(); i++) {
      if (!rosters.get(i).isEmpty() || random.nextInt(3) == 0) {
        file(folder, "teams/" + i + ".yaml", rosters.get(i));
      }
    }
    return comments;
  }

  private void file(Path folder, String name, Map<String, Object> content) throws IOException {
    ScruffyYaml yaml = new ScruffyYaml(random, random.nextInt(3) == 0, comments);
    Given.file(folder, name, yaml.write(content));
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("organization", "acme-" + random.nextInt(10));
    settings.put("provider", provider());
    maybe(settings, "invitations", some(Map.of("resend_after", "7d", "max_sends", number())));
    maybe(settings, "prune", new ScruffyYaml.Plain(random.nextBoolean() ? "true" : "False"));
    maybe(settings, "ignore", List.of("*@nowhere.example", "group:legacy-*", "service:\u202E: x*"));
    maybe(
        settings,
        "guards",
        some(
            Map.of(
                "max_removals",
                random.nextBoolean() ? "10%" : number(),
                "min_admins",
                number(),
                "protect",
                List.of("boss@acme.example", "group:a, b"),
                "first_contact",
                "off",
                "empty_read",
                "on")));
    maybe(settings, "roles", some(Map.of("group", List.of("yes", "member", "manager"))));
    maybe(settings, "files", List.of("teams/*", "**"));
    return settings;
  }

  private Map<String, Object> provider() {
    return random.nextBoolean()
        ? new LinkedHashMap<>(Map.of("type", "sandbox", "seed", "a: b.json"))
        : new LinkedHashMap<>(
            Map.of("type", "aihub", "url", "https://acme.example/api", "token", "${ACME_TOKEN}"));
  }

  private ScruffyYaml.Plain number() {
    return new ScruffyYaml.Plain(List.of("3", "0x3", "3.0", "0o3").get(random.nextInt(4)));
  }

  private void maybe(Map<String, Object> settings, String key, Object value) {
    if (random.nextInt(3) > 0) {
      settings.put(key, value);
    }
  }

  private Map<String, Object> some(Map<String, Object> all) {
    Map<String, Object> some = new LinkedHashMap<>();
    new TreeMap<>(all).forEach((key, value) -> maybe(some, key, value));
    return some;
  }

  private Map<String, Object> sections() {
    Collection<String> emails = emails();
    Collection<String> accounts = names();
    Collection<String> groupNames = names();
    List<String> insiders = new ArrayList<>(emails);
    accounts.forEach(name -> insiders.add("service:" + name));
    Map<String, Object> sections = new LinkedHashMap<>();
    sections.put("members", entries(emails, Given.ROLES.organization(), false));
    sections.put("service_accounts", entries(accounts, Given.ROLES.organization(), false));
    sections.put("groups", places(groupNames, "members", insiders));
    groupNames.forEach(name -> insiders.add("group:" + name));
    sections.put("workspaces", places(names(), "access", insiders));
    return sections;
  }

  private Map<String, Object> places(
      Collection<String> placeNames, String key, List<String> principals) {
    Map<String, Object> places = new LinkedHashMap<>();
    boolean workspaces = key.equals("access");
    RoleLadder ladder = workspaces ? Given.ROLES.workspace() : RoleLadder.of("member", "manager");
    Object last = Map.of();
    for (String name : placeNames) {
      List<String> inside = principals.stream().filter(p -> random.nextInt(4) == 0).toList();
      last = random.nextInt(4) == 0 ? last : entries(inside, ladder, workspaces);
      places.put(name, new LinkedHashMap<>(Map.of(key, last)));
    }
    return places;
  }

  private Map<String, Object> entries(
      Collection<String> who, RoleLadder ladder, boolean roleIsWritten) {
    Map<String, Object> entries = new LinkedHashMap<>();
    who.forEach(name -> entries.put(name, entry(ladder, roleIsWritten)));
    return entries;
  }

  private @Nullable Object entry(RoleLadder ladder, boolean roleIsWritten) {
    String role = ladder.roles().get(random.nextInt(ladder.roles().size())).name();
    if (random.nextInt(3) > 0) {
      return roleIsWritten || random.nextBoolean() ? role : null;
    }
    Map<String, Object> entry = new LinkedHashMap<>();
    if (roleIsWritten || random.nextBoolean()) {
      entry.put("role", role);
    }
    maybe(entry, "from", "2020-01-0" + (1 + random.nextInt(2)));
    maybe(entry, "until", "2090-12-31");
    maybe(entry, "note", note());
    pool.add(entry);
    Map<String, Object> other = pool.get(random.nextInt(pool.size()));
    Object otherRole = other.get("role");
    boolean fits = otherRole == null ? !roleIsWritten : otherRole.equals(role);
    return fits ? other : entry;
  }

  private String note() {
    return switch (random.nextInt(7)) {
      case 0 -> "two plain words";
      case 1 -> "first line\n  second: # line\n\n- last" + (random.nextBoolean() ? "\n" : "");
      case 2 ->
          "so long that nothing of it fits on a line that is as long as lines get at all "
              + random.nextInt(10);
      case 3 -> "";
      case 4 -> List.of("a,b", "-x", "?x", ":x", "x{y}z", "a]b", "on").get(random.nextInt(7));
      default -> names.next();
    };
  }

  private Collection<String> emails() {
    Map<Principal, String> emails = new HashMap<>();
    for (int i = 0; i < 8; i++) {
      String domain = random.nextBoolean() ? "acme.example" : "Stra\u00DFe\u65E5.Example";
      String email = (random.nextBoolean() ? "p" + i : names.next()) + "@" + domain;
      Principal known = emailOr(email, i + "@" + domain);
      emails.putIfAbsent(known, known.written());
    }
    emails.keySet().removeIf(e -> e.name().matches("(service|group):.*"));
    return emails.values().stream().sorted().toList();
  }

  private static Principal emailOr(String email, String otherwise) {
    try {
      Principal read = Email.person(email);
      return read.written().equals(email) ? read : Email.person(otherwise);
    } catch (IllegalArgumentException e) {
      return Email.person(otherwise);
    }
  }

  /** No two differ only by case. */
  private Collection<String> names() {
    Map<String, String> unique = new LinkedHashMap<>();
    for (int i = 0; i < 4; i++) {
      String name = Names.normalize(names.next());
      unique.putIfAbsent(Names.foldCase(name), name);
    }
    return unique.values();
  }
}
