package dev.rollcall.cli;

import java.util.Locale;

/** Roles as AI Hub's console writes them. */
enum ConsoleRole {
  ORGANIZATION("Manager"),
  GROUP("Group manager"),
  WORKSPACE("Workspace manager");

  /** What everybody shows as, wherever they are, who is an admin of the organization. */
  static final String ADMIN = "Admin";

  private final String manager;

  ConsoleRole(String manager) {
    this.manager = manager;
  }

  /** What the contract calls the list of these roles. */
  String ladder() {
    return name().toLowerCase(Locale.ROOT);
  }

  String shown(String role) {
    if (role.equals("manager")) {
      return manager;
    }
    return role.matches("[a-z_]+")
        ? role.substring(0, 1).toUpperCase(Locale.ROOT) + role.substring(1).replace('_', ' ')
        : role;
  }
}
