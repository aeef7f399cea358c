package dev.rollcall.settings;

import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.RoleLadder;
import dev.rollcall.model.Roles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The contents of {@code rollcall.yaml}.
 *
 * @param organization the organization ID
 * @param prune whether what is live and undeclared is removed, or only listed as unmanaged
 * @param roles ladders that replace the provider's own
 * @param files globs that narrow the roster files, empty for all
 * @param sources where each key stands, by its dotted path such as {@code guards.max_removals}, and
 *     each item of a list, by its index from 0 such as {@code files.0}
 */
public record Settings(
    String organization,
    ProviderSettings provider,
    ResendPolicy invitations,
    boolean prune,
    IgnoreList ignore,
    GuardLimits guards,
    RoleOverrides roles,
    List<String> files,
    Map<String, SourceLocation> sources) {
  /**
   * Ladders that replace the provider's own, each null if it does not.
   *
   * @param organization of members and service accounts
   */
  public record RoleOverrides(
      @Nullable RoleLadder organization,
      @Nullable RoleLadder group,
      @Nullable RoleLadder workspace) {
    /** These, and where there is none the provider's own. */
    public Roles applyTo(Roles own) {
      return new Roles(
          organization == null ? own.organization() : organization,
          group == null ? own.group() : group,
          workspace == null ? own.workspace() : workspace);
    }

    /** The provider's own ladders. */
    public static final RoleOverrides NONE = new RoleOverrides(null, null, null);
  }

  /** The same with another product. */
  public Settings withProvider(ProviderSettings other) {
    return new Settings(
        organization, other, invitations, prune, ignore, guards, roles, files, sources);
  }

  /** The same for another organization. */
  public Settings withOrganization(String other) {
    return new Settings(other, provider, invitations, prune, ignore, guards, roles, files, sources);
  }

  /** The same with other ladders. */
  public Settings withRoles(RoleOverrides other) {
    return new Settings(
        organization, provider, invitations, prune, ignore, guards, other, files, sources);
  }

  /**
   * The top-level keys whose values differ from those in {@code base}, in the order of the file.
   * Where they stand does not matter.
   */
  public List<String> changedSince(Settings base) {
    Map<String, Object> before = base.values();
    return values().entrySet().stream()
        .filter(value -> !value.getValue().equals(before.get(value.getKey())))
        .map(Map.Entry::getKey)
        .toList();
  }

  private Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("organization", organization);
    values.put("provider", provider);
    values.put("invitations", invitations);
    values.put("prune", prune);
    values.put("ignore", ignore);
    values.put("guards", guards);
    values.put("roles", roles);
    values.put("files", files);
    return values;
  }

  /** Where a setting stands, or null if it is left at its default. */
  public @Nullable SourceLocation sourceOf(String path) {
    return sources.get(path);
  }
}
