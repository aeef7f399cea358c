package dev.rollcall.model;

/** The three role ladders of an organization. */
public record Roles(RoleLadder organization, RoleLadder group, RoleLadder workspace) {
  /** The ladder from which an address of this kind takes its role; a group itself has none. */
  public RoleLadder of(Kind kind) {
    return switch (kind) {
      case MEMBER, SERVICE_ACCOUNT -> organization;
      case GROUP_MEMBER -> group;
      case WORKSPACE_ACCESS -> workspace;
      case GROUP -> throw new IllegalArgumentException("a group has no role");
    };
  }
}
