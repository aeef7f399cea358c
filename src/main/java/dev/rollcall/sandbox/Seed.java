package dev.rollcall.sandbox;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a fresh sandbox starts with; {@code schemas/sandbox.schema.json} says how a person writes
 * it. The caller's id is fixed, so that it is known before the members are.
 */
final class Seed {
  private static final String CALLER = "admin@sandbox.example";
  private static final String ORGANIZATION = "sandbox";
  private static final String SERVICE = "service:";
  private static final String GROUP = "group:";

  private final OrganizationState contents;
  private final SeedMember members;

  private Seed(OrganizationState contents) {
    this.contents = contents;
    this.members = new SeedMember(contents);
  }

  /** One joined admin, the caller, and these shared workspaces. */
  static OrganizationState none(SandboxOptions options) {
    String organization = Objects.requireNonNullElse(options.organization(), ORGANIZATION);
    OrganizationState contents =
        new OrganizationState(
            organization, caller(CALLER), Roles.BUILT_IN, options.clock().instant());
    new Seed(contents).addCaller();
    options.workspaces().forEach(name -> contents.workspaces.put(new Row.Workspace(name, false)));
    return contents;
  }

  /**
   * What the seed says, in the organization that the options name, else the seed, else {@code
   * sandbox}.
   */
  static OrganizationState read(JsonInput input, SandboxOptions options) throws HttpErrorException {
    input.only(
        "$schema",
        "organization",
        "caller",
        "roles",
        "members",
        "service_accounts",
        "groups",
        "workspaces",
        "other_organizations");
    String organization = organization(input.field("organization"), options.organization());
    Caller caller = caller(input.field("caller"));
    Roles roles = Roles.read(input.field("roles"));
    OrganizationState contents =
        new OrganizationState(organization, caller, roles, options.clock().instant());
    new Seed(contents).fill(input);
    return contents;
  }

  private static String organization(JsonInput input, @Nullable String asked)
      throws HttpErrorException {
    String named = input.textOrDefault(Objects.requireNonNullElse(asked, ORGANIZATION));
    if (asked != null && !asked.equals(named)) {
      throw input.problem("is " + named + ", and the sandbox is started for " + asked);
    }
    return named;
  }

  private static Caller caller(JsonInput input) throws HttpErrorException {
    String name = input.textOrDefault(CALLER);
    if (!MemberRules.isEmail(name) && !name.matches(SERVICE + ".*\\S.*")) {
      throw input.problem("must be an e-mail address or service:NAME");
    }
    return caller(name);
  }

  private static Caller caller(String name) {
    return name.startsWith(SERVICE)
        ? new Caller(Principal.serviceAccount("s-0"), name.substring(SERVICE.length()))
        : new Caller(Principal.member("m-0"), name);
  }

  private void fill(JsonInput input) throws HttpErrorException {
    each(input.field("members"), this::member);
    each(input.field("service_accounts"), this::serviceAccount);
    checkCaller(input.field("caller"));
    // every group first: a workspace may name any of them
    each(input.field("groups"), this::group);
    each(input.field("workspaces"), this::workspace);
    for (JsonInput email : input.field("other_organizations").items()) {
      elsewhere(email);
    }
  }

  /** Reads one field of an object. */
  private interface Entry {
    void read(String name, JsonInput value) throws HttpErrorException;
  }

  private static void each(JsonInput object, Entry entry) throws HttpErrorException {
    for (Map.Entry<String, JsonInput> field : object.entries().entrySet()) {
      entry.read(field.getKey(), field.getValue());
    }
  }

  private void member(String email, JsonInput value) throws HttpErrorException {
    if (!MemberRules.isEmail(email)) {
      throw value.problem("is not named by an e-mail address");
    }
    String key = Row.Member.fold(email);
    if (contents.members.findByKey(key) != null) {
      throw value.problem("is there twice, in another case");
    }
    boolean isCaller = key.equals(Row.Member.fold(contents.caller.name()));
    contents.members.put(members.read(isCaller ? "m-0" : contents.newId("m"), email, value));
  }

  private void serviceAccount(String name, JsonInput value) throws HttpErrorException {
    boolean isCaller = contents.caller.equals(caller(SERVICE + name));
    String role = value.oneOf(contents.roles.organization());
    contents.serviceAccounts.put(
        new Row.ServiceAccount(
            isCaller ? "s-0" : contents.newId("s"), value.checkName(name), role));
  }

  private void checkCaller(JsonInput input) throws HttpErrorException {
    Principal principal = contents.caller.principal();
    Row.Member member = contents.members.find(principal.id());
    if (member != null && !member.joined()) {
      throw input.problem("is invited only; a token belongs to somebody who has joined");
    }
    if (member == null && contents.serviceAccounts.find(principal.id()) == null) {
      addCaller();
    }
  }

  private void addCaller() {
    Caller caller = contents.caller;
    String id = caller.principal().id();
    String admin = contents.roles.admin();
    if (caller.principal().type() == Principal.Type.MEMBER) {
      contents.members.put(members.joinedNow(id, caller.name(), admin));
    } else {
      contents.serviceAccounts.put(new Row.ServiceAccount(id, caller.name(), admin));
    }
  }

  private void group(String name, JsonInput value) throws HttpErrorException {
    Row.Group group = new Row.Group(contents.newId("g"), value.checkName(name));
    contents.groups.put(group);
    each(value, (who, role) -> groupMember(group, who, role));
  }

  private void groupMember(Row.Group group, String who, JsonInput role) throws HttpErrorException {
    if (who.startsWith(GROUP)) {
      throw role.problem("puts a group into a group; groups are flat");
    }
    contents.groupMembers.put(group.id(), principal(who, role), role.oneOf(contents.roles.group()));
  }

  private void workspace(String name, JsonInput value) throws HttpErrorException {
    value.only("kind", "access");
    String kind = value.field("kind").oneOfOrDefault(WorkspaceRules.KINDS, "shared");
    boolean personal = kind.equals("personal");
    contents.workspaces.put(new Row.Workspace(value.checkName(name), personal));
    if (personal && !value.field("access").absent()) {
      throw value.field("access").problem("cannot be given: the workspace is personal");
    }
    each(value.field("access"), (who, role) -> access(name, who, role));
  }

  private void access(String workspace, String who, JsonInput role) throws HttpErrorException {
    contents.workspaceAccess.put(
        workspace, principal(who, role), role.oneOf(contents.roles.workspace()));
  }

  private Principal principal(String who, JsonInput place) throws HttpErrorException {
    if (who.startsWith(SERVICE)) {
      var account = contents.serviceAccounts.findByKey(who.substring(SERVICE.length()));
      return Principal.serviceAccount(known(account, place, "service_accounts").id());
    }
    if (who.startsWith(GROUP)) {
      var group = contents.groups.findByKey(who.substring(GROUP.length()));
      return Principal.group(known(group, place, "groups").id());
    }
    var member = contents.members.findByKey(Row.Member.fold(who));
    return Principal.member(known(member, place, "members").id());
  }

  private static Row.Keyed known(Row.@Nullable Keyed row, JsonInput place, String section)
      throws HttpErrorException {
    if (row == null) {
      throw place.problem("names nobody: add it to " + section);
    }
    return row;
  }

  private void elsewhere(JsonInput input) throws HttpErrorException {
    String key = Row.Member.fold(input.text());
    if (contents.members.findByKey(key) != null) {
      throw input.problem("is a member here, and a person is in one organization only");
    }
    contents.elsewhere.add(key);
  }
}
