package dev.rollcall.plan;

import dev.rollcall.HostileNames;
import dev.rollcall.model.Caller;
import dev.rollcall.model.Capabilities;
import dev.rollcall.model.DesiredState;
import dev.rollcall.model.Email;
import dev.rollcall.model.Entry;
import dev.rollcall.model.Invitation;
import dev.rollcall.model.LiveGroup;
import dev.rollcall.model.LiveMember;
import dev.rollcall.model.LiveServiceAccount;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.LiveWorkspace;
import dev.rollcall.model.Names;
import dev.rollcall.model.OpaqueId;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Roles;
import dev.rollcall.model.Section;
import dev.rollcall.model.Sources;
import dev.rollcall.model.Window;
import dev.rollcall.settings.GuardLimits;
import dev.rollcall.settings.IgnoreList;
import dev.rollcall.settings.Limit;
import dev.rollcall.settings.PrincipalPattern;
import dev.rollcall.settings.ProviderSettings;
import dev.rollcall.settings.ResendPolicy;
import dev.rollcall.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Files and organizations of few people, groups and workspaces that differ in every way they can,
 * the same for the same seed. Files name only what they may; the organization holds together.
 */
public final class RandomInputs {
  private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-11-24");
  private static final Roles LIVE_ROLES =
      new Roles(
          RoleLadder.of("member", "admin", "auditor"),
          RoleLadder.of("member", "manager"),
          RoleLadder.of("reviewer", "developer", "manager", "guest"));
  private static final Roles ROLES =
      new Roles(
          RoleLadder.of("member", "admin"),
          RoleLadder.of("member", "manager"),
          RoleLadder.of("reviewer", "developer", "manager"));

  private final Random random;
  private final Set<Section> managed = EnumSet.allOf(Section.class);
  private final IgnoreList ignore;

  private final List<String> names;

  private RandomInputs(long seed, List<String> names) {
    this.random = new Random(seed);
    this.names = names;
    managed.removeIf(section -> random.nextInt(8) == 0);
    this.ignore =
        random.nextInt(3) == 0
            ? new IgnoreList(
                List.of(
                    new PrincipalPattern("p0@acme.example", null),
                    new PrincipalPattern("group:" + names.get(2), null)))
            : IgnoreList.NOBODY;
  }

  public static PlanInput of(long seed) {
    List<String> names = List.of("s0", "s1", "g0", "g1", "g2", "g3", "w0", "w1", "w2", "w3");
    return new RandomInputs(seed, names).input();
  }

  /** The same with names that a careless writer of YAML trips over. */
  public static PlanInput hostile(long seed) {
    HostileNames hostile = new HostileNames(seed);
    Map<String, String> names = new LinkedHashMap<>();
    while (names.size() < 10) {
      String name = Names.normalize(hostile.next());
      names.putIfAbsent(Names.foldCase(name), name);
    }
    return new RandomInputs(seed, List.copyOf(names.values())).input();
  }

  private String account(int i) {
    return names.get(i);
  }

  private String group(int i) {
    return names.get(2 + i);
  }

  private String workspace(int i) {
    return names.get(6 + i);
  }

  private PlanInput input() {
    boolean prune = random.nextInt(4) > 0;
    Settings settings =
        new Settings(
            "acme",
            ProviderSettings.Sandbox.DEFAULT,
            new ResendPolicy(random.nextBoolean() ? Duration.ofDays(7) : null, null),
            prune,
            ignore,
            new GuardLimits(Limit.of("100%"), null, 0, List.of(), false, false),
            Settings.RoleOverrides.NONE,
            List.of(),
            Map.of());
    LiveState live = live();
    return new PlanInput(
        settings,
        new Capabilities(
            EnumSet.allOf(Section.class),
            ROLES,
            Optional.of(Role.ADMIN),
            true,
            random.nextBoolean()),
        desired(live),
        "sha256:0",
        live,
        NOW,
        List.of(),
        List.of());
  }

  private LiveState live() {
    Map<Email, LiveMember> members = new LinkedHashMap<>();
    Map<String, LiveServiceAccount> accounts = new LinkedHashMap<>();
    List<Principal> insiders = new ArrayList<>();
    for (int i : some(7)) {
      Email email = email(i);
      members.put(
          email,
          new LiveMember(
              new OpaqueId("" + i), role(LIVE_ROLES.organization()), invitation(), List.of()));
      insiders.add(new Principal.Person(email));
    }
    for (int i : some(2)) {
      accounts.put(
          account(i),
          new LiveServiceAccount(
              new OpaqueId("s" + i), role(LIVE_ROLES.organization()), List.of()));
      insiders.add(new Principal.ServiceAccountPrincipal(account(i)));
    }
    Map<String, LiveGroup> groups = new LinkedHashMap<>();
    for (int i : some(4)) {
      groups.put(
          group(i),
          new LiveGroup(
              new OpaqueId("g" + i), stored(insiders, LIVE_ROLES.group()), admins(members)));
    }
    groups.keySet().forEach(name -> insiders.add(new Principal.GroupPrincipal(name)));
    Map<String, LiveWorkspace> workspaces = new LinkedHashMap<>();
    for (int i : some(4)) {
      workspaces.put(
          workspace(i),
          new LiveWorkspace(
              random.nextInt(6) == 0, stored(insiders, LIVE_ROLES.workspace()), admins(members)));
    }
    Principal caller = random.nextBoolean() || insiders.isEmpty() ? null : insiders.get(0);
    Caller who = new Caller("me", caller instanceof Principal.GroupPrincipal ? null : caller);
    return new LiveState(who, LIVE_ROLES, "7", members, accounts, groups, workspaces);
  }

  private static Set<Principal> admins(Map<Email, LiveMember> members) {
    Set<Principal> admins = new LinkedHashSet<>();
    members.forEach(
        (email, member) -> {
          if (member.role().equals(Role.ADMIN)) {
            admins.add(new Principal.Person(email));
          }
        });
    return admins;
  }

  private Map<Principal, Role> stored(List<Principal> insiders, RoleLadder ladder) {
    Map<Principal, Role> stored = new LinkedHashMap<>();
    boolean group = ladder.equals(LIVE_ROLES.group());
    for (Principal principal : insiders) {
      if (random.nextInt(3) == 0 && !(group && principal instanceof Principal.GroupPrincipal)) {
        stored.put(principal, role(ladder));
      }
    }
    return stored;
  }

  private @Nullable Invitation invitation() {
    return random.nextInt(3) > 0
        ? null
        : new Invitation(NOW, NOW.minus(Duration.ofDays(random.nextInt(14))), 1, false);
  }

  private DesiredState desired(LiveState live) {
    Map<Email, Entry> members = new LinkedHashMap<>();
    Map<String, Entry> accounts = new LinkedHashMap<>();
    Map<String, Map<Principal, Entry>> groups = new LinkedHashMap<>();
    Map<String, Map<Principal, Entry>> workspaces = new LinkedHashMap<>();
    List<Principal> known = new ArrayList<>();
    for (int i : some(7)) {
      Principal person = new Principal.Person(email(i));
      if (isFree(person)) {
        members.put(email(i), entry(ROLES.organization()));
        known.add(person);
      }
    }
    for (int i : some(2)) {
      accounts.put(account(i), entry(ROLES.organization()));
      known.add(new Principal.ServiceAccountPrincipal(account(i)));
    }
    if (!managed.contains(Section.MEMBERS)) {
      members.clear();
    }
    if (!managed.contains(Section.SERVICE_ACCOUNTS)) {
      accounts.clear();
    }
    for (int i : some(4)) {
      if (isFree(new Principal.GroupPrincipal(group(i))) && managed.contains(Section.GROUPS)) {
        groups.put(group(i), entries(known, ROLES.group()));
      }
    }
    groups.keySet().forEach(name -> known.add(new Principal.GroupPrincipal(name)));
    for (int i : some(4)) {
      if (managed.contains(Section.WORKSPACES)) {
        workspaces.put(workspace(i), entries(known, ROLES.workspace()));
      }
    }
    assert live.roles().equals(LIVE_ROLES);
    return new DesiredState(managed, members, accounts, groups, workspaces, Sources.NONE);
  }

  private boolean isFree(Principal principal) {
    return !ignore.matches(principal);
  }

  private Map<Principal, Entry> entries(List<Principal> known, RoleLadder ladder) {
    Map<Principal, Entry> entries = new LinkedHashMap<>();
    known.stream()
        .filter(principal -> random.nextInt(3) == 0)
        .forEach(principal -> entries.put(principal, entry(ladder)));
    return entries;
  }

  private Entry entry(RoleLadder ladder) {
    return new Entry(role(ladder), window(), random.nextInt(4) == 0 ? "a note" : null);
  }

  private Window window() {
    return switch (random.nextInt(9)) {
      case 0 -> new Window(null, TODAY.minusDays(1));
      case 1 -> new Window(TODAY, TODAY);
      case 2 -> new Window(TODAY.plusDays(1), TODAY.plusDays(9));
      case 3 -> new Window(TODAY.minusDays(9), TODAY.minusDays(2));
      default -> Window.ALWAYS;
    };
  }

  private static Email email(int i) {
    return Email.of("p" + i + "@acme.example");
  }

  private Role role(RoleLadder ladder) {
    int bound = random.nextInt(10) == 0 ? ladder.roles().size() : 2;
    return ladder.roles().get(random.nextInt(bound));
  }

  private List<Integer> some(int of) {
    return IntStream.range(0, of).filter(i -> random.nextInt(3) > 0).boxed().toList();
  }
}
