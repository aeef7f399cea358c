package dev.rollcall.plan;

/** The codes of what a plan warns of. */
final class WarningCodes {
  static final String NOT_PRESENT = "not-present";
  static final String WORKSPACE_MISSING = "workspace-missing";
  static final String WORKSPACE_PERSONAL = "workspace-personal";
  static final String NO_EFFECT_WHILE_ADMIN = "no-effect-while-admin";
  static final String INVITATION_EXPIRED = "invitation-expired";
  static final String LAST_SENT_UNKNOWN = "last-sent-unknown";
  static final String CALLER_UNDECLARED = "caller-undeclared";
  static final String NO_LONGER_MANAGED = "no-longer-managed";
  static final String FEW_ADMINS = "few-admins";

  private WarningCodes() {}
}
