package dev.rollcall.live.aihub;

import dev.rollcall.live.http.InvalidResponseException;
import dev.rollcall.live.http.JsonBinding;
import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Roles;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The root of the contract: the organization, and who is asking.
 *
 * @param callerId of a member or service account
 */
record AihubOrganization(
    String id,
    String callerType,
    @Nullable String callerId,
    String callerName,
    Roles roles,
    String revision) {
  private record Root(String id, RootCaller caller, @Nullable Ladders roles, String revision) {}

  private record RootCaller(String type, @Nullable String id, String name) {}

  private record Ladders(
      @Nullable List<String> organization,
      @Nullable List<String> group,
      @Nullable List<String> workspace) {}

  /** Reads the answer; a ladder it does not hold is the built-in one. */
  static AihubOrganization of(JsonNode answer, Roles builtIn) throws InvalidResponseException {
    Root root = new JsonBinding().object(answer, Root.class);
    Ladders roles = root.roles() == null ? new Ladders(null, null, null) : root.roles();
    return new AihubOrganization(
        root.id(),
        root.caller().type(),
        root.caller().id(),
        root.caller().name(),
        new Roles(
            ladder("organization", roles.organization(), builtIn.organization()),
            ladder("group", roles.group(), builtIn.group()),
            ladder("workspace", roles.workspace(), builtIn.workspace())),
        root.revision());
  }

  private static RoleLadder ladder(String name, @Nullable List<String> roles, RoleLadder builtIn)
      throws InvalidResponseException {
    try {
      return roles == null ? builtIn : new RoleLadder(roles.stream().map(Role::new).toList());
    } catch (IllegalArgumentException e) {
      throw new InvalidResponseException("roles." + name + " is empty, or names a role twice");
    }
  }
}
