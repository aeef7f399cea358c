package dev.rollcall.settings;

import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.RoleLadder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code rollcall.yaml} says.
 *
 * @param organization the organization ID
 * @param prune whether what is live and undeclared is removed; else it is listed as unmanaged
 * @param roles ladders that replace the provider's own
 * @param files globs that narrow the roster files, empty for all
 * @param sources where each key stands, by its dotted path such as {@code guards.max_removals}, and
 *     each item of a list, by its index from 0 such as {@code files.0}
 */
public record Settings(
    String organization,
    ProviderSettings provider,
    Invitations invitations,
    boolean prune,
    Ignore ignore,
    GuardLimits guards,
    RoleOverrides roles,
    List<String> files,
    Map<String, SourceLocation> sources) {
  /**
   * Ladders that replace the provider's own, each null where it does not.
   *
   * @param organization of members and service accounts
   */
  public record RoleOverrides(
      @Nullable RoleLadder organization,
      @Nullable RoleLadder group,
      @Nullable RoleLadder workspace) {
    /** The provider's ladders hold. */
    public static final RoleOverrides NONE = new RoleOverrides(null, null, null);
  }

  /** Where a setting stands, or null where it was left at its default. */
  public @Nullable SourceLocation sourceOf(String path) {
    return sources.get(path);
  }
}
