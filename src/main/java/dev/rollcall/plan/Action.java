package dev.rollcall.plan;

import java.util.Locale;

/** The verbs of a plan, in the order of its summary. */
public enum Action {
  INVITE,
  RESEND,
  CREATE,
  ADD,
  GRANT,
  SET_ROLE,
  REVOKE,
  REMOVE,
  DELETE;

  /** The word in plans and reports, such as {@code set_role}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
