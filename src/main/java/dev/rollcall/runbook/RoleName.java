package dev.rollcall.runbook;

import dev.rollcall.model.Kind;
import dev.rollcall.model.Role;
import java.util.regex.Pattern;

/** A role as the console shows it. */
final class RoleName {
  private static final Role MANAGER = new Role("manager");
  private static final Pattern PLAIN = Pattern.compile("[a-z]+(_[a-z]+)*");

  private RoleName() {}

  static String of(Role role, Kind kind) {
    if (role.equals(MANAGER) && kind == Kind.GROUP_MEMBER) {
      return "**Group manager**";
    }
    if (role.equals(MANAGER) && kind == Kind.WORKSPACE_ACCESS) {
      return "**Workspace manager**";
    }
    String name = role.name();
    if (!PLAIN.matcher(name).matches()) {
      return RunbookMarkdown.code(name);
    }
    return "**"
        + Character.toUpperCase(name.charAt(0))
        + name.substring(1).replace('_', ' ')
        + "**";
  }
}
