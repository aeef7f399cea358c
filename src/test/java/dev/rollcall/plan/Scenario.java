package dev.rollcall.plan;

import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Address;
import dev.rollcall.model.Capabilities;
import dev.rollcall.model.DesiredState;
import dev.rollcall.model.Email;
import dev.rollcall.model.Entry;
import dev.rollcall.model.Identity;
import dev.rollcall.model.Kind;
import dev.rollcall.model.LiveEntry;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.LiveWorkspace;
import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Roles;
import dev.rollcall.model.Section;
import dev.rollcall.plan.Change.Attributes;
import dev.rollcall.settings.GuardLimits;
import dev.rollcall.settings.IgnoreList;
import dev.rollcall.settings.Limit;
import dev.rollcall.settings.PrincipalPattern;
import dev.rollcall.settings.ProviderSettings;
import dev.rollcall.settings.ResendPolicy;
import dev.rollcall.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A desired and a live state in few words. An entry reads {@code WHO [ROLE] [from=DATE]
 * [until=DATE] [note=WORD]}, a live one {@code WHO [ROLE] [invited] [sent=DATE] [sends=N] [expired]
 * [derived]}; {@code ada} is short for {@code ada@acme.example}. Today is 2026-11-24.
 */
final class Scenario {
  static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
  private static final Roles ROLES =
      new Roles(
          RoleLadder.of("member", "admin"),
          RoleLadder.of("member", "manager"),
          RoleLadder.of("reviewer", "review_manager", "tester", "developer", "manager"));

  private final Set<Section> managed = EnumSet.noneOf(Section.class);
  private final Map<Address, Entry> entries = new LinkedHashMap<>();
  private final Set<String> groups = new LinkedHashSet<>();
  private final Set<String> workspaces = new LinkedHashSet<>();
  private final Map<Address, SourceLocation> sources = new HashMap<>();
  private final Map<String, SourceLocation> workspaceSources = new HashMap<>();
  private final Map<Address, LiveEntry> liveEntries = new LinkedHashMap<>();
  private final Set<String> liveParents = new LinkedHashSet<>();
  private final Set<Address> derived = new LinkedHashSet<>();
  private final Map<String, LiveWorkspace> liveWorkspaces = new LinkedHashMap<>();
  private final List<PrincipalPattern> ignored = new ArrayList<>();
  private final List<GuardOverride> allowances = new ArrayList<>();
  private GuardLimits guards = new GuardLimits(Limit.of("100%"), null, 0, List.of(), false, false);
  private ResendPolicy invitations = ResendPolicy.NEVER_RESEND;
  private boolean prune = true;
  private @Nullable Principal caller = null;
  private Instant now = NOW;
  private Optional<Role> admin = Optional.of(Role.ADMIN);
  private boolean grantsBeforeJoining = true;
  private Roles liveRoles = ROLES;
  private Set<Section> readable = EnumSet.allOf(Section.class);

  static String email(String who) {
    return who.contains("@") || who.contains(":") ? who : who + "@acme.example";
  }

  private static Principal principal(String who) {
    return Identity.EMAIL.principal(email(who));
  }

  // What the files say.

  Scenario manages(Section... sections) {
    managed.addAll(Arrays.asList(sections));
    return this;
  }

  Scenario members(String... entries) {
    managed.add(Section.MEMBERS);
    for (String text : entries) {
      ScenarioEntry words = new ScenarioEntry(text);
      declare(Address.of(Email.person(email(words.who()))), words.entry("member"));
    }
    return this;
  }

  Scenario accounts(String... entries) {
    managed.add(Section.SERVICE_ACCOUNTS);
    for (String text : entries) {
      ScenarioEntry words = new ScenarioEntry(text);
      declare(Address.serviceAccount(words.who()), words.entry("member"));
    }
    return this;
  }

  Scenario group(String name, String... entries) {
    managed.add(Section.GROUPS);
    groups.add(name);
    forget(this.entries, Kind.GROUP_MEMBER, name);
    sources.put(Address.group(name), nextLine());
    for (String text : entries) {
      ScenarioEntry words = new ScenarioEntry(text);
      declare(Address.groupMember(name, principal(words.who())), words.entry("member"));
    }
    return this;
  }

  Scenario workspace(String name, String... entries) {
    managed.add(Section.WORKSPACES);
    workspaces.add(name);
    forget(this.entries, Kind.WORKSPACE_ACCESS, name);
    workspaceSources.put(name, nextLine());
    for (String text : entries) {
      ScenarioEntry words = new ScenarioEntry(text);
      declare(Address.workspaceAccess(name, principal(words.who())), words.entry("reviewer"));
    }
    return this;
  }

  private void declare(Address address, Entry entry) {
    entries.put(address, entry);
    sources.put(address, nextLine());
  }

  private SourceLocation nextLine() {
    return new SourceLocation("roster.yaml", sources.size() + workspaceSources.size() + 1, 3);
  }

  // What is live.

  Scenario liveMembers(String... entries) {
    for (String text : entries) {
      ScenarioEntry words = new ScenarioEntry(text);
      liveEntries.put(
          Address.of(Email.person(email(words.who()))),
          new LiveEntry(
              "m-" + words.who(),
              words.role("member"),
              words.invitation(),
              words.has("left"),
              words.has("managed") ? List.of("its account is deleted") : List.of()));
    }
    return this;
  }

  Scenario liveAccounts(String... entries) {
    for (String text : entries) {
      ScenarioEntry words = new ScenarioEntry(text);
      liveEntries.put(
          Address.serviceAccount(words.who()),
          new LiveEntry(
              "s-" + words.who(),
              words.role("member"),
              null,
              false,
              List.of("its tokens stop working")));
    }
    return this;
  }

  Scenario liveGroup(String name, String... entries) {
    liveEntries.put(Address.group(name), LiveEntry.group("g-" + name));
    forget(liveEntries, Kind.GROUP_MEMBER, name);
    hold("member", who -> Address.groupMember(name, who), entries);
    return this;
  }

  /** A live group with subgroups. */
  Scenario liveParent(String name) {
    liveParents.add(name);
    return liveGroup(name);
  }

  Scenario liveWorkspace(String name, String... entries) {
    liveWorkspaces.put(name, new LiveWorkspace(false));
    forget(liveEntries, Kind.WORKSPACE_ACCESS, name);
    hold("reviewer", who -> Address.workspaceAccess(name, who), entries);
    return this;
  }

  /** Roles that a live workspace does not offer. */
  Scenario lacking(String name, String... roles) {
    liveWorkspaces.computeIfPresent(
        name,
        (n, live) ->
            new LiveWorkspace(
                live.personal(), Arrays.stream(roles).map(Role::new).collect(Collectors.toSet())));
    return this;
  }

  Scenario personalWorkspace(String name) {
    liveWorkspaces.put(name, new LiveWorkspace(true));
    return this;
  }

  private static void forget(Map<Address, ?> entries, Kind kind, String name) {
    entries.keySet().removeIf(a -> a.kind() == kind && a.name().equals(name));
  }

  private void hold(String role, Function<Principal, Address> address, String... entries) {
    for (String text : entries) {
      ScenarioEntry words = new ScenarioEntry(text);
      Address held = address.apply(principal(words.who()));
      if (words.has("derived")) {
        derived.add(held);
      } else {
        liveEntries.put(held, LiveEntry.of(words.role(role)));
      }
    }
  }

  // The rest.

  Scenario caller(String who) {
    caller = principal(who);
    return this;
  }

  Scenario prune(boolean on) {
    prune = on;
    return this;
  }

  Scenario ignore(String... patterns) {
    for (String pattern : patterns) {
      ignored.add(new PrincipalPattern(pattern, null));
    }
    return this;
  }

  Scenario guards(GuardLimits limits) {
    guards = limits;
    return this;
  }

  Scenario invitations(int resendAfterDays, @Nullable Integer maxSends) {
    invitations = new ResendPolicy(Duration.ofDays(resendAfterDays), maxSends);
    return this;
  }

  Scenario allow(String... texts) {
    Arrays.stream(texts).map(GuardOverride::of).forEach(allowances::add);
    return this;
  }

  Scenario at(String instant) {
    now = Instant.parse(instant);
    return this;
  }

  Scenario withoutAdmins() {
    admin = Optional.empty();
    return this;
  }

  Scenario grantingAfterJoining() {
    grantsBeforeJoining = false;
    return this;
  }

  Scenario reading(Section... sections) {
    readable = Set.of(sections);
    return this;
  }

  Scenario offering(Roles roles) {
    liveRoles = roles;
    return this;
  }

  PlanInput input() {
    return new PlanInput(
        new Settings(
            "acme",
            new ProviderSettings("sandbox", Map.of(), Map.of()),
            invitations,
            prune,
            new IgnoreList(ignored),
            guards,
            Settings.RoleOverrides.NONE,
            List.of(),
            Map.of(
                "invitations.resend_after", new SourceLocation("rollcall.yaml", 6, 3),
                "guards.max_removals", new SourceLocation("rollcall.yaml", 9, 3))),
        new Capabilities(readable, ROLES, admin, true, grantsBeforeJoining),
        new DesiredState(managed, entries, groups, workspaces, sources, workspaceSources),
        "sha256:0",
        new LiveState(caller, liveRoles, "7", liveEntries, liveWorkspaces, liveParents, derived),
        now,
        allowances,
        List.of());
  }

  Plan plan() throws InvalidInputException {
    return new Planner(input()).plan();
  }

  /** Each change in a line: {@code STEP ADDRESS BEFORE->AFTER}. */
  List<String> changes() throws InvalidInputException {
    return plan().changes().stream().map(Scenario::line).toList();
  }

  static String line(Change change) {
    return (change.step().name().toLowerCase(java.util.Locale.ROOT)
            + " "
            + change.address()
            + " "
            + role(change.before())
            + "->"
            + role(change.after()))
        .replace("@acme.example", "");
  }

  private static String role(@Nullable Attributes attributes) {
    if (attributes == null) {
      return "";
    }
    return attributes.role() == null ? "-" : attributes.role().name();
  }
}
