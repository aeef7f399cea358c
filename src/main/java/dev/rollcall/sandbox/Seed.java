package dev.rollcall.sandbox;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.rollcall.sandbox.OrganizationState.Caller;
import dev.rollcall.sandbox.OrganizationState.Roles;
import dev.rollcall.sandbox.Response.HttpErrorException;
import dev.rollcall.sandbox.Row.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What a fresh sandbox starts with; {@code schemas/sandbox.schema.json} describes how a person
 * writes it. The caller's id is fixed, so that it is known before the members are.
 */
final class Seed {
  private static final String SERVICE = "service:";
  private static final String GROUP = "group:";
  private static final String JOINED = "joined";

  private final OrganizationState state;

  private record Content(
      @JsonProperty("$schema") @Nullable String schema,
      @Nullable String organization,
      @Nullable String caller,
      @Nullable Roles roles,
      @Nullable Map<String, Person> members,
      @Nullable Map<String, String> serviceAccounts,
      @Nullable Map<String, Map<String, String>> groups,
      @Nullable Map<String, Workspace> workspaces,
      @Nullable List<String> otherOrganizations) {}

  /** A person: a role, or an object that also says how they came in. */
  private record Person(
      @Nullable String role,
      String status,
      @Nullable Instant invitedAt,
      @Nullable Instant lastSentAt,
      @Nullable Long sends,
      @Nullable Instant joinedAt) {

    @JsonCreator
    Person {
      status = Objects.requireNonNullElse(status, JOINED);
      checkOneOf("> status ", status, List.of("invited", JOINED));
      boolean invited = !status.equals(JOINED);
      check(!invited || joinedAt == null, "> joined_at cannot be given: the status is invited");
      check(
          !invited || sends == null || sends > 0,
          "> sends must be at least 1: the invitation was sent");
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Person of(String role) {
      return new Person(role, JOINED, null, null, null, null);
    }

    Row.Member toRow(String id, String email, OrganizationState state) {
      String someRole = Objects.requireNonNullElse(role, state.roles.lowest());
      checkOneOf("> role ", someRole, state.roles.organization());
      boolean joined = status.equals(JOINED);
      Instant invited = invitedAt == null && !joined ? state.now() : invitedAt;
      return new Row.Member(
          id,
          email,
          someRole,
          invited,
          lastSentAt == null ? invited : lastSentAt,
          Objects.requireNonNullElse(sends, invited == null ? 0L : 1L),
          joined ? Objects.requireNonNullElse(joinedAt, state.now()) : null);
    }
  }

  private record Workspace(String kind, @Nullable Map<String, String> access) {
    @JsonCreator
    Workspace {
      kind = Objects.requireNonNullElse(kind, Row.Workspace.SHARED);
      checkOneOf("> kind ", kind, List.of(Row.Workspace.SHARED, Row.Workspace.PERSONAL));
      check(
          access == null || kind.equals(Row.Workspace.SHARED),
          "> access cannot be given: the workspace is personal");
    }
  }

  private Seed(OrganizationState state) {
    this.state = state;
  }

  /**
   * What the seed says, in the organization that the options name, else the seed, else {@code
   * sandbox}. Without a seed {@code document} is an empty object: then there are one joined admin,
   * the caller, and the workspaces of the options.
   */
  static OrganizationState read(byte[] document, String file, SandboxOptions options)
      throws HttpErrorException {
    Content content = SandboxJson.read(SandboxJson.PARTIAL, document, file, Content.class);
    SandboxJson.checkNoNull(document, file);
    String asked = options.organization();
    String organization =
        Objects.requireNonNullElse(content.organization(), asked == null ? "sandbox" : asked);
    var state =
        new OrganizationState(
            organization,
            caller(Objects.requireNonNullElse(content.caller(), "admin@sandbox.example")),
            Objects.requireNonNullElse(content.roles(), Roles.BUILT_IN),
            options.clock().instant());
    try {
      check(
          asked == null || asked.equals(organization),
          "> organization is " + organization + ", but the sandbox is started for " + asked);
      new Seed(state).fill(content);
    } catch (IllegalArgumentException e) {
      throw new HttpErrorException(400, file + " " + e.getMessage());
    }
    if (options.seed() == null) {
      for (String name : options.workspaces()) {
        state.workspaces.put(new Row.Workspace(name, Row.Workspace.SHARED));
      }
    }
    return state;
  }

  private static Caller caller(String name) {
    return name.startsWith(SERVICE)
        ? new Caller(Principal.Type.SERVICE_ACCOUNT, "s-0", name.substring(SERVICE.length()))
        : new Caller(Principal.Type.MEMBER, "m-0", name);
  }

  private void fill(Content content) {
    addAll("> members > ", content.members(), this::addMember);
    addAll("> service_accounts > ", content.serviceAccounts(), this::addServiceAccount);
    addCaller();
    // every group first: a workspace may name any of them
    addAll("> groups > ", content.groups(), this::addGroup);
    addAll("> workspaces > ", content.workspaces(), this::addWorkspace);
    for (String email :
        Objects.requireNonNullElse(content.otherOrganizations(), List.<String>of())) {
      check(
          state.findMember(email) == null,
          "> other_organizations > "
              + email
              + " is a member here, and a person can be in one organization only");
      state.elsewhere.add(Row.Member.fold(email));
    }
  }

  /** Adds every entry of an object; an error in one is reported with its place. */
  private static <V> void addAll(
      String place, @Nullable Map<String, V> values, BiConsumer<String, V> adder) {
    Objects.requireNonNullElse(values, Map.<String, V>of())
        .forEach(
            (name, value) -> {
              try {
                adder.accept(name, value);
              } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(place + name + " " + e.getMessage(), e);
              }
            });
  }

  private void addMember(String email, Person person) {
    check(MemberApi.isEmail(email), "is not a valid e-mail address");
    check(state.findMember(email) == null, "is given twice, in different case");
    boolean isCaller = Row.Member.fold(email).equals(Row.Member.fold(state.caller.name()));
    state.members.put(person.toRow(isCaller ? "m-0" : state.newId("m"), email, state));
  }

  private void addServiceAccount(String name, String role) {
    SandboxJson.checkName("", name);
    checkOneOf("", role, state.roles.organization());
    boolean isCaller = state.caller.equals(caller(SERVICE + name));
    String id = isCaller ? "s-0" : state.newId("s");
    state.serviceAccounts.put(new Row.ServiceAccount(id, name, role));
  }

  /** Adds the caller as an admin, unless it is there. */
  private void addCaller() {
    Caller caller = state.caller;
    boolean person = caller.type() == Principal.Type.MEMBER;
    check(
        person ? MemberApi.isEmail(caller.name()) : !caller.name().isBlank(),
        "> caller must be an e-mail address or service:NAME");
    Row.Member member = state.members.find(caller.id());
    check(
        member == null || member.joined(),
        "> caller has not joined, and a token belongs to somebody who has");
    String admin = state.roles.admin();
    if (person && member == null) {
      state.members.put(Person.of(admin).toRow(caller.id(), caller.name(), state));
    } else if (!person && state.serviceAccounts.find(caller.id()) == null) {
      state.serviceAccounts.put(new Row.ServiceAccount(caller.id(), caller.name(), admin));
    }
  }

  private void addGroup(String name, Map<String, String> roles) {
    SandboxJson.checkName("", name);
    Row.Group group = new Row.Group(state.newId("g"), name);
    state.groups.put(group);
    addAll(
        "> ",
        roles,
        (who, role) -> {
          check(!who.startsWith(GROUP), "is a group, and groups cannot contain groups");
          checkOneOf("", role, state.roles.group());
          state.groupMembers.put(group.id(), principal(who), role);
        });
  }

  private void addWorkspace(String name, Workspace workspace) {
    SandboxJson.checkName("", name);
    state.workspaces.put(new Row.Workspace(name, workspace.kind()));
    addAll(
        "> access > ",
        workspace.access(),
        (who, role) -> {
          checkOneOf("", role, state.roles.workspace());
          state.workspaceAccess.put(name, principal(who), role);
        });
  }

  private Principal principal(String who) {
    if (who.startsWith(SERVICE)) {
      var account = state.serviceAccounts.findByKey(who.substring(SERVICE.length()));
      return Principal.serviceAccount(idOf(account, "service_accounts"));
    }
    if (who.startsWith(GROUP)) {
      return Principal.group(idOf(state.groups.findByKey(who.substring(GROUP.length())), "groups"));
    }
    return Principal.member(idOf(state.findMember(who), "members"));
  }

  private static String idOf(@Nullable Row row, String section) {
    check(row != null, "is unknown: add it to " + section);
    return Objects.requireNonNull(row).id();
  }

  private static void checkOneOf(String place, String value, List<String> known) {
    check(
        known.contains(value),
        place + "is \"" + value + "\", and must be one of " + String.join(", ", known));
  }

  private static void check(boolean valid, String problem) {
    if (!valid) {
      throw new IllegalArgumentException(problem);
    }
  }
}
