package dev.rollcall.live.aihub;

import dev.rollcall.live.http.Fields;
import dev.rollcall.live.http.UnreadableAnswerException;
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
record Organization(
    String id,
    String callerType,
    @Nullable String callerId,
    String callerName,
    Roles roles,
    String revision) {
  /** Reads the answer; a ladder it does not hold is the built-in one. */
  static Organization of(Fields answer, Roles builtIn) throws UnreadableAnswerException {
    Fields caller = answer.object("caller");
    return new Organization(
        answer.text("id"),
        caller.text("type"),
        caller.optionalText("id"),
        caller.text("name"),
        roles(answer.optionalObject("roles"), builtIn),
        answer.text("revision"));
  }

  private static Roles roles(@Nullable Fields roles, Roles builtIn)
      throws UnreadableAnswerException {
    if (roles == null) {
      return builtIn;
    }
    return new Roles(
        ladder(roles, "organization", builtIn.organization()),
        ladder(roles, "group", builtIn.group()),
        ladder(roles, "workspace", builtIn.workspace()));
  }

  private static RoleLadder ladder(Fields roles, String name, RoleLadder builtIn)
      throws UnreadableAnswerException {
    List<String> names = roles.optionalTexts(name);
    if (names == null) {
      return builtIn;
    }
    try {
      return new RoleLadder(names.stream().map(Role::new).toList());
    } catch (IllegalArgumentException e) {
      throw new UnreadableAnswerException("roles." + name + " is empty, or names a role twice");
    }
  }
}
