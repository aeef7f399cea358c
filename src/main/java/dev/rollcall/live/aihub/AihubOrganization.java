package dev.rollcall.live.aihub;

import dev.rollcall.live.http.InvalidResponseException;
import dev.rollcall.live.http.JsonFields;
import dev.rollcall.model.Role;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Roles;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
  /** Reads the answer; a ladder it does not hold is the built-in one. */
  static AihubOrganization of(JsonFields answer, Roles builtIn) throws InvalidResponseException {
    JsonFields caller = answer.object("caller");
    return new AihubOrganization(
        answer.text("id"),
        caller.text("type"),
        caller.optionalText("id"),
        caller.text("name"),
        roles(answer.optionalObject("roles"), builtIn),
        answer.text("revision"));
  }

  private static Roles roles(@Nullable JsonFields roles, Roles builtIn)
      throws InvalidResponseException {
    if (roles == null) {
      return builtIn;
    }
    return new Roles(
        ladder(roles, "organization", builtIn.organization()),
        ladder(roles, "group", builtIn.group()),
        ladder(roles, "workspace", builtIn.workspace()));
  }

  private static RoleLadder ladder(JsonFields roles, String name, RoleLadder builtIn)
      throws InvalidResponseException {
    List<String> names = roles.optionalTexts(name);
    if (names == null) {
      return builtIn;
    }
    try {
      return new RoleLadder(names.stream().map(Role::new).toList());
    } catch (IllegalArgumentException e) {
      throw new InvalidResponseException("roles." + name + " is empty, or names a role twice");
    }
  }
}
