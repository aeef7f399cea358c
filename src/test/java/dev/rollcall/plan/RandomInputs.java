package dev.rollcall.plan;

import dev.rollcall.HostileNames;
import dev.rollcall.model.Address;
import dev.rollcall.model.Capabilities;
import dev.rollcall.model.DesiredState;
import dev.rollcall.model.Email;
import dev.rollcall.model.Entry;
import dev.rollcall.model.Invitation;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.LiveWorkspace;
import dev.rollcall.model.Names;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Roles;
import dev.rollcall.model.Section;
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
import java.util.function.Function;
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
            new ProviderSettings("sandbox", Map.of(), Map.of()),
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
    Map<Address, LiveEntry> entries = new LinkedHashMap<>();
    List<Principal> insiders = new ArrayList<>();
    for (int i : some(7)) {
      Principal person = person(i);
      entries.put(
          Address.of(person),
          LiveEntry.member("" + i, role(LIVE_ROLES.organization()), invitation()));
      insiders.add(person);
    }
    for (int i : some(2)) {
      Principal account = Principal.serviceAccount(account(i));
      entries.put(
          Address.of(account), LiveEntry.member("s" + i, role(LIVE_ROLES.organization()), null));
      insiders.add(account);
    }
    Set<Address> derived = new LinkedHashSet<>();
    List<Principal> groups = new ArrayList<>();
    for (int i : some(4)) {
      Principal group = Principal.group(group(i));
      entries.put(Address.of(group), LiveEntry.group("g" + i));
      Function<Principal, Address> member = p -> Address.groupMember(group.name(), p);
      hold(entries, insiders, member, LIVE_ROLES.group());
      admins(entries).forEach(admin -> derived.add(member.apply(admin)));
      groups.add(group);
    }
    insiders.addAll(groups);
    Map<String, LiveWorkspace> workspaces = new LinkedHashMap<>();
    for (int i : some(4)) {
      workspaces.put(workspace(i), new LiveWorkspace(random.nextInt(6) == 0));
      Function<Principal, Address> access = p -> Address.workspaceAccess(workspace(i), p);
      hold(entries, insiders, access, LIVE_ROLES.workspace());
      admins(entries).forEach(admin -> derived.add(access.apply(admin)));
    }
    Principal caller = random.nextBoolean() || insiders.isEmpty() ? null : insiders.get(0);
    @Nullable Principal who = caller == null || caller.isGroup() ? null : caller;
    return new LiveState(who, LIVE_ROLES, "7", entries, workspaces, Set.of(), derived);
  }

  private static List<Principal> admins(Map<Address, LiveEntry> entries) {
    return entries.entrySet().stream()
        .filter(e -> e.getKey().kind() == Kind.MEMBER && Role.ADMIN.equals(e.getValue().role()))
        .map(e -> e.getKey().principal())
        .toList();
  }

  private void hold(
      Map<Address, LiveEntry> entries,
      List<Principal> insiders,
      Function<Principal, Address> address,
      RoleLadder ladder) {
    boolean group = ladder.equals(LIVE_ROLES.group());
    for (Principal principal : insiders) {
      if (random.nextInt(3) == 0 && !(group && principal.isGroup())) {
        entries.put(address.apply(principal), LiveEntry.of(role(ladder)));
      }
    }
  }

  private @Nullable Invitation invitation() {
    return random.nextInt(3) > 0
        ? null
        : new Invitation(NOW, NOW.minus(Duration.ofDays(random.nextInt(14))), 1, false);
  }

  private DesiredState desired(LiveState live) {
    Map<Address, Entry> entries = new LinkedHashMap<>();
    Set<String> groups = new LinkedHashSet<>();
    Set<String> workspaces = new LinkedHashSet<>();
    List<Principal> known = new ArrayList<>();
    for (int i : some(7)) {
      if (isFree(person(i))) {
        declare(entries, Address.of(person(i)), ROLES.organization());
        known.add(person(i));
      }
    }
    for (int i : some(2)) {
      declare(entries, Address.serviceAccount(account(i)), ROLES.organization());
      known.add(Principal.serviceAccount(account(i)));
    }
    entries.keySet().removeIf(address -> !managed.contains(address.kind().section()));
    for (int i : some(4)) {
      if (isFree(Principal.group(group(i))) && managed.contains(Section.GROUPS)) {
        groups.add(group(i));
        declare(entries, known, p -> Address.groupMember(group(i), p), ROLES.group());
      }
    }
    groups.forEach(name -> known.add(Principal.group(name)));
    for (int i : some(4)) {
      if (managed.contains(Section.WORKSPACES)) {
        workspaces.add(workspace(i));
        declare(entries, known, p -> Address.workspaceAccess(workspace(i), p), ROLES.workspace());
      }
    }
    assert live.roles().equals(LIVE_ROLES);
    return new DesiredState(managed, entries, groups, workspaces, Map.of(), Map.of());
  }

  private boolean isFree(Principal principal) {
    return !ignore.matches(principal);
  }

  private void declare(Map<Address, Entry> entries, Address address, RoleLadder ladder) {
    entries.put(address, entry(ladder));
  }

  private void declare(
      Map<Address, Entry> entries,
      List<Principal> known,
      Function<Principal, Address> address,
      RoleLadder ladder) {
    known.stream()
        .filter(principal -> random.nextInt(3) == 0)
        .forEach(principal -> entries.put(address.apply(principal), entry(ladder)));
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

  private static Principal person(int i) {
    return Email.person("p" + i + "@acme.example");
  }

  private Role role(RoleLadder ladder) {
    int bound = random.nextInt(10) == 0 ? ladder.roles().size() : 2;
    return ladder.roles().get(random.nextInt(bound));
  }

  private List<Integer> some(int of) {
    return IntStream.range(0, of).filter(i -> random.nextInt(3) > 0).boxed().toList();
  }
}
