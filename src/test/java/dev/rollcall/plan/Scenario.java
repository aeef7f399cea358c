package dev.rollcall.plan;

import dev.rollcall.diagnostic.InvalidInputException;
import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Address;
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
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private final Map<Email, Entry> members = new LinkedHashMap<>();
  private final Map<String, Entry> accounts = new LinkedHashMap<>();
  private final Map<String, Map<Principal, Entry>> groups = new LinkedHashMap<>();
  private final Map<String, Map<Principal, Entry>> workspaces = new LinkedHashMap<>();
  private final Map<Address, SourceLocation> sources = new HashMap<>();
  private final Map<String, SourceLocation> workspaceSources = new HashMap<>();
  private final Map<Email, LiveMember> liveMembers = new LinkedHashMap<>();
  private final Map<String, LiveServiceAccount> liveAccounts = new LinkedHashMap<>();
  private final Map<String, LiveGroup> liveGroups = new LinkedHashMap<>();
  private final Map<String, LiveWorkspace> liveWorkspaces = new LinkedHashMap<>();
  private final List<PrincipalPattern> ignored = new ArrayList<>();
  private final List<GuardOverride> allowances = new ArrayList<>();
  private GuardLimits guards = new GuardLimits(Limit.of("100%"), null, 0, List.of(), false, false);
  private ResendPolicy invitations = ResendPolicy.NEVER_RESEND;
  private boolean prune = true;
  private Caller caller = new Caller("elsewhere", null);
  private Instant now = NOW;
  private Optional<Role> admin = Optional.of(Role.ADMIN);
  private boolean grantsBeforeJoining = true;
  private Roles liveRoles = ROLES;
  private Set<Section> readable = EnumSet.allOf(Section.class);

  static String email(String who) {
    return who.contains("@") || who.contains(":") ? who : who + "@acme.example";
  }

  private static Principal principal(String who) {
    return Principal.of(email(who));
  }

  // What the files say.

  Scenario manages(Section... sections) {
    managed.addAll(Arrays.asList(sections));
    return this;
  }

  Scenario members(String... entries) {
    managed.add(Section.MEMBERS);
    for (String text : entries) {
      Words words = new Words(text);
      Email email = Email.of(email(words.who()));
      members.put(email, words.entry("member"));
      declare(new Address.Member(email));
    }
    return this;
  }

  Scenario accounts(String... entries) {
    managed.add(Section.SERVICE_ACCOUNTS);
    for (String text : entries) {
      Words words = new Words(text);
      accounts.put(words.who(), words.entry("member"));
      declare(new Address.ServiceAccount(words.who()));
    }
    return this;
  }

  Scenario group(String name, String... entries) {
    managed.add(Section.GROUPS);
    declare(new Address.Group(name));
    groups.put(name, new LinkedHashMap<>());
    for (String text : entries) {
      Words words = new Words(text);
      groups.get(name).put(principal(words.who()), words.entry("member"));
      declare(new Address.GroupMember(name, principal(words.who())));
    }
    return this;
  }

  Scenario workspace(String name, String... entries) {
    managed.add(Section.WORKSPACES);
    workspaces.put(name, new LinkedHashMap<>());
    workspaceSources.put(name, nextLine());
    for (String text : entries) {
      Words words = new Words(text);
      workspaces.get(name).put(principal(words.who()), words.entry("reviewer"));
      declare(new Address.WorkspaceAccess(name, principal(words.who())));
    }
    return this;
  }

  private void declare(Address address) {
    sources.put(address, nextLine());
  }

  private SourceLocation nextLine() {
    return new SourceLocation("roster.yaml", sources.size() + workspaceSources.size() + 1, 3);
  }

  // What is live.

  Scenario liveMembers(String... entries) {
    for (String text : entries) {
      Words words = new Words(text);
      liveMembers.put(
          Email.of(email(words.who())),
          new LiveMember(
              new OpaqueId("m-" + words.who()),
              words.role("member"),
              words.invitation(),
              words.has("left"),
              words.has("managed") ? List.of("its account is deleted") : List.of()));
    }
    return this;
  }

  Scenario liveAccounts(String... entries) {
    for (String text : entries) {
      Words words = new Words(text);
      liveAccounts.put(
          words.who(),
          new LiveServiceAccount(
              new OpaqueId("s-" + words.who()),
              words.role("member"),
              List.of("its tokens stop working")));
    }
    return this;
  }

  Scenario liveGroup(String name, String... entries) {
    Set<Principal> derived = new LinkedHashSet<>();
    Map<Principal, Role> stored = access(derived, "member", entries);
    liveGroups.put(name, new LiveGroup(new OpaqueId("g-" + name), stored, derived));
    return this;
  }

  /** A live group that the product has other groups in. */
  Scenario liveParent(String name) {
    liveGroups.put(name, new LiveGroup(new OpaqueId("g-" + name), Map.of(), Set.of(), true));
    return this;
  }

  Scenario liveWorkspace(String name, String... entries) {
    Set<Principal> derived = new LinkedHashSet<>();
    Map<Principal, Role> stored = access(derived, "reviewer", entries);
    liveWorkspaces.put(name, new LiveWorkspace(false, stored, derived));
    return this;
  }

  /** Roles that a live workspace does not offer. */
  Scenario lacking(String name, String... roles) {
    liveWorkspaces.computeIfPresent(
        name,
        (n, live) ->
            new LiveWorkspace(
                live.personal(),
                live.access(),
                live.derived(),
                Arrays.stream(roles).map(Role::new).collect(Collectors.toSet())));
    return this;
  }

  Scenario personalWorkspace(String name) {
    liveWorkspaces.put(name, new LiveWorkspace(true, Map.of(), Set.of()));
    return this;
  }

  private static Map<Principal, Role> access(
      Set<Principal> derived, String role, String... entries) {
    Map<Principal, Role> stored = new LinkedHashMap<>();
    for (String text : entries) {
      Words words = new Words(text);
      if (words.has("derived")) {
        derived.add(principal(words.who()));
      } else {
        stored.put(principal(words.who()), words.role(role));
      }
    }
    return stored;
  }

  // The rest.

  Scenario caller(String who) {
    caller = new Caller(who, principal(who));
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
            ProviderSettings.Sandbox.DEFAULT,
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
        new DesiredState(
            managed, members, accounts, groups, workspaces, new Sources(sources, workspaceSources)),
        "sha256:0",
        new LiveState(
            caller, liveRoles, "7", liveMembers, liveAccounts, liveGroups, liveWorkspaces),
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

  /** The words of one entry. */
  private record Words(List<String> all) {
    Words(String text) {
      this(List.of(text.split(" ")));
    }

    String who() {
      return all.get(0);
    }

    boolean has(String word) {
      return all.contains(word);
    }

    @Nullable String value(String key) {
      return all.stream()
          .filter(word -> word.startsWith(key + "="))
          .map(word -> word.substring(key.length() + 1))
          .findFirst()
          .orElse(null);
    }

    Role role(String fallback) {
      boolean given = all.size() > 1 && !all.get(1).contains("=") && !isFlag(all.get(1));
      return new Role(given ? all.get(1) : fallback);
    }

    private static boolean isFlag(String word) {
      return List.of("invited", "expired", "derived", "managed", "left").contains(word);
    }

    Entry entry(String fallback) {
      return new Entry(role(fallback), new Window(day("from"), day("until")), value("note"));
    }

    private @Nullable LocalDate day(String key) {
      String text = value(key);
      return text == null ? null : LocalDate.parse(text);
    }

    @Nullable Invitation invitation() {
      if (!has("invited")) {
        return null;
      }
      String sent = value("sent");
      String sends = value("sends");
      return new Invitation(
          Instant.parse("2026-10-01T00:00:00Z"),
          sent == null ? null : Instant.parse(sent + "T09:00:00Z"),
          sends == null ? null : Integer.valueOf(sends),
          has("expired"));
    }
  }
}
