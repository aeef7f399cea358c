package dev.rollcall.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much one plan may do.
 *
 * @param maxRemovals of each class alone
 * @param maxInvitations e-mails, or null for no limit
 * @param minAdmins joined people who are admins
 * @param protect principals that are never removed or demoted, groups that are never deleted
 * @param firstContact whether a plan that would remove most people is refused
 * @param emptyRead whether a live state that is empty is refused
 */
public record GuardLimits(
    Limit maxRemovals,
    @Nullable Integer maxInvitations,
    int minAdmins,
    List<PrincipalPattern> protect,
    boolean firstContact,
    boolean emptyRead) {
  /** The defaults. */
  public static final GuardLimits DEFAULT =
      new GuardLimits(new Limit(10, true), null, 1, List.of(), true, true);
}
